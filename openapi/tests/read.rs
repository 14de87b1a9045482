//! Documents with one feature each, and what is read of them. `UPDATE=1` writes the expected texts anew.
#![allow(clippy::panic, clippy::unwrap_used, reason = "helpers of tests end a test so")]

#[path = "support/outline.rs"]
mod outline;

use std::fs;
use std::path::{Path, PathBuf};

use specwright_openapi::document::read;

#[test]
fn documents_are_read_as_expected() {
    check_folder("read");
}

/// Files that want to hurt: what is read of them, or why nothing is.
#[test]
fn hostile_documents_end_in_a_report() {
    check_folder("hostile");
}

fn check_folder(folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let files = documents(&folder);
    assert!(!files.is_empty(), "no documents in {}", folder.display());
    let wrong: Vec<_> = files.iter().filter_map(|file| check(file)).collect();
    assert!(wrong.is_empty(), "{}\nUPDATE=1 writes what is read", wrong.join("\n"));
}

/// What is wrong with the reading of a file.
fn check(file: &Path) -> Option<String> {
    let name = file.file_name().unwrap().to_str().unwrap();
    let text = match read(name, &fs::read(file).unwrap()) {
        Ok(document) => outline::outline(&document),
        Err(not_read) => format!("not read\n{not_read}\n"),
    };
    let expected_file = file.with_extension("expected.txt");
    let expected = fs::read_to_string(&expected_file).unwrap_or_default();
    if text == expected {
        return None;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected_file, text).unwrap();
        return None;
    }
    let differing = text.lines().zip(expected.lines()).find(|(new, old)| new != old);
    Some(format!("{name}: {differing:?}"))
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension != "txt"));
    files.sort();
    files
}
