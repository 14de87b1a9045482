//! The answer that means "not ready" is another one.

use specwright_codegen::model::Pending;

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "pending-changed",
    summary: "The answer that means \"not ready\" is another one",
    explanation: "\
Its status, its body or what it holds is another: answers that were waited for may be unexpected, or without the
details that programs ask for. What becomes of the type of the details is a finding of its own; programs ask for it
by its type, and compile as long as it is there.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (Some(old), Some(new)) = (&call.old.operation.pending, &call.new.operation.pending) else {
            continue;
        };
        let text = |pending: &Pending| {
            let answer = &pending.response;
            let roots = words::names(words::roots(answer));
            format!("{} {} {roots}", answer.status.value, words::body(&answer.body))
                .trim()
                .to_owned()
        };
        let same_details = match (old.details, new.details) {
            (Some(old), Some(new)) => pair.types.new_of(old) == Some(new),
            (None, None) => true,
            _ => false,
        };
        let is_same = old.response.body == new.response.body && text(old) == text(new);
        if is_same && same_details {
            continue;
        }
        let status = new.response.status.value.to_string();
        let finding = pair
            .finding(&RULE, What::part(&call.name(), "answer", &status))
            .going(Direction::Received)
            .was(old.response.status.span, text(old))
            .is(new.response.status.span, text(new));
        let finding = match is_same && old.details.is_none() {
            true => finding.wire(Verdict::Minor, "more of the answer is read"),
            false => finding.wire(Verdict::Major, "the answer of before may not be understood any more"),
        };
        found.push(finding.says("means that the result is not ready, and is read otherwise"));
    }
}
