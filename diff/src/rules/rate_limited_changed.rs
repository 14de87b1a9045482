//! Whether a call counts towards the limit of requests has changed.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "rate-limited-changed",
    summary: "Whether a call counts towards the limit of requests has changed",
    explanation: "\
A client that keeps to the documented limit makes the call wait for its turn, or does not any more.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let has_limit = pair.old.model.api.rate_limit.is_some() && pair.new.model.api.rate_limit.is_some();
    for call in pair.operations().filter(|_| has_limit) {
        let (old, new) = (call.old.operation, call.new.operation);
        if old.rate_limited == new.rate_limited {
            continue;
        }
        let text = |counts| {
            if counts {
                "counts towards the rate limit"
            } else {
                "does not count towards the rate limit"
            }
        };
        let finding = pair
            .finding(&RULE, What::whole(&call.name()))
            .was(old.name.span, text(old.rate_limited))
            .is(new.name.span, text(new.rate_limited))
            .wire(Verdict::Patch, "it waits for its turn, or does not any more");
        found.push(finding.says(text(new.rate_limited)));
    }
}
