//! A field is not read any more under one of its names.

use specwright_codegen::model::WireName;

use super::{Rule, words};
use crate::change::code;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-wire-name-removed",
    summary: "A field is not read any more under one of its names",
    explanation: "\
Answers that have the field under that name were read. Now a required field counts as missing, and another one as
absent. Programs compile as before.

A field may have several names: `wire_name: [new, old]`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_received) {
        let known = |name: &WireName| field.new.wire.iter().any(|wire| wire.value == *name);
        for wire in field.old.wire.iter().filter(|wire| !known(&wire.value)) {
            let finding = pair
                .finding(&RULE, field.what())
                .going(Direction::Received)
                .was(wire.span, wire.value.0.as_str())
                .is(field.new.name.span, words::wire(field.new))
                .wire(Verdict::Major, "answers with that name are not read any more");
            found.push(finding.says(format!("is not read as {} any more", code(&wire.value.0))));
        }
    }
}
