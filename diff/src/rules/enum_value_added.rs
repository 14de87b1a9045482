//! An enum has another value.

use super::{Rule, enums};
use crate::pair::Pair;
use crate::{Finding, Judgement, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "enum-value-added",
    summary: "An enum has another value",
    explanation: "\
It can be sent, and answers with it have a name. Enums are not exhaustive, so programs that match on them compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in enums::all(pair) {
        for value in &list.values.added {
            let finding = pair
                .finding(&RULE, list.what(value))
                .is(value.name.span, value.name.spec.as_str())
                .judged((
                    list.direction(),
                    Judgement::new(Verdict::Minor, "one more value is known"),
                ))
                .rust(Verdict::Minor, "there is one more variant");
            found.push(finding.says("is new"));
        }
    }
}
