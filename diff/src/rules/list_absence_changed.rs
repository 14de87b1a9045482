//! What a list or a map means that is not there has changed.

use super::Rule;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "list-absence-changed",
    summary: "What a list or a map means that is not there has changed",
    explanation: "\
In XML a list without items leaves no trace, so a type that is only read from XML takes a list that is not there as
an empty one. In other formats a list that is not `optional` must be there. A type that comes to be read from JSON
as well loses the first reading. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let received = pair
        .field_pairs()
        .filter(|field| field.list.is_received && field.optional() == (false, false));
    for field in received {
        let (old, new) = (
            field.list.old.is_empty_if_absent(field.old),
            field.list.new.is_empty_if_absent(field.new),
        );
        if old == new || !pair.types.are_same(&field.old.ty, &field.new.ty) {
            continue;
        }
        let word = |is_empty| if is_empty { "empty if absent" } else { "required" };
        let (verdict, why) = match new {
            true => (Verdict::Minor, "answers without it are read, too"),
            false => (Verdict::Major, "answers without it are not read any more"),
        };
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, word(old))
            .is(field.new.name.span, word(new))
            .wire(verdict, why);
        found.push(finding.says(format!("is {}", word(new))));
    }
}
