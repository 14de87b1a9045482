//! An answer cannot be waited for any more.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pending-removed",
    summary: "An answer cannot be waited for any more",
    explanation: "\
`wait` and `wait_with` are gone from the builder, so programs that call them do not compile; an answer that is not
ready is unexpected.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if let (Some(pending), None) = (&old.pending, &new.pending) {
            let status = pending.response.status.value.to_string();
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "answer", &status))
                .going(Direction::Received)
                .was(pending.response.status.span, "pending")
                .wire(Verdict::Major, "answers that are not ready are unexpected")
                .rust(Verdict::Major, "`wait` is gone from the builder");
            found.push(finding.says("does not mean any more that the result is not ready"));
        }
    }
}
