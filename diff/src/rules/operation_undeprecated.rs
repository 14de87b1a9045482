//! An operation may be called again.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "operation-undeprecated",
    summary: "An operation may be called again",
    explanation: "\
The compiler does not warn of its use any more. Nothing else is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if old.deprecated.is_some() && new.deprecated.is_none() {
            let finding = pair
                .finding(&RULE, What::whole(&call.name()))
                .was(old.name.span, "deprecated")
                .is(new.name.span, "not deprecated")
                .rust(Verdict::Patch, "a warning is gone");
            found.push(finding.says("is not deprecated any more"));
        }
    }
}
