//! A number must be a multiple of another number.

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "multiple-of-changed",
    summary: "A number must be a multiple of another number",
    explanation: "\
Multiples of 10 are multiples of 5 as well, so the way from 10 to 5 refuses nothing; every other way but that to no
divisor refuses values that were sent. In answers nothing checks it. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (&field.old.constraints, &field.new.constraints);
        let passing = limits::multiple(
            old.multiple_of.as_ref().map(|divisor| divisor.value),
            new.multiple_of.as_ref().map(|divisor| divisor.value),
        );
        let text = |divisor: &i64| format!("multiples of {divisor}");
        let limit = limits::Limit {
            key: "divisor",
            old: limits::written(old.multiple_of.as_ref(), text),
            new: limits::written(new.multiple_of.as_ref(), text),
        };

        found.extend(limits::finding(pair, &RULE, field, limit, passing));
    }
}
