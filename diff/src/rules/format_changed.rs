//! A text has another form.

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "format-changed",
    summary: "A text has another form",
    explanation: "\
A form that is new or another one refuses values that were sent; a form that is gone lets all of them through. In
answers nothing checks it. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::other(
            old.format.as_ref().map(|format| format.value),
            new.format.as_ref().map(|format| format.value),
        );
        let text = |format: &specwright_codegen::model::Format| format!("format {}", format.as_str());
        let limit = limits::Limit {
            key: "format",
            old: limits::written(old.format.as_ref(), text),
            new: limits::written(new.format.as_ref(), text),
        };

        found.extend(limits::finding(pair, &RULE, field, limit, passing));
    }
}
