//! The length of a text has wider limits.

use specwright_codegen::model::Bounds;

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "length-loosened",
    summary: "The length of a text has wider limits",
    explanation: "\
Everything that was sent still is, and more. In answers nothing checks it. Programs compile as before.
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
        if passing == limits::Passing::More {
            found.extend(limits::finding(pair, &RULE, field, limit, passing));
        }
    }
}
