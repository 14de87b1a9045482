//! A number has narrower limits.

use specwright_codegen::model::Range;

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "range-tightened",
    summary: "A number has narrower limits",
    explanation: "\
Values that were sent are refused by the client before they are sent: most likely the service refuses them, too, but
a program that knows better has to ask for less strictness. Programs compile as before. In answers nothing checks
it.
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
        if passing == limits::Passing::Fewer {
            found.extend(limits::finding(pair, &RULE, field, limit, passing));
        }
    }
}
