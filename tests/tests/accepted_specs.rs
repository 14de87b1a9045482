//! Small specs that are fine: one feature each, and for every rule a near miss that it must leave alone. What they compile
//! to is looked at by other tests; here they compile without a single finding.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::{compile, load_folder, render, rules};

/// The beginning of the names of near misses; the rule's id follows, with `_`.
const NEAR: &str = "near_";

#[test]
fn accepted_specs_have_no_findings() {
    let wrong: Vec<String> = cases().iter().filter_map(|case| judge(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_near_miss() {
    let names: BTreeSet<String> = cases().iter().map(|case| name(case)).collect();
    let near = names
        .iter()
        .filter_map(|name| name.strip_prefix(NEAR).map(str::to_owned));
    let expected: BTreeSet<String> = rules::all().iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert_eq!(near.collect::<BTreeSet<_>>(), expected);
}

/// What is wrong with a case, if anything.
fn judge(case: &Path) -> Option<String> {
    let outcome = compile(load_folder(case).unwrap());
    let is_fine = outcome.diagnostics.is_empty() && outcome.model.is_some();
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    (!is_fine).then(|| format!("accept/{}:\n{shown}", name(case)))
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("accept");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
