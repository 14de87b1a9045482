//! Another value is sent for a field that is left out.

use super::{Rule, words};
use crate::change::code;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "default-changed",
    summary: "Another value is sent for a field that is left out",
    explanation: "\
Programs that leave the field out compile as before, and their calls mean something else.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs().filter(|field| field.list.is_sent) {
        let (Some(old), Some(new)) = (&field.old.fill, &field.new.fill) else {
            continue;
        };
        let (was, is) = (words::fill(old), words::fill(new));
        if was == is {
            continue;
        }
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Sent)
            .was(field.old.name.span, format!("default {was}"))
            .is(field.new.name.span, format!("default {is}"))
            .wire(Verdict::Major, "requests that leave it out mean something else");
        found.push(finding.says(format!("is {} instead of {} if it is left out", code(&is), code(&was))));
    }
}
