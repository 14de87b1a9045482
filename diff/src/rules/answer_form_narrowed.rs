//! A value is not read any more in one of its JSON forms.

use super::{Rule, forms};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-form-narrowed",
    summary: "A value is not read any more in one of its JSON forms",
    explanation: "\
Answers in that form were read and are not any more. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_received) {
        let (old, new) = (forms::also_read(&field.old.form), forms::also_read(&field.new.form));
        if !forms::reads_more(&old, &new) {
            continue;
        }
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, forms::also_read_words(&old))
            .is(field.new.name.span, forms::also_read_words(&new))
            .wire(Verdict::Major, "answers in the other form are not read any more");
        found.push(finding.says(format!("is read besides as {} only", forms::also_read_words(&new))));
    }
}
