//! An answer is not read any more under one of its roots.

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "other-root-removed",
    summary: "An answer is not read any more under one of its roots",
    explanation: "\
Answers under that root were read and are not any more. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for (old, new) in &call.answers.both {
            let (old_roots, new_roots) = (words::roots(old), words::roots(new));
            if !old_roots.iter().any(|root| !new_roots.contains(root)) {
                continue;
            }
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "answer", &new.status.value.to_string()))
                .going(Direction::Received)
                .was(old.status.span, format!("other roots: {}", words::names(&old_roots)))
                .is(new.status.span, format!("other roots: {}", words::names(&new_roots)))
                .wire(Verdict::Major, "answers under the other root are not read any more");
            found.push(finding.says("is not read any more under one of its roots"));
        }
    }
}
