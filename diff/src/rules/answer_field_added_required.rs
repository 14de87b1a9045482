//! An answer has another field, which must be there.

use specwright_codegen::model::Field;

use super::{Rule, words};
use crate::pair::{Pair, may_be_absent};
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-field-added-required",
    summary: "An answer has another field, which must be there",
    explanation: "\
The client refuses answers without a field that is not `optional`, so those of a service that does not always send
it were read and will not be. Programs get one more field and compile on.

Unless the documentation says that it is always there, make the field `optional`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_received && list.is_struct()) {
        let absent = |field: &&Field| may_be_absent(field) || list.new.is_empty_if_absent(field);
        for field in list.added().filter(|field| !absent(field)) {
            let finding = pair
                .finding(&RULE, list.what(field))
                .going(Direction::Received)
                .is(field.name.span, words::field(pair.new.model, field))
                .wire(Verdict::Major, "answers without it are not read any more")
                .rust(Verdict::Minor, "the struct has one more field");
            found.push(finding.says("is new, and every answer must have it"));
        }
    }
}
