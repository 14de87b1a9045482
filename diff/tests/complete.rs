//! No change is overlooked: every small edit of many specs, and what is found of it.
//!
//! Each edit of each spec is a case; `STRIDE=1` tries all of them, otherwise every so many.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a file that cannot be read fails the test"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::emit::{FileSet, Layout, emit_client};
use specwright_codegen::{Outcome, compile, load_folder};
use specwright_diff::{Changes, Side, Verdict, diff};
use support::edits::edits;
use support::skeleton::Skeleton;

/// What is new on the one side is gone on the other.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["operation-added"], &["operation-removed"]),
    (&["resource-added"], &["resource-removed"]),
    (
        &["request-field-added", "request-field-added-required"],
        &["request-field-removed"],
    ),
    (
        &["answer-field-added", "answer-field-added-required"],
        &["answer-field-removed"],
    ),
    (&["request-field-required"], &["request-field-optional"]),
    (&["answer-field-required"], &["answer-field-optional"]),
    (&["type-added"], &["type-removed"]),
    (&["type-builder-added"], &["type-builder-removed"]),
    (&["enum-value-added"], &["enum-value-removed"]),
    (&["union-member-added"], &["union-member-removed"]),
    (&["error-added"], &["error-removed"]),
    (&["error-details-added"], &["error-details-removed"]),
    (&["server-added"], &["server-removed"]),
    (&["server-variable-added"], &["server-variable-removed"]),
    (&["credential-added"], &["credential-removed"]),
    (&["auth-added"], &["auth-removed"]),
    (&["error-body-added"], &["error-body-removed"]),
    (&["default-added"], &["default-removed"]),
    (&["group-added"], &["group-removed"]),
    (&["pages-added"], &["pages-removed"]),
    (&["pending-added"], &["pending-removed"]),
    (&["success-status-added"], &["success-status-removed"]),
    (&["operation-deprecated"], &["operation-undeprecated"]),
    (&["field-deprecated"], &["field-undeprecated"]),
    (&["error-deprecated"], &["error-undeprecated"]),
    (&["answer-wire-name-added"], &["answer-wire-name-removed"]),
    (&["other-root-added"], &["other-root-removed"]),
    (&["answer-form-widened"], &["answer-form-narrowed"]),
];

#[test]
fn no_edit_of_a_small_spec_is_overlooked() {
    judge(&folders_in("tests/accept"), 127);
}

#[test]
fn no_edit_of_a_shipped_spec_is_overlooked() {
    judge(&folders_in("spec"), 2999);
}

/// Any two specs can be compared, however little they have in common.
#[test]
fn any_two_specs_can_be_compared() {
    let specs: Vec<Spec> = folders_in("tests/accept").iter().map(|folder| read(folder)).collect();
    for pair in specs.windows(2) {
        let problem = problem(&pair[0], &pair[1]);
        assert_eq!(problem, None);
    }
}

/// Compares each spec with itself after every edit, as long as it compiles.
fn judge(folders: &[PathBuf], usual: usize) {
    let stride = std::env::var("STRIDE")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual);
    let mut wrong = Vec::new();
    let mut compared = 0;
    // Each spec begins elsewhere, so that the edits of all of them are of all kinds.
    let mut skipped = 0;
    for folder in folders {
        let files = load_folder(folder).unwrap();
        let old = Spec::of(files.clone()).unwrap();
        let mut last: Option<(Spec, String)> = None;
        for (index, (name, bytes)) in files.iter().enumerate() {
            for edit in edits(std::str::from_utf8(bytes).unwrap()) {
                skipped += 1;
                if skipped % stride != 0 {
                    continue;
                }
                let mut files = files.clone();
                files[index].1 = edit.text.into_bytes();
                let Some(new) = Spec::of(files) else {
                    continue;
                };
                compared += 1;
                if let Some(problem) = problem(&old, &new) {
                    wrong.push(format!("{name}, {}: {problem}", edit.told));
                }
                // Two edits at once: what the one before did is undone.
                if let Some((before, told)) = &last
                    && let Some(problem) = problem(before, &new)
                {
                    wrong.push(format!("{name}, from {told} to {}: {problem}", edit.told));
                }
                last = Some((new, edit.told));
            }
        }
    }
    assert!(compared > 5, "only {compared} edits compile");
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A spec that compiles, and what is emitted of it.
struct Spec {
    outcome: Outcome,
    sources: FileSet,
    skeleton: Skeleton,
}

impl Spec {
    /// `None`: it does not compile.
    fn of(files: Vec<(String, Vec<u8>)>) -> Option<Self> {
        let outcome = compile(files);
        let sources = emit_client(outcome.model.as_ref()?, Layout::Included);
        let skeleton = Skeleton::of(&sources);
        Some(Self {
            outcome,
            sources,
            skeleton,
        })
    }

