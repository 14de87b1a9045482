//! What a user can get wrong at compile time, and the message they see, word for word: misuse of a generated client
//! (`ui/client`) and of `#[derive(Validate)]` (`ui/validate`). Files named `pass_…` compile and run.
//!
//! The words are those of one compiler, so another one leaves these cases out.

mod compiler;

use std::path::PathBuf;

#[test]
fn mistakes_are_told_at_their_place() {
    if !compiler::is_known("messages") {
        return;
    }
    let cases = trybuild::TestCases::new();
    for file in files("ui/client").into_iter().chain(files("ui/validate")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        match name.starts_with("pass_") {
            true => cases.pass(&file),
            false => cases.compile_fail(&file),
        }
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases");
    let paths = entries.map(|entry| entry.expect("a case").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} is empty");
    files
}
