//! A kind of error should not be expected any more.

use super::{Rule, errors};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-deprecated",
    summary: "A kind of error should not be expected any more",
    explanation: "\
Programs that match on it get a warning from the compiler, with the reason; those that refuse warnings have to allow
it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        if let (None, Some(reason)) = (&old.deprecated, &new.deprecated) {
            let finding = pair
                .finding(&RULE, errors::what(call, old, new))
                .was(old.name.span, "not deprecated")
                .is(new.name.span, "deprecated")
                .rust(Verdict::Minor, "its use is a warning");
            found.push(finding.says(format!("is deprecated: {reason}")));
        }
    }
}
