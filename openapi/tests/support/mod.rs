//! What the tests share: where the repository is, its specs, and their models.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::{Checked, compile, load_folder, render};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The model of a spec that compiles.
pub(crate) fn compiled(folder: &Path) -> Checked {
    let outcome = compile(load_folder(folder).unwrap());
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    assert!(outcome.model.is_some(), "{}:\n{shown}", folder.display());
    outcome.model.unwrap()
}

/// Every spec that compiles: those of the shipped APIs and the cases of `tests/accept`.
pub(crate) fn specs() -> Vec<PathBuf> {
    let folders = ["spec", "tests/accept"].map(|folder| root().join(folder));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut specs: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("api.yaml").is_file())
        .collect();
    specs.sort();
    specs
}
