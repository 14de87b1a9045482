//! There is another way to send the credentials.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "auth-added",
    summary: "There is another way to send the credentials",
    explanation: "\
Programs may choose it. With the second way the client gets an enum `Auth` and its builder a method `auth`. The
first way of an API that had none is a change of every call, though.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for scheme in api::schemes(pair).added {
        let finding = pair
            .finding(&RULE, What::of_api("auth", &scheme.name.spec))
            .is(scheme.name.span, api::scheme_words(&pair.new.model.api, scheme));
        let finding = match (pair.old.model.api.auth.len(), pair.new.model.api.auth.len()) {
            (0, 1) => finding.wire(Verdict::Major, "every call carries credentials"),
            (0, _) => finding
                .wire(Verdict::Major, "every call carries credentials")
                .rust(Verdict::Minor, "there are ways to choose from"),
            _ => finding
                .wire(Verdict::Minor, "credentials can travel another way, too")
                .rust(Verdict::Minor, "there is one more way to choose"),
        };
        found.push(finding.says("is new"));
    }
}
