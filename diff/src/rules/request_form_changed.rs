//! A value is written otherwise.

use super::{Rule, forms};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-form-changed",
    summary: "A value is written otherwise",
    explanation: "\
The encoding, the layout of a list or a map, the names around items or a namespace are others: the service gets
other bytes for the same call. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_sent) {
        let (old, new) = (&field.old.form, &field.new.form);
        if !forms::differ_when_sent(old, new) {
            continue;
        }
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Sent)
            .was(field.old.name.span, forms::own_words(old, new))
            .is(field.new.name.span, forms::own_words(new, old))
            .wire(Verdict::Major, "it is written otherwise");
        found.push(finding.says(format!("is written otherwise: {}", forms::own_words(new, old))));
    }
}
