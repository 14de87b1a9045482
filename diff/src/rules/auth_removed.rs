//! A way to send the credentials is gone.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "auth-removed",
    summary: "A way to send the credentials is gone",
    explanation: "\
Programs that chose it do not compile. Where there were not two ways there was nothing to choose, and so nothing in
Rust that could be gone.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for scheme in api::schemes(pair).removed {
        let finding = pair
            .finding(&RULE, What::of_api("auth", &scheme.name.spec))
            .was(scheme.name.span, api::scheme_words(&pair.old.model.api, scheme))
            .wire(Verdict::Major, "credentials do not travel that way any more");
        let finding = match pair.old.model.api.auth.len() {
            0 | 1 => finding,
            _ => finding.rust(Verdict::Major, "it cannot be chosen any more"),
        };
        found.push(finding.says("is gone"));
    }
}
