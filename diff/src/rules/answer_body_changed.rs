//! The body of an answer is read otherwise.

use specwright_codegen::model::Body;

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "answer-body-changed",
    summary: "The body of an answer is read otherwise",
    explanation: "\
Another format or another root: answers that were read may not be read any more. Programs compile as before. A body
that was passed over and is read now is a widening.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for (old, new) in &call.answers.both {
            if old.body == new.body {
                continue;
            }
            let (was, is) = (words::body(&old.body), words::body(&new.body));
            let finding = pair
                .finding(&RULE, What::part(&call.name(), "answer", &new.status.value.to_string()))
                .going(Direction::Received)
                .was(old.status.span, was.as_str())
                .is(new.status.span, is.as_str());
            let finding = match (&old.body, &new.body) {
                (Body::Empty, _) => finding.wire(Verdict::Minor, "the body is read now"),
                (_, Body::Empty) => finding.wire(Verdict::Minor, "the body is passed over"),
                _ => finding.wire(Verdict::Major, "answers of before may not be read any more"),
            };
            let says = match was == is {
                true => "is read otherwise".to_owned(),
                false => format!("is {is} instead of {was}"),
            };
            found.push(finding.says(says));
        }
    }
}
