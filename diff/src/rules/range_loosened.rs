//! A number has wider limits.

use specwright_codegen::model::Range;

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "range-loosened",
    summary: "A number has wider limits",
    explanation: "\
Everything that was sent still is, and more. In answers nothing checks it. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::range(
            old.range.as_ref().map(|range| &range.value),
            new.range.as_ref().map(|range| &range.value),
        );
        let text = |range: &Range| format!("range {}", specwright_codegen::constraint::range_text(range));
        let limit = limits::Limit {
            key: "range",
            old: limits::written(old.range.as_ref(), text),
            new: limits::written(new.range.as_ref(), text),
        };
        if passing == limits::Passing::More {
            found.extend(limits::finding(pair, &RULE, field, limit, passing));
        }
    }
}
