//! Another status means success.

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "success-status-added",
    summary: "Another status means success",
    explanation: "\
Answers with that status were unexpected and are results now. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for answer in &call.answers.added {
            let finding = pair
                .finding(
                    &RULE,
                    What::part(&call.name(), "answer", &answer.status.value.to_string()),
                )
                .going(Direction::Received)
                .is(answer.status.span, words::body(&answer.body))
                .wire(Verdict::Minor, "answers with that status are read");
            found.push(finding.says("is a success"));
        }
    }
}
