//! Errors are read in another form as well.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-body-added",
    summary: "Errors are read in another form as well",
    explanation: "\
Error answers that were not understood are. Programs compile as before. A form that is tried earlier than another
may read what the other did.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for body in api::error_bodies(pair).added {
        let finding = pair
            .finding(&RULE, What::of_api("error body", &body.name.spec))
            .is(body.name.span, api::error_body_words(body))
            .wire(Verdict::Minor, "more error answers are understood");
        found.push(finding.says("is read"));
    }
}
