//! A field may be used again.

use super::Rule;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "field-undeprecated",
    summary: "A field may be used again",
    explanation: "\
The compiler does not warn of its use any more. Nothing else is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        if field.old.deprecated.is_some() && field.new.deprecated.is_none() {
            let finding = pair
                .finding(&RULE, field.what())
                .was(field.old.name.span, "deprecated")
                .is(field.new.name.span, "not deprecated")
                .rust(Verdict::Patch, "a warning is gone");
            found.push(finding.says("is not deprecated any more"));
        }
    }
}
