//! Whether a call is sent again after an error.

use super::{Rule, errors};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-retryable-changed",
    summary: "Whether a call is sent again after an error has changed",
    explanation: "\
A client sends a call again after an error by which the service says that it has done nothing. Where that is new, programs see
the error later or not at all; where it is gone, they see it at once.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        if old.retryable == new.retryable {
            continue;
        }
        let text = |is_retryable| match is_retryable {
            true => "is sent again after it",
            false => "is not sent again after it",
        };
        let finding = pair
            .finding(&RULE, errors::what(call, old, new))
            .was(old.name.span, text(old.retryable))
            .is(new.name.span, text(new.retryable))
            .wire(Verdict::Patch, "the call is sent again, or not any more");
        found.push(finding.says(text(new.retryable)));
    }
}
