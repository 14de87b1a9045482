//! A field should not be used any more.

use super::Rule;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "field-deprecated",
    summary: "A field should not be used any more",
    explanation: "\
Programs that set or read it get a warning from the compiler, with the reason; those that refuse warnings have to
allow it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        if let (None, Some(reason)) = (&field.old.deprecated, &field.new.deprecated) {
            let finding = pair
                .finding(&RULE, field.what())
                .was(field.old.name.span, "not deprecated")
                .is(field.new.name.span, "deprecated")
                .rust(Verdict::Minor, "its use is a warning");
            found.push(finding.says(format!("is deprecated: {reason}")));
        }
    }
}