    fn side(&self) -> Side<'_> {
        Side {
            model: self.outcome.model.as_ref().unwrap(),
            sources: &self.outcome.sources,
        }
    }
}

/// What is wrong with the findings of a pair, if anything.
fn problem(old: &Spec, new: &Spec) -> Option<String> {
    let there = diff(old.side(), new.side());
    let back = diff(new.side(), old.side());
    if there.findings.is_empty() != back.findings.is_empty() {
        return Some("something there and nothing back".to_owned());
    }
    if there.findings.is_empty() && old.sources != new.sources {
        return Some(format!(
            "nothing found, but {}",
            first_difference(&old.sources, &new.sources)
        ));
    }
    if let Some(finding) = there
        .findings
        .iter()
        .find(|finding| finding.old.is_none() && finding.new.is_none())
    {
        return Some(format!("{} has no place", finding.rule.id));
    }
    if let Some(wrong) = misjudged(&there, old, new) {
        return Some(wrong);
    }
    OPPOSITES.iter().find_map(|(added, removed)| {
        let (there_added, back_removed) = (count(&there, added), count(&back, removed));
        let (there_removed, back_added) = (count(&there, removed), count(&back, added));
        let is_even = there_added == back_removed && there_removed == back_added;
        (!is_even).then(|| {
            format!("{added:?}: {there_added} there, {back_removed} gone back; {there_removed} gone there, {back_added} back")
        })
    })
}

/// What programs can name is what is judged: what is gone breaks them, what is new does not, and nothing else does but the
/// crate's name.
fn misjudged(changes: &Changes, old: &Spec, new: &Spec) -> Option<String> {
    let (before, after) = (&old.skeleton, &new.skeleton);
    let gone = before.items.difference(&after.items).next();
    let come = after.items.difference(&before.items).next();
    let asked = after.required.difference(&before.required).find(|line| {
        let builder = line.split(" requires ").next().unwrap_or_default();
        before.items.contains(builder)
    });
    let verdict = changes.rust();
    match (gone.or(asked), come) {
        (Some(item), _) if verdict != Verdict::Major => Some(format!("{verdict:?}, but `{item}` breaks")),
        (None, Some(item)) if verdict < Verdict::Minor => Some(format!("{verdict:?}, but `{item}` is new")),
        (None, _) if verdict == Verdict::Major => {
            let major = changes
                .findings
                .iter()
                .filter(|finding| finding.rust.verdict == Verdict::Major);
            let rule = major.map(|finding| finding.rule.id).find(|id| *id != "api-renamed")?;
            Some(format!("{rule} is major, but nothing is gone"))
        }
        _ => None,
    }
}

fn count(changes: &Changes, rules: &[&str]) -> usize {
    changes
        .findings
        .iter()
        .filter(|finding| rules.contains(&finding.rule.id))
        .count()
}

fn first_difference(old: &FileSet, new: &FileSet) -> String {
    let lines = |files: &FileSet| -> Vec<String> {
        files
            .values()
            .flat_map(|text| text.lines().map(str::to_owned))
            .collect()
    };
    let (old, new) = (lines(old), lines(new));
    let differing = old.iter().zip(&new).find(|(old, new)| old != new);
    differing.map_or_else(
        || "one has more lines".to_owned(),
        |(old, new)| format!("`{old}` is `{new}`"),
    )
}

fn read(folder: &Path) -> Spec {
    Spec::of(load_folder(folder).unwrap()).unwrap()
}

/// The folders of specs in a folder of the repository.
fn folders_in(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let mut found: BTreeMap<String, PathBuf> = BTreeMap::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.join("api.yaml").exists() {
            found.insert(path.to_string_lossy().into_owned(), path);
        }
    }
    found.into_values().collect()
}

/// The judge of the judge: what it reads of an emitted client.
#[test]
fn the_skeleton_of_a_client_is_what_programs_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accept/error_details");
    let skeleton = read(&root).skeleton;
    for line in [
        "client.rs: pub struct Client { orders : Orders }",
        "orders.rs: pub struct Change",
        "orders.rs: pub struct Read, errors ReadErrorKind { NotFound }",
        "orders.rs: pub struct Read, errors ReadErrorKind { Busy }",
        "orders.rs: pub struct Read, answer { pub id : i64 }",
        "orders.rs: pub struct ChangeNotFoundDetails { pub retry_after : Option < i64 > }",
    ] {
        assert!(skeleton.items.contains(line), "no `{line}` in {:#?}", skeleton.items);
    }
}
