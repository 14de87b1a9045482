//! A value of an enum is another text.

use super::{Rule, enums};
use crate::change::code;
use crate::pair::Pair;
use crate::{Finding, Judgement, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "enum-value-text-changed",
    summary: "A value of an enum is another text",
    explanation: "\
Programs name the same variant and compile as before; what travels for it is another text. An answer with the text
of before is kept as an unknown one.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for list in enums::all(pair) {
        for (old, new) in list
            .values
            .both
            .iter()
            .filter(|(old, new)| old.name.spec != new.name.spec)
        {
            let judgement = match list.is_sent {
                true => Judgement::new(Verdict::Major, "another text is sent for the same variant"),
                false => Judgement::new(Verdict::Minor, "the text of before is kept as an unknown one"),
            };
            let finding = pair
                .finding(&RULE, list.what(new))
                .was(old.name.span, old.name.spec.as_str())
                .is(new.name.span, new.name.spec.as_str())
                .judged((list.direction(), judgement));
            found.push(finding.says(format!("was {}", code(&old.name.spec))));
        }
    }
}
