//! An answer may not be ready, and can be waited for.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pending-added",
    summary: "An answer may not be ready, and can be waited for",
    explanation: "\
The builder gets `wait` and `wait_with`, and an answer that is not ready is `Error::Pending`, where it was
unexpected.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if let (None, Some(pending)) = (&old.pending, &new.pending) {
            let status = pending.response.status.value.to_string();
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "answer", &status))
                .going(Direction::Received)
                .is(pending.response.status.span, "pending")
                .wire(Verdict::Minor, "answers that are not ready are understood")
                .rust(Verdict::Minor, "the builder has `wait`");
            found.push(finding.says("means that the result is not ready"));
        }
    }
}
