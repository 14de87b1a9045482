//! A form of error answers is another one, or is tried at another turn.

use specwright_codegen::model::ErrorBody;

use super::{Rule, api, words};
use crate::change::What;
use crate::pair::{Matched, Pair};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-body-changed",
    summary: "A form of error answers is another one, or is tried at another turn",
    explanation: "\
Codes and texts of errors are looked for elsewhere, so answers that were one kind of error may be another or none.
Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let bodies = api::error_bodies(pair);
    for &(old, new) in &bodies.both {
        let (was, is) = (api::error_body_words(old), api::error_body_words(new));
        if was == is {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::of_api("error body", &new.name.spec))
            .was(old.name.span, was)
            .is(new.name.span, is.as_str())
            .wire(Verdict::Major, "error answers are read otherwise");
        found.push(finding.says(format!("is {is}")));
    }
    found.extend(turns(pair, &bodies));
}

fn turns(pair: &Pair<'_>, bodies: &Matched<&ErrorBody>) -> Option<Finding> {
    let new: Vec<&str> = pair
        .new
        .model
        .api
        .error_bodies
        .iter()
        .map(|body| body.name.spec.as_str())
        .collect();
    let kept = |name: &&str| bodies.both.iter().any(|(_, new)| new.name.spec == **name);
    let is: Vec<&str> = new.into_iter().filter(kept).collect();
    let was: Vec<&str> = bodies.both.iter().map(|(old, _)| old.name.spec.as_str()).collect();
    let (first_old, first_new) = bodies.both.first()?;
    if was == is {
        return None;
    }
    let finding = pair
        .finding(&RULE, What::of_api("error bodies", ""))
        .was(first_old.name.span, words::names(&was))
        .is(first_new.name.span, words::names(&is))
        .wire(
            Verdict::Major,
            "error answers that fit several forms are read otherwise",
        );
    Some(finding.says(format!("are tried in this order: {}", words::names(&is))))
}
