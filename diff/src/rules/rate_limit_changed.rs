//! The documented limit of requests in a time has changed.

use specwright_codegen::model::Model;

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "rate-limit-changed",
    summary: "The documented limit of requests in a time has changed",
    explanation: "\
Nothing waits by itself: the limit is what a program gets when it asks the client for it. Programs compile as
before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let text = |model: &Model| {
        let limit = model.api.rate_limit.as_ref()?;
        Some((
            limit.requests.span,
            format!("{} in {:?}", limit.requests.value, limit.per.value),
        ))
    };
    let (old, new) = (text(pair.old.model), text(pair.new.model));
    if old.as_ref().map(|(_, text)| text) == new.as_ref().map(|(_, text)| text) {
        return;
    }
    let mut finding = pair
        .finding(&RULE, What::of_api("rate limit", ""))
        .wire(Verdict::Patch, "calls may wait for another time");
    let mut says = "is gone".to_owned();
    if let Some((span, text)) = old {
        finding = finding.was(span, text);
    }
    if let Some((span, text)) = new {
        says = format!("is {text}");
        finding = finding.is(span, text);
    }
    found.push(finding.says(says));
}
