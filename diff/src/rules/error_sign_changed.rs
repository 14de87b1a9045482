//! A kind of error has another status or code.

use super::{Rule, errors};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-sign-changed",
    summary: "A kind of error has another status or code",
    explanation: "\
Answers that had the kind have another one or none, and others have it. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        let (was, is) = (errors::sign(old), errors::sign(new));
        if was == is {
            continue;
        }
        let finding = pair
            .finding(&RULE, errors::what(call, old, new))
            .was(old.name.span, was.as_str())
            .is(new.name.span, is.as_str())
            .wire(Verdict::Major, "other answers are this error");
        found.push(finding.says(format!("is {is} instead of {was}")));
    }
}
