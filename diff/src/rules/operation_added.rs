//! An operation is new.

use super::{Rule, words};
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "operation-added",
    summary: "An operation is new",
    explanation: "\
The client gets a method, and the types of its request and its answer. Nothing that worked is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in &pair.calls.added {
        let operation = call.operation;
        let finding = pair
            .finding(&RULE, What::whole(&call.name()))
            .is(operation.name.span, words::route(operation))
            .wire(Verdict::Minor, "one more call can be made")
            .rust(Verdict::Minor, "the resource has one more method");
        found.push(finding.says(format!("is new: {}", code(&words::route(operation)))));
    }
}
