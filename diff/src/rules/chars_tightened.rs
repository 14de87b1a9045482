//! A text has fewer characters to choose from.

use super::{Rule, limits};
use crate::Finding;
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
    limits::find(pair, &RULE, limits::characters, limits::Passing::Fewer, found);
}
