//! A text has another pattern.

use super::{Rule, limits};
use crate::Finding;
use crate::change::code;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "pattern-changed",
    summary: "A text has another pattern",
    explanation: "\
Where there was none, values that were sent may be refused now; where there is none any more, all of them are sent.
Two patterns cannot be compared, so another one counts as narrower. In answers nothing checks it. Programs compile
as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::other(
            old.pattern.as_ref().map(|pattern| &pattern.value),
            new.pattern.as_ref().map(|pattern| &pattern.value),
        );
        let text = |pattern: &String| format!("pattern {}", code(pattern));
        let limit = limits::Limit {
            key: "pattern",
            old: limits::written(old.pattern.as_ref(), text),
            new: limits::written(new.pattern.as_ref(), text),
        };

        found.extend(limits::finding(pair, &RULE, field, limit, passing));
    }
}
