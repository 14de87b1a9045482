//! A field of an answer may be absent.

use super::{Rule, words};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-field-optional",
    summary: "A field of an answer may be absent",
    explanation: "\
Answers without the field, which were refused, are read. The struct's field becomes an `Option`, so programs that
read it do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let received = pair
        .field_pairs()
        .filter(|field| field.list.is_received && field.list.is_struct());
    for field in received.filter(|field| field.optional() == (false, true)) {
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, words::presence(field.old))
            .is(field.new.name.span, words::presence(field.new))
            .wire(Verdict::Minor, "answers without it are read, too")
            .rust(Verdict::Major, "the struct's field is an `Option` now");
        found.push(finding.says("may be absent"));
    }
}
