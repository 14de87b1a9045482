//! An error holds more than its kind.

use super::{Rule, errors};
use crate::change::code;
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-details-added",
    summary: "An error holds more than its kind",
    explanation: "\
Programs can ask the error for its details. Nothing that worked is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        if let (None, Some(details)) = (old.details, new.details) {
            let name = type_name(pair.new.model, details);
            let finding = pair
                .finding(&RULE, errors::what(call, old, new))
                .was(old.name.span, "no details")
                .is(new.name.span, name.as_str())
                .wire(Verdict::Minor, "more of the answer is read")
                .rust(Verdict::Minor, "the error has details to ask for");
            found.push(finding.says(format!("has {} as details", code(&name))));
        }
    }
}
