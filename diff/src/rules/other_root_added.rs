//! An answer is read under another root as well.

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "other-root-added",
    summary: "An answer is read under another root as well",
    explanation: "\
Answers that were read still are, and those under the other root, too. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for (old, new) in &call.answers.both {
            let (old_roots, new_roots) = (words::roots(old), words::roots(new));
            if !new_roots.iter().any(|root| !old_roots.contains(root)) {
                continue;
            }
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "answer", &new.status.value.to_string()))
                .going(Direction::Received)
                .was(old.status.span, format!("other roots: {}", words::names(&old_roots)))
                .is(new.status.span, format!("other roots: {}", words::names(&new_roots)))
                .wire(Verdict::Minor, "more answers are read");
            found.push(finding.says("is read under another root, too"));
        }
    }
}
