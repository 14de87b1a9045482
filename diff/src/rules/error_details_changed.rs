//! An error holds details of another type.

use super::{Rule, errors};
use crate::change::code;
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-details-changed",
    summary: "An error holds details of another type",
    explanation: "\
Programs ask an error for its details by their type, and find none of the old one. They compile as long as that type
is there; if it is gone, that is a finding of its own. Fields of the same type are compared one by one.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        let (Some(was), Some(is)) = (old.details, new.details) else {
            continue;
        };
        if pair.types.new_of(was) == Some(is) {
            continue;
        }
        let (was, is) = (type_name(pair.old.model, was), type_name(pair.new.model, is));
        let finding = pair
            .finding(&RULE, errors::what(call, old, new))
            .was(old.name.span, was.as_str())
            .is(new.name.span, is.as_str())
            .wire(Verdict::Major, "details of the type of before are not read any more");
        found.push(finding.says(format!("has {} as details instead of {}", code(&is), code(&was))));
    }
}
