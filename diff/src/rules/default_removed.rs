//! Nothing is sent any more for a field that is left out.

use super::{Rule, words};
use crate::change::code;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "default-removed",
    summary: "Nothing is sent any more for a field that is left out",
    explanation: "\
The service has to have a value of its own now; if that is another one, calls that leave the field out mean
something else. If the field is required without its default, that is a finding of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_sent) {
        if let (Some(fill), None) = (&field.old.fill, &field.new.fill) {
            let text = words::fill(fill);
            let finding = pair
                .finding(&RULE, field.what())
                .going(Direction::Sent)
                .was(field.old.name.span, format!("default {text}"))
                .is(field.new.name.span, "no default")
                .wire(
                    Verdict::Major,
                    "requests that leave it out do not carry the default any more",
                );
            found.push(finding.says(format!("is not {} any more if it is left out", code(&text))));
        }
    }
}
