//! Specs that are refused, with the whole message. A folder per rule, named like it; in it one case for each thing to show:
//! a file (a resource, or an `api.yaml` if it says `specwright:`) that the files of `_base` complete, or a folder with all
//! files of its spec. The message is beside it, as `.txt`. To write the messages anew, run the tests with
//! `SPECWRIGHT_BLESS=1` and look at the difference.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use specwright_codegen::diagnostic::Severity;
use specwright_codegen::{LARGEST_FILE, compile, load_folder, render, rules};

/// The folder with the files that complete a case of one file.
const BASE: &str = "_base";

/// A spec that is refused.
struct Case {
    rule: String,
    /// Beside the case, with its expected message.
    expected: PathBuf,
    files: Vec<(String, Vec<u8>)>,
}

#[test]
fn messages_are_as_expected() {
    let bless = env::var_os("SPECWRIGHT_BLESS").is_some();
    let wrong: Vec<String> = cases().iter().filter_map(|case| judge(case, bless)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let folders: BTreeSet<String> = entries(&root())
        .iter()
        .map(|path| stem(path))
        .filter(|name| name != BASE)
        .collect();
    let rules: BTreeSet<String> = rules::all().iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(folders, rules);
    let shown: BTreeSet<String> = cases().into_iter().map(|case| case.rule).collect();
    assert_eq!(shown, rules);
}

#[test]
fn every_message_has_a_case() {
    let known: BTreeSet<PathBuf> = cases().into_iter().map(|case| case.expected).collect();
    let messages = entries(&root()).into_iter().flat_map(|folder| entries(&folder));
    for message in messages.filter(|path| has_extension(path, "txt")) {
        assert!(known.contains(&message), "{} has no case", message.display());
    }
}

/// What is wrong with a case, if anything. Every finding must be the one that the case is there for.
fn judge(case: &Case, bless: bool) -> Option<String> {
    let outcome = compile(case.files.clone());
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    let place = case.expected.display();
    let has_errors = outcome
        .diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error);
    if outcome.model.is_some() == has_errors {
        return Some(format!("{place}: errors and a model at once, or neither\n{shown}"));
    }
    let others: Vec<_> = outcome
        .diagnostics
        .iter()
        .map(|found| found.rule.id)
        .filter(|id| *id != case.rule)
        .collect();
    if outcome.diagnostics.is_empty() || !others.is_empty() {
        return Some(format!(
            "{place}: should only show {}, not {others:?}\n{shown}",
            case.rule
        ));
    }
    if bless {
        fs::write(&case.expected, &shown).unwrap();
        return None;
    }
    let expected = fs::read_to_string(&case.expected)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    (expected != shown).then(|| format!("{place}: expected\n{expected}\nfound\n{shown}"))
}

fn cases() -> Vec<Case> {
    let folders = entries(&root())
        .into_iter()
        .filter(|path| path.is_dir() && stem(path) != BASE);
    let mut cases: Vec<Case> = folders.flat_map(|folder| cases_of_rule(&folder)).collect();
    cases.push(just_too_large());
    cases
}

fn cases_of_rule(folder: &Path) -> Vec<Case> {
    let inputs = entries(folder)
        .into_iter()
        .filter(|path| path.is_dir() || has_extension(path, "yaml"));
    inputs
        .map(|input| Case {
            rule: stem(folder),
            expected: input.with_extension("txt"),
            files: if input.is_dir() {
                load_folder(&input).unwrap().into_iter().map(without_folder).collect()
            } else {
                completed(fs::read(&input).unwrap())
            },
        })
        .collect()
}

/// A file of four megabytes is better made than kept.
fn just_too_large() -> Case {
    let mut resource = fs::read(root().join(BASE).join("orders.yaml")).unwrap();
    resource.push(b'#');
    resource.resize(LARGEST_FILE + 1, b'.');
    Case {
        rule: "file-too-large".to_owned(),
        expected: root().join("file-too-large/just_too_large.txt"),
        files: completed(resource),
    }
}

/// The file of a case with the one of `_base` that it is not.
fn completed(case: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let is_api = contains(&case, b"specwright:");
    let (name, other) = if is_api {
        ("api.yaml", "orders.yaml")
    } else {
        ("orders.yaml", "api.yaml")
    };
    let base = fs::read(root().join(BASE).join(other)).unwrap();
    vec![(name.to_owned(), case), (other.to_owned(), base)]
}

/// Whether the bytes hold the letters, be they UTF-8 or UTF-16.
fn contains(bytes: &[u8], letters: &[u8]) -> bool {
    let narrow: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    narrow.windows(letters.len()).any(|window| window == letters)
}

/// Messages name the files as if they lay in the current folder.
fn without_folder((path, bytes): (String, Vec<u8>)) -> (String, Vec<u8>) {
    let name = Path::new(&path).file_name().unwrap().to_string_lossy().into_owned();
    (name, bytes)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reject")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    entries
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}
