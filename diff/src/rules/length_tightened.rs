//! The length of a text has narrower limits.

use specwright_codegen::model::Bounds;

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "length-tightened",
    summary: "The length of a text has narrower limits",
    explanation: "\
Values that were sent are refused by the client before they are sent: most likely the service refuses them, too, but
a program that knows better has to ask for less strictness. Programs compile as before. In answers nothing checks
it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::bounds(
            old.length.as_ref().map(|length| length.value),
            new.length.as_ref().map(|length| length.value),
        );
        let text = |bounds: &Bounds| format!("length {}", specwright_codegen::constraint::bounds_text(*bounds));
        let limit = limits::Limit {
            key: "length",
            old: limits::written(old.length.as_ref(), text),
            new: limits::written(new.length.as_ref(), text),
        };
        if passing == limits::Passing::Fewer {
            found.extend(limits::finding(pair, &RULE, field, limit, passing));
        }
    }
}
