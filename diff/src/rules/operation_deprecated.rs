//! An operation should not be called any more.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "operation-deprecated",
    summary: "An operation should not be called any more",
    explanation: "\
Programs that call it get a warning from the compiler, with the reason; those that refuse warnings have to allow it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if let (None, Some(reason)) = (&old.deprecated, &new.deprecated) {
            let finding = pair
                .finding(&RULE, What::whole(&call.name()))
                .was(old.name.span, "not deprecated")
                .is(new.name.span, "deprecated")
                .rust(Verdict::Minor, "its use is a warning");
            found.push(finding.says(format!("is deprecated: {reason}")));
        }
    }
}
