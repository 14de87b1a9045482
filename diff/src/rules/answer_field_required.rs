//! A field of an answer must be there.

use super::{Rule, words};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-field-required",
    summary: "A field of an answer must be there",
    explanation: "\
Answers without the field were read and will be refused. The struct's field is no `Option` any more, so programs
that read it do not compile.

Unless the documentation says that it is always there, leave the field `optional`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let received = pair
        .field_pairs()
        .filter(|field| field.list.is_received && field.list.is_struct());
    for field in received.filter(|field| field.optional() == (true, false)) {
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, words::presence(field.old))
            .is(field.new.name.span, words::presence(field.new))
            .wire(Verdict::Major, "answers without it are not read any more")
            .rust(Verdict::Major, "the struct's field is no `Option` any more");
        found.push(finding.says("is in every answer"));
    }
}
