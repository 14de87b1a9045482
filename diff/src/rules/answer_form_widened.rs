//! A value is read in another JSON form as well.

use super::{Rule, forms};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-form-widened",
    summary: "A value is read in another JSON form as well",
    explanation: "\
Answers that were read still are, and more of them. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_received) {
        let (old, new) = (forms::also_read(&field.old.form), forms::also_read(&field.new.form));
        if !forms::reads_more(&new, &old) {
            continue;
        }
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Received)
            .was(field.old.name.span, forms::also_read_words(&old))
            .is(field.new.name.span, forms::also_read_words(&new))
            .wire(Verdict::Minor, "more answers are read");
        found.push(finding.says(format!("is read as {}, too", forms::also_read_words(&new))));
    }
}
