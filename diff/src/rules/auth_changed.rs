//! Credentials travel otherwise.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "auth-changed",
    summary: "Credentials travel otherwise",
    explanation: "\
The same program sends its credentials at another place, under another name, or other ones.

A service that takes both is described by two ways; programs choose.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in api::schemes(pair).both {
        if api::is_same_scheme(pair, old, new) {
            continue;
        }
        let was = api::scheme_words(&pair.old.model.api, old);
        let is = api::scheme_words(&pair.new.model.api, new);
        let finding = pair
            .finding(&RULE, What::of_api("auth", &new.name.spec))
            .was(old.name.span, was)
            .is(new.name.span, is.as_str())
            .wire(Verdict::Major, "calls send their credentials otherwise");
        found.push(finding.says(format!("sends {is}")));
    }
}
