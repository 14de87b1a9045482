//! What a user can get wrong at compile time, and the message they see, word for word: misuse of a generated client
//! (`client`) and of `#[derive(Validate)]` (`validate`). What has to compile although it looks odd are the other tests here.
//!
//! Each case is compiled with all dependencies of this package, which therefore are few. The words are those of one
//! compiler, so another one leaves these cases out.

#[path = "../../tests/compiler/mod.rs"]
mod compiler;

use std::path::PathBuf;

#[test]
fn mistakes_are_told_at_their_place() {
    if !compiler::is_known("messages") {
        return;
    }
    let cases = trybuild::TestCases::new();
    for file in files("client").into_iter().chain(files("validate")) {
        cases.compile_fail(&file);
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
