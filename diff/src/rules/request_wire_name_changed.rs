//! A field is sent under another name.

use specwright_codegen::model::{Field, Place};
use specwright_codegen::source::Span;

use super::{Rule, words};
use crate::change::code;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-wire-name-changed",
    summary: "A field is sent under another name",
    explanation: "\
Programs compile as before, and what they send has another name, which the service must know. A part of the path has
no name on the wire, so there it means nothing.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_sent) {
        let (old, new) = (words::wire(field.old), words::wire(field.new));
        if old == new {
            continue;
        }
        let finding = pair.finding(&RULE, field.what()).going(Direction::Sent);
        let finding = finding
            .was(wire_span(field.old), old.as_str())
            .is(wire_span(field.new), new.as_str());
        let finding = match field.new.place {
            Place::Path => finding,
            _ => finding.wire(Verdict::Major, "it is sent under another name"),
        };
        found.push(finding.says(format!("is sent as {} instead of {}", code(&new), code(&old))));
    }
}

fn wire_span(field: &Field) -> Span {
    field.wire.first().map_or(field.name.span, |wire| wire.span)
}
