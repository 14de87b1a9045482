//! Documents as they are kept in `tests/snapshots/openapi`: `orders.yaml` is that of the spec `orders` in `spec` or in
//! `tests/accept`, `orders.losses.txt` what it cannot say. With `UPDATE_OPENAPI` set they are written anew, so a new one
//! begins as an empty file.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_openapi::export::{Exported, export};
use support::{compiled, root};

#[test]
fn the_documents_are_as_they_were() {
    let folder = root().join("tests/snapshots/openapi");
    let mut wrong = Vec::new();
    let kept = kept(&folder);
    assert!(kept.len() > 2, "no documents in {}", folder.display());
    for api in kept {
        let exported = export(&compiled(&spec(&api)));
        let files = [
            (format!("{api}.yaml"), exported.document.to_yaml()),
            (format!("{api}.losses.txt"), losses(&exported)),
        ];
        for (name, text) in files {
            let path = folder.join(&name);
            if std::env::var_os("UPDATE_OPENAPI").is_some() {
                fs::write(&path, &text).unwrap();
            }
            if fs::read_to_string(&path).unwrap_or_default() != text {
                wrong.push(name);
            }
        }
    }
    assert!(wrong.is_empty(), "not as kept, see UPDATE_OPENAPI: {wrong:?}");
}

/// The names of the documents that are kept.
fn kept(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let names = entries.filter_map(|name| Some(name.to_str()?.strip_suffix(".yaml")?.to_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn spec(name: &str) -> PathBuf {
    let folders = ["spec", "tests/accept"].map(|folder| root().join(folder).join(name));
    let found = folders.into_iter().find(|folder| folder.is_dir());
    found.unwrap_or_else(|| root().join(name))
}

fn losses(exported: &Exported) -> String {
    let mut text = String::new();
    for loss in &exported.losses {
        writeln!(text, "{loss}").unwrap();
    }
    text
}
