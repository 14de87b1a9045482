//! The body of a request is written otherwise.

use specwright_codegen::model::Body;

use super::{Rule, words};
use crate::change::What;
use crate::pair::Pair;
use crate::{Direction, Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "body-format-changed",
    summary: "The body of a request is written otherwise",
    explanation: "\
Another format, another root, other fixed fields or another content type: the service gets another body for the same
call. Programs compile as before. A request that had no body and has one now says more than it did, which services
as a rule pass over if they did not expect it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (&call.old.operation.request.body, &call.new.operation.request.body);
        if old == new {
            continue;
        }
        let (was, is) = (words::body(old), words::body(new));
        let finding = pair
            .finding(&RULE, What::part(&call.name(), "body", ""))
            .going(Direction::Sent)
            .was(call.old.operation.name.span, was.as_str())
            .is(call.new.operation.name.span, is.as_str());
        let finding = match old {
            Body::Empty => finding.wire(Verdict::Minor, "requests have a body now"),
            _ => finding.wire(Verdict::Major, "the body is written otherwise"),
        };
        let says = match was == is {
            true => "is written otherwise".to_owned(),
            false => format!("is {is} instead of {was}"),
        };
        found.push(finding.says(says));
    }
}
