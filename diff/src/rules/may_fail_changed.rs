//! Whether an answer of success may be an error has changed.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "may-fail-changed",
    summary: "Whether an answer of success may be an error has changed",
    explanation: "\
Where it may, a body in the form of an error is one, whatever the status; where it may not any more, it is read as a
result, or fails to be one. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for (old, new) in call
            .answers
            .both
            .iter()
            .filter(|(old, new)| old.may_fail != new.may_fail)
        {
            let word = |may_fail| if may_fail { "may be an error" } else { "is a result" };
            let (verdict, why) = match new.may_fail {
                true => (Verdict::Minor, "errors behind a status of success are seen"),
                false => (
                    Verdict::Major,
                    "errors behind a status of success are not seen any more",
                ),
            };
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "answer", &new.status.value.to_string()))
                .going(Direction::Received)
                .was(old.status.span, word(old.may_fail))
                .is(new.status.span, word(new.may_fail))
                .wire(verdict, why);
            found.push(finding.says(word(new.may_fail)));
        }
    }
}
