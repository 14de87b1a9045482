//! Specs of the tests.
#![allow(dead_code, reason = "no test uses all of it")]

pub(crate) mod edits;
pub(crate) mod skeleton;

use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::{Outcome, compile, render};
use specwright_diff::Side;

/// A spec that compiles.
pub(crate) struct Spec(Outcome);

impl Spec {
    /// The files of a text in which each stands after a line with its name: `# api.yaml`.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let outcome = compile(files(&text));
        let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
        match outcome.model {
            Some(_) => Ok(Self(outcome)),
            None => Err(format!("{}:\n{shown}", path.display())),
        }
    }

    /// As one of the two sides of a comparison.
    pub(crate) fn side(&self) -> Side<'_> {
        Side {
            model: self.0.model.as_ref().unwrap(),
            sources: &self.0.sources,
        }
    }
}

/// The files of a text and their names.
pub(crate) fn files(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let name = line
            .strip_prefix("# ")
            .filter(|name| name.ends_with(".yaml") && !name.contains(' '));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => panic!("a line before the first file's name: {line}"),
        }
    }
    files
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect()
}

/// The folder with a folder for each rule.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/semver")
}

/// Every case of every rule, in the order of their names.
pub(crate) fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = folders_in(&folder()).iter().flat_map(|rule| folders_in(rule)).collect();
    cases.sort();
    cases
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}
