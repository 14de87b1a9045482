//! A request has another field, which is required.

use super::{Rule, words};
use crate::pair::{Pair, may_be_absent};
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-field-added-required",
    summary: "A request has another field, which is required",
    explanation: "\
Programs that send the request do not set the field, so they do not compile: the builder has no `send` before all
required fields are set. The service is said to refuse requests without it.

If the service takes requests without it, make the field `optional` or give it a `default`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_sent && list.is_struct()) {
        for field in list.added().filter(|field| !may_be_absent(field)) {
            let finding = pair
                .finding(&RULE, list.what(field))
                .going(Direction::Sent)
                .is(field.name.span, words::field(pair.new.model, field))
                .wire(Verdict::Major, "requests without it are refused")
                .rust(Verdict::Major, "the builder does not send before it is set");
            found.push(finding.says("is new and required"));
        }
    }
}
