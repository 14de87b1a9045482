//! What the README shows of the command's output is what the command prints.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::Folder;

#[test]
fn the_output_of_generate() {
    let folder = fresh_clone("readme-generate");
    let run = folder.run(&["generate"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_shown(&run.stdout);
}

#[test]
fn the_output_of_check() {
    let folder = fresh_clone("readme-check");
    let file = folder.path().join("spec/textmarketer/account.yaml");
    let spec = fs::read_to_string(&file).unwrap();
    let spec = spec
        .replace("length: 3..40", "lenght: 3..40")
        .replace("request: POST /account", "request: POST account");
    fs::write(file, spec).unwrap();
    let run = folder.run(&["check", "spec/textmarketer"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_shown(&run.stdout);
}

#[test]
fn the_last_line_of_coverage() {
    let folder = fresh_clone("readme-coverage");
    let facts = fs::read_to_string(root().join("tests/coverage/textmarketer.yaml")).unwrap();
    folder.write("facts.yaml", &facts);
    let run = folder.run(&["coverage", "spec/textmarketer", "--facts", "facts.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_shown(run.stdout.lines().last().unwrap());
}

/// What a fresh clone has of the specs and the generated crates.
fn fresh_clone(test: &str) -> Folder {
    let folder = Folder::new(test);
    fs::create_dir(folder.path().join("runtime")).unwrap();
    folder.write("Cargo.toml", "[workspace]\n");
    for part in ["spec", "generated"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    folder
}

#[track_caller]
fn assert_shown(output: &str) {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.contains(output.trim_end());
    assert!(shown, "the README does not show this output:\n{output}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}
