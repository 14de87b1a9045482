//! A status does not mean success any more.

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "success-status-removed",
    summary: "A status does not mean success any more",
    explanation: "\
Answers with that status were results and are unexpected, or an error, now. Programs compile as before.

If the service may still answer so, leave the status.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for answer in &call.answers.removed {
            let finding = pair
                .finding(
                    &RULE,
                    What::part(&call.name(), "answer", &answer.status.value.to_string()),
                )
                .going(Direction::Received)
                .was(answer.status.span, words::body(&answer.body))
                .wire(Verdict::Major, "answers with that status are not read any more");
            found.push(finding.says("is no success any more"));
        }
    }
}
