//! A request has another field, which may be left out.

use super::{Rule, words};
use crate::pair::{Pair, may_be_absent};
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-field-added",
    summary: "A request has another field, which may be left out",
    explanation: "\
The builder gets a setter. Requests that leave the field out are what they were.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_sent && list.is_struct()) {
        for field in list.added().filter(|field| may_be_absent(field)) {
            let finding = pair
                .finding(&RULE, list.what(field))
                .going(Direction::Sent)
                .is(field.name.span, words::field(pair.new.model, field))
                .wire(Verdict::Minor, "requests can say more")
                .rust(Verdict::Minor, "the builder has one more setter");
            found.push(finding.says("can be sent"));
        }
    }
}
