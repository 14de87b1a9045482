//! An error holds no details any more.

use super::{Rule, errors};
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-details-removed",
    summary: "An error holds no details any more",
    explanation: "\
Programs ask an error for its details by their type and get none. They compile as long as the type is there; if it
is gone, that is a finding of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        if let (Some(details), None) = (old.details, new.details) {
            let name = type_name(pair.old.model, details);
            let finding = pair
                .finding(&RULE, errors::what(call, old, new))
                .was(old.name.span, name.as_str())
                .is(new.name.span, "no details")
                .wire(Verdict::Major, "the details are not read any more");
            found.push(finding.says("has no details any more"));
        }
    }
}
