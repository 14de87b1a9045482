//! An enum has lost a value.

use super::{Rule, enums};
use crate::pair::Pair;
use crate::{Finding, Judgement, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "enum-value-removed",
    summary: "An enum has lost a value",
    explanation: "\
Programs that name the variant do not compile. The client refuses to send the text; in an answer it is kept as an
unknown one.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in enums::all(pair) {
        for value in &list.values.removed {
            let judgement = match list.is_sent {
                true => Judgement::new(Verdict::Major, "the value is refused before it is sent"),
                false => Judgement::new(Verdict::Minor, "the value is kept as an unknown text"),
            };
            let finding = pair
                .finding(&RULE, list.what(value))
                .was(value.name.span, value.name.spec.as_str())
                .judged((list.direction(), judgement))
                .rust(Verdict::Major, "its variant is gone");
            found.push(finding.says("is gone"));
        }
    }
}
