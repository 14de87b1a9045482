//! An operation is gone.

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "operation-removed",
    summary: "An operation is gone",
    explanation: "\
The method and the types of its request, its answer and its errors are gone: programs that use them do not compile.

If the service still answers, keep the operation and mark it `deprecated` for a release first.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in &pair.calls.removed {
        let operation = call.operation;
        let finding = pair
            .finding(&RULE, What::whole(&call.name()))
            .was(operation.name.span, words::route(operation))
            .wire(Verdict::Major, "the call cannot be made any more")
            .rust(Verdict::Major, "its method and its types are gone");
        found.push(finding.says("is gone"));
    }
}
