//! A text has more characters to choose from.

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "chars-loosened",
    summary: "A text has more characters to choose from",
    explanation: "\
Classes are compared by the characters that they stand for, however they are written.

Everything that was sent still is, and more. In answers nothing checks it. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    limits::find(pair, &RULE, limits::characters, limits::Passing::More, found);
}
