//! The API, and so its crate, has another name.

use super::Rule;
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "api-renamed",
    summary: "The API, and so its crate, has another name",
    explanation: "\
The crate is called otherwise, so every program has to change its manifest and its paths. Nothing changes on the
wire.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let (old, new) = (&pair.old.model.api.name, &pair.new.model.api.name);
    if old.spec == new.spec {
        return;
    }
    let finding = pair
        .finding(&RULE, What::of_api("api", &new.spec))
        .was(old.span, old.spec.as_str())
        .is(new.span, new.spec.as_str())
        .rust(Verdict::Major, "the crate has another name");
    found.push(finding.says(format!("was {}", code(&old.spec))));
}
