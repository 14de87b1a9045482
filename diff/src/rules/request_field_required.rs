//! A field of a request must be set.

use super::{Rule, words};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-field-required",
    summary: "A field of a request must be set",
    explanation: "\
Requests without the field are said to be refused. Programs that do not set it do not compile, and those that read
the public field of the request find a `T` where an `Option<T>` was.

If the service has a value of its own for it, state that as the field's `default`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let sent = pair
        .field_pairs()
        .filter(|field| field.list.is_sent && field.list.is_struct());
    for field in sent.filter(|field| field.optional() == (true, false)) {
        let finding = pair
            .finding(&RULE, field.what())
            .going(Direction::Sent)
            .was(field.old.name.span, words::presence(field.old))
            .is(field.new.name.span, words::presence(field.new))
            .wire(Verdict::Major, "requests without it are refused")
            .rust(Verdict::Major, "the builder does not send before it is set");
        found.push(finding.says("is required"));
    }
}
