//! An answer has lost a field.

use super::{Rule, words};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-field-removed",
    summary: "An answer has lost a field",
    explanation: "\
What the service sends of it is passed over. Programs that read the field do not compile.

If the service still sends it, mark it `deprecated` for a release first.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_received && list.is_struct()) {
        for field in list.removed() {
            let finding = pair
                .finding(&RULE, list.what(field))
                .going(Direction::Received)
                .was(field.name.span, words::field(pair.old.model, field))
                .rust(Verdict::Major, "the struct's field is gone");
            found.push(finding.says("is not read any more"));
        }
    }
}
