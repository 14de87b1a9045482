//! The number of items of a list or a map has wider limits.

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
    limits::find(pair, &RULE, limits::items, limits::Passing::More, found);
}
