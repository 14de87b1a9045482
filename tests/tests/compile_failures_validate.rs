//! What `#[derive(Validate)]` says about mistakes, word for word, and what it must take without a word.
//!
//! `ui/validate` holds a file for each kind of mistake; those named `pass_…` compile and run.

use std::fs;

#[test]
fn mistakes_are_told_at_their_place() {
    let cases = trybuild::TestCases::new();
    let mut files: Vec<_> = fs::read_dir("ui/validate")
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("pass_") {
            cases.pass(&file);
        } else {
            cases.compile_fail(&file);
        }
    }
}
