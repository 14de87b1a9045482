//! A request has lost a field.

use super::{Rule, words};
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "request-field-removed",
    summary: "A request has lost a field",
    explanation: "\
The setter is gone, so programs that call it do not compile, and what they said with it cannot be said.

If the service still takes the field, mark it `deprecated` for a release first.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in pair.fields().filter(|list| list.is_sent && list.is_struct()) {
        for field in list.removed() {
            let finding = pair
                .finding(&RULE, list.what(field))
                .going(Direction::Sent)
                .was(field.name.span, words::field(pair.old.model, field))
                .wire(Verdict::Major, "what it said cannot be said any more")
                .rust(Verdict::Major, "its setter is gone");
            found.push(finding.says("cannot be sent any more"));
        }
    }
}
