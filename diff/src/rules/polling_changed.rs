//! How often and how long an answer is waited for has changed.

use specwright_codegen::model::Operation;

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "polling-changed",
    summary: "How often and how long an answer is waited for has changed",
    explanation: "\
`wait` pauses for another time or gives up at another. Programs that say it themselves, with `wait_with`, notice
nothing.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        if old.polling == new.polling || old.pending.is_none() || new.pending.is_none() {
            continue;
        }
        let text =
            |operation: &Operation| format!("every {:?} for {:?}", operation.polling.every, operation.polling.limit);
        let finding = pair
            .finding(&RULE, What::part(&call.name(), "polling", ""))
            .was(old.name.span, text(old))
            .is(new.name.span, text(new))
            .wire(Verdict::Patch, "it is asked again at other times");
        found.push(finding.says(format!("is {} instead of {}", text(new), text(old))));
    }
}
