//! A field of an answer is called otherwise in programs.

use super::Rule;
use crate::change::code;
use crate::pair::{FieldPair, Pair};
use crate::{Direction, Finding};

pub(super) static RULE: Rule = Rule {
    id: "answer-field-renamed",
    summary: "A field of an answer is called otherwise in programs",
    explanation: "\
It is read under the same name on the wire, so nothing changes for the service, but the struct's field has another
name and programs that read it do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let received = pair
        .field_pairs()
        .filter(|field| field.list.is_received && field.list.is_struct());
    for field in received.filter(FieldPair::is_renamed) {
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, field.old.name.spec.as_str())
            .is(field.new.name.span, field.new.name.spec.as_str())
            .renamed(&field.old.name, &field.new.name, "the struct's field has another name");
        found.push(finding.says(format!("was {}", code(&field.old.name.spec))));
    }
}
