//! A field is read under another name as well.

use specwright_codegen::model::WireName;

use super::{Rule, words};
use crate::change::code;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-wire-name-added",
    summary: "A field is read under another name as well",
    explanation: "\
Answers that were read still are, and those with the other name, too. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_received) {
        let known = |name: &WireName| field.old.wire.iter().any(|wire| wire.value == *name);
        for wire in field.new.wire.iter().filter(|wire| !known(&wire.value)) {
            let finding = pair
                .finding(&RULE, field.what())
                .going(Direction::Received)
                .was(field.old.name.span, words::wire(field.old))
                .is(wire.span, wire.value.0.as_str())
                .wire(Verdict::Minor, "answers with that name are read, too");
            found.push(finding.says(format!("is read as {}, too", code(&wire.value.0))));
        }
    }
}
