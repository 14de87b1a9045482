//! A value is read otherwise.

use super::{Rule, forms};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-form-changed",
    summary: "A value is read otherwise",
    explanation: "\
The encoding, the layout of a list or a map, the names around items or a namespace are others: answers that were
read may not be read any more. Programs compile as before.

What the service sends besides what it used to can be stated with `also_read`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_received) {
        let (old, new) = (&field.old.form, &field.new.form);
        if !forms::differ_when_received(old, new) {
            continue;
        }
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, forms::own_words(old, new))
            .is(field.new.name.span, forms::own_words(new, old))
            .wire(Verdict::Major, "answers in the form of before may not be read any more");
        found.push(finding.says(format!("is read otherwise: {}", forms::own_words(new, old))));
    }
}
