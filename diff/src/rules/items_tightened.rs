//! The number of items of a list or a map has narrower limits.

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "items-tightened",
    summary: "The number of items of a list or a map has narrower limits",
    explanation: "\
Values that were sent are refused by the client before they are sent: most likely the service refuses them, too, but
a program that knows better has to ask for less strictness. Programs compile as before. In answers nothing checks
it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    limits::find(pair, &RULE, limits::items, limits::Passing::Fewer, found);
}
