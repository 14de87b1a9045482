//! Changes for programs.

use serde_json::{Value, json};

use super::{ApiChange, Run};
use crate::{Finding, Judgement, Verdict, Written};

/// The version of this layout.
pub(super) const JSON_VERSION: u32 = 1;

/// Everything that is known, as [`schema()`](super::schema()) describes it.
#[must_use]
pub fn json(run: &Run) -> Value {
    json!({
        "version": JSON_VERSION,
        "old": run.old,
        "new": run.new,
        "verdict": run.verdict().as_str(),
        "allowed": run.allowed.as_str(),
        "passes": run.passes(),
        "apis": run.apis.iter().map(api).collect::<Vec<_>>(),
    })
}

fn api(api: &ApiChange) -> Value {
    let (state, operations) = match api {
        ApiChange::Added { operations, .. } => ("added", *operations),
        ApiChange::Removed { operations, .. } => ("removed", *operations),
        ApiChange::Compared(changes) if changes.findings.is_empty() => ("same", changes.compared),
        ApiChange::Compared(changes) => ("changed", changes.compared),
    };
    let (wire, rust) = match api {
        ApiChange::Compared(changes) => (changes.wire(), changes.rust()),
        whole => (whole.verdict(), whole.verdict()),
    };
    json!({
        "api": api.api(),
        "state": state,
        "operations": operations,
        "verdict": api.verdict().as_str(),
        "wire": wire.as_str(),
        "rust": rust.as_str(),
        "counts": counts(api),
        "findings": api.findings().iter().map(finding).collect::<Vec<_>>(),
    })
}

fn counts(api: &ApiChange) -> Value {
    let of = |verdict: Verdict| {
        let findings = api.findings().iter();
        findings.filter(|finding| finding.verdict() == verdict).count()
    };
    let counts = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict.as_str().to_owned(), of(verdict).into()));
    Value::Object(counts.collect())
}

fn finding(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule.id,
        "summary": finding.rule.summary,
        "owner": finding.owner,
        "subject": finding.subject,
        "direction": finding.direction.map(crate::Direction::as_str),
        "verdict": finding.verdict().as_str(),
        "wire": judgement(&finding.wire),
        "rust": judgement(&finding.rust),
        "old": finding.old.as_ref().map(written),
        "new": finding.new.as_ref().map(written),
        "entry": finding.entry,
    })
}

fn judgement(judgement: &Judgement) -> Value {
    json!({ "verdict": judgement.verdict.as_str(), "why": judgement.why })
}

fn written(written: &Written) -> Value {
    let place = &written.place;
    json!({ "value": written.value, "file": place.file, "line": place.line, "column": place.column })
}
