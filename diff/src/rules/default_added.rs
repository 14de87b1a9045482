//! A field that is left out is sent all the same.

use super::{Rule, words};
use crate::change::code;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "default-added",
    summary: "A field that is left out is sent all the same",
    explanation: "\
The client sends the default where a program leaves the field out. If it is what the service assumed anyway, nothing
happens. A field that was required may be left out by it, which is a finding of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_sent) {
        if let (None, Some(fill)) = (&field.old.fill, &field.new.fill) {
            let text = words::fill(fill);
            let finding = pair
                .finding(&RULE, field.what())
                .going(Direction::Sent)
                .was(field.old.name.span, "no default")
                .is(field.new.name.span, format!("default {text}"))
                .wire(Verdict::Minor, "requests that leave it out carry the default");
            found.push(finding.says(format!("is {} if it is left out", code(&text))));
        }
    }
}
