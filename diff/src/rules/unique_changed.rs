//! Whether the items of a list must differ has changed.

use super::{Rule, limits};
use crate::Finding;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "unique-changed",
    summary: "Whether the items of a list must differ has changed",
    explanation: "\
Where they must, lists with the same item twice are refused before they are sent. In answers nothing checks it.
Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (field.old.constraints.unique, field.new.constraints.unique);
        let passing = match (old, new) {
            (false, true) => limits::Passing::Fewer,
            (true, false) => limits::Passing::More,
            _ => continue,
        };
        let text = |is_unique, span| Some((span, if is_unique { "unique items" } else { "any items" }.to_owned()));
        let limit = limits::Limit {
            key: "rule",
            old: text(old, field.old.name.span),
            new: text(new, field.new.name.span),
        };
        found.extend(limits::finding(pair, &RULE, field, limit, passing));
    }
}
