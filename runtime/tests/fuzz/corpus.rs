//! The documents that mutations begin with: files by reader.

use std::fs;
use std::path::{Path, PathBuf};

fn folder(reader: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(reader)
}

/// The document in that file.
pub(crate) fn document(reader: &str, file: &str) -> Vec<u8> {
    fs::read(folder(reader).join(file)).unwrap()
}

/// In the order of their names, so that every run is the same.
pub(crate) fn documents(reader: &str) -> Vec<Vec<u8>> {
    let folder = folder(reader);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}
