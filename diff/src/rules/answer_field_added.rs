//! An answer has another field, which may be absent.

use specwright_codegen::model::Field;

use super::{Rule, words};
use crate::pair::{Pair, may_be_absent};
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-field-added",
    summary: "An answer has another field, which may be absent",
    explanation: "\
What the service says more can be read. Structs of the client are not exhaustive, so a new field breaks no program.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_received && list.is_struct()) {
        let absent = |field: &&Field| may_be_absent(field) || list.new.is_empty_if_absent(field);
        for field in list.added().filter(absent) {
            let finding = pair
                .finding(&RULE, list.what(field))
                .going(Direction::Received)
                .is(field.name.span, words::field(pair.new.model, field))
                .wire(Verdict::Minor, "more of the answer is read")
                .rust(Verdict::Minor, "the struct has one more field");
            found.push(finding.says("can be read"));
        }
    }
}
