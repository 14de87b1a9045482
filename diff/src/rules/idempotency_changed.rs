//! Whether a call is sent again when nobody knows if it arrived.

use specwright_codegen::model::{IdempotencyClass, Operation};

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "idempotency-changed",
    summary: "Whether a call may be sent twice has changed",
    explanation: "\
After a time-out or a connection that broke off, clients send a call again only where the spec or the method says that this does
no harm. What is sent again by itself now, or is not any more, is for the programs to know that depend on one or the other.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        let (was, is) = (in_words(old), in_words(new));
        if was == is {
            continue;
        }
        let place = |operation: &Operation| {
            let said = operation.idempotency.as_ref();
            said.map_or(operation.name.span, |said| said.place)
        };
        let finding = pair
            .finding(&RULE, What::whole(&call.name()))
            .was(place(old), &*was)
            .is(place(new), &*is)
            .wire(Verdict::Patch, "it is sent again after a failure, or not any more");
        found.push(finding.says(is));
    }
}

/// Classes that lead to the same are said by the same words.
pub(super) fn in_words(operation: &Operation) -> String {
    match operation.idempotency() {
        IdempotencyClass::Safe | IdempotencyClass::Idempotent => "may be sent twice".to_owned(),
        IdempotencyClass::Never => "is not sent twice".to_owned(),
        IdempotencyClass::Keyed(field) => {
            let field = operation.request.fields.get(field);
            let name = field.map_or("?", |field| field.name.spec.as_str());
            format!("may be sent twice with the same `{name}`")
        }
    }
}
