//! Pairs of specs and what changed between them: `tests/semver/<rule>/<case>`, read by anyone who drops one in.
//!
//! `before.yaml` and `after.yaml` hold the files of a spec, each after a line with its name (`# api.yaml`); `changes.txt`
//! holds a line for each finding. `UPDATE=1` writes it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a file that cannot be read fails the test"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use specwright_diff::rules::RULES;
use specwright_diff::{Changes, diff};
use support::{Spec, cases, folder};

#[test]
fn pairs_have_the_changes_that_they_are_said_to_have() {
    let mut wrong = Vec::new();
    for case in cases() {
        let sides = ["before.yaml", "after.yaml"].map(|file| Spec::read(&case.join(file)));
        let (old, new) = match sides {
            [Ok(old), Ok(new)] => (old, new),
            refused => {
                wrong.extend(refused.into_iter().filter_map(Result::err));
                continue;
            }
        };
        let found = lines(&diff(old.side(), new.side()));
        let rule = case.parent().unwrap().file_name().unwrap().to_str().unwrap();
        if !found.lines().any(|line| line.split(" | ").next() == Some(rule)) {
            wrong.push(format!("{}: nothing of `{rule}` in\n{found}", case.display()));
        }
        if let Some(difference) = compare(&case.join("changes.txt"), &found) {
            wrong.push(difference);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_spec_is_equal_to_itself() {
    for case in cases() {
        for side in ["before.yaml", "after.yaml"] {
            let Ok(spec) = Spec::read(&case.join(side)) else {
                continue;
            };
            assert_eq!(
                diff(spec.side(), spec.side()).findings,
                [],
                "{}",
                case.join(side).display()
            );
        }
    }
}

#[test]
fn every_rule_has_a_case_and_every_case_a_program() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    let folders: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, rules);
    for case in cases() {
        assert!(case.join("user.rs").exists(), "{}", case.display());
    }
}

/// `rule | owner | subject | wire | rust`.
fn lines(changes: &Changes) -> String {
    let mut text = String::new();
    for finding in &changes.findings {
        let owner = finding.owner.as_deref().unwrap_or("-");
        let subject = if finding.subject.is_empty() {
            "-"
        } else {
            &finding.subject
        };
        let (wire, rust) = (finding.wire.verdict.as_str(), finding.rust.verdict.as_str());
        text.push_str(&format!(
            "{} | {owner} | {subject} | {wire} | {rust}\n",
            finding.rule.id
        ));
    }
    text
}

fn compare(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).unwrap();
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != found).then(|| format!("{}:\n--- expected\n{expected}--- found\n{found}", path.display()))
}
