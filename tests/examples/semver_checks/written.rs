//! The record as text, with the reasons that people have given.

use std::fmt::Write as _;

use super::proof::record::{NOTHING, Record};

const HEAD: &str =
    "# case | our verdict for programs | what cargo-semver-checks demands | its lints | why the two differ\n";
/// What stands for a reason until a person has written one.
const UNEXPLAINED: &str = "?";

pub(crate) fn text(record: &Record) -> String {
    let mut text = HEAD.to_owned();
    for (case, entry) in &record.entries {
        let lints = Some(entry.lints.join(" ")).filter(|lints| !lints.is_empty());
        let lints = lints.as_deref().unwrap_or(NOTHING);
        let reason = entry.reason.as_deref().unwrap_or(NOTHING);
        let _ = writeln!(text, "{case} | {} | {} | {lints} | {reason}", entry.ours, entry.theirs);
    }
    text
}

/// Takes the reasons of an earlier record, where the verdicts still differ.
pub(crate) fn take_reasons(record: &mut Record, earlier: &Record) {
    for (case, entry) in &mut record.entries {
        let known = earlier.entries.get(case).and_then(|entry| entry.reason.clone());
        entry.reason = (!entry.agrees()).then(|| known.unwrap_or_else(|| UNEXPLAINED.to_owned()));
    }
}
