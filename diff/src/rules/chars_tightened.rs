//! A text has fewer characters to choose from.

use super::{Rule, limits};
use crate::Finding;
use crate::change::code;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "chars-tightened",
    summary: "A text has fewer characters to choose from",
    explanation: "\
Classes are compared by the characters that they stand for, however they are written.

Values that were sent are refused by the client before they are sent: most likely the service refuses them, too, but
a program that knows better has to ask for less strictness. Programs compile as before. In answers nothing checks
it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::chars(
            old.chars.as_ref().map(|chars| chars.value.as_str()),
            new.chars.as_ref().map(|chars| chars.value.as_str()),
        );
        let text = |chars: &String| format!("characters {}", code(chars));
        let limit = limits::Limit {
            key: "limit of characters",
            old: limits::written(old.chars.as_ref(), text),
            new: limits::written(new.chars.as_ref(), text),
        };
        if passing == limits::Passing::Fewer {
            found.extend(limits::finding(pair, &RULE, field, limit, passing));
        }
    }
}
