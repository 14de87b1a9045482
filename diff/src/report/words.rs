//! Sentences and counts that several forms share.

use super::{ApiChange, Run};
use crate::{Finding, Judgement, Verdict};

/// `1 change`, `2 changes`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The first line: what to do about it.
pub(super) fn headline(run: &Run) -> String {
    let verdict = run.verdict();
    let action = match verdict {
        Verdict::None => "no change: nobody notices".to_owned(),
        Verdict::Patch => "patch: nothing that calls or programs rely on changed".to_owned(),
        Verdict::Minor => "minor: what worked still does, and something is new".to_owned(),
        Verdict::Major => format!("major: {}", broken(run)),
    };
    match run.passes() {
        true => action,
        false => format!("{action}; only {} is allowed", run.allowed.as_str()),
    }
}

/// `2 changes break calls, 1 breaks programs`
fn broken(run: &Run) -> String {
    let of = |judged: fn(&Finding) -> &Judgement| {
        let is_major = |finding: &&Finding| judged(finding).verdict == Verdict::Major;
        run.findings().filter(is_major).count()
    };
    let (calls, programs) = (of(|finding| &finding.wire), of(|finding| &finding.rust));
    let gone = run.apis.iter().filter(|api| matches!(api, ApiChange::Removed { .. }));
    let gone = gone.count();
    let mut parts = Vec::new();
    for (number, what) in [(calls, "calls"), (programs, "programs")] {
        if number > 0 {
            parts.push(format!("{} {what}", breaks(number, parts.is_empty())));
        }
    }
    if gone > 0 {
        let is = if gone == 1 { "is" } else { "are" };
        parts.push(format!("{} {is} gone", count(gone, "API")));
    }
    parts.join(", ")
}

fn breaks(number: usize, is_first: bool) -> String {
    let verb = if number == 1 { "breaks" } else { "break" };
    match is_first {
        true => format!("{} {verb}", count(number, "change")),
        false => format!("{number} {verb}"),
    }
}

/// `3 major, 1 patch`, the gravest first; empty without findings.
pub(super) fn counts<'a>(findings: impl Iterator<Item = &'a Finding> + Clone) -> String {
    let of = |verdict| {
        findings
            .clone()
            .filter(move |finding| finding.verdict() == verdict)
            .count()
    };
    let parts: Vec<_> = Verdict::ALL
        .into_iter()
        .rev()
        .map(|verdict| (of(verdict), verdict))
        .filter(|(number, _)| *number > 0)
        .map(|(number, verdict)| format!("{number} {}", verdict.as_str()))
        .collect();
    parts.join(", ")
}

/// The findings of each operation and type, those with the gravest first; within one, the gravest first.
pub(super) fn groups(findings: &[Finding]) -> Vec<(Option<&str>, Vec<&Finding>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let owner = finding.owner.as_deref();
        match groups.iter_mut().find(|(of, _)| *of == owner) {
            Some((_, group)) => group.push(finding),
            None => groups.push((owner, vec![finding])),
        }
    }
    let gravest = |group: &[&Finding]| group.iter().map(|finding| finding.verdict()).max();
    for (_, group) in &mut groups {
        group.sort_by_key(|finding| std::cmp::Reverse(finding.verdict()));
    }
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(gravest(group)));
    groups
}
