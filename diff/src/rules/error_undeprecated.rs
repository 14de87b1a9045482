//! A kind of error may be expected again.

use super::{Rule, errors};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-undeprecated",
    summary: "A kind of error may be expected again",
    explanation: "\
The compiler does not warn of its use any more. Nothing else is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        if old.deprecated.is_some() && new.deprecated.is_none() {
            let finding = pair
                .finding(&RULE, errors::what(call, old, new))
                .was(old.name.span, "deprecated")
                .is(new.name.span, "not deprecated")
                .rust(Verdict::Patch, "a warning is gone");
            found.push(finding.says("is not deprecated any more"));
        }
    }
}
