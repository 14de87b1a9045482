//! The number of items of a list or a map has wider limits.

use specwright_codegen::model::Bounds;

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "items-loosened",
    summary: "The number of items of a list or a map has wider limits",
    explanation: "\
Everything that was sent still is, and more. In answers nothing checks it. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::bounds(
            old.items.as_ref().map(|items| items.value),
            new.items.as_ref().map(|items| items.value),
        );
        let text = |bounds: &Bounds| format!("items {}", specwright_codegen::constraint::bounds_text(*bounds));
        let limit = limits::Limit {
            key: "limit of items",
            old: limits::written(old.items.as_ref(), text),
            new: limits::written(new.items.as_ref(), text),
        };
        if passing == limits::Passing::More {
            found.extend(limits::finding(pair, &RULE, field, limit, passing));
        }
    }
}
