//! Errors are not read any more in one of their forms.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-body-removed",
    summary: "Errors are not read any more in one of their forms",
    explanation: "\
Error answers of that form arrive without their code and their text, so programs that match on kinds of errors take
other ways. They compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for body in api::error_bodies(pair).removed {
        let finding = pair
            .finding(&RULE, What::of_api("error body", &body.name.spec))
            .was(body.name.span, api::error_body_words(body))
            .wire(Verdict::Major, "error answers of that form are not understood any more");
        found.push(finding.says("is not read any more"));
    }
}
