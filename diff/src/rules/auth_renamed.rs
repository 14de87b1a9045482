//! A way to send the credentials has another name.

use super::{Rule, api};
use crate::Finding;
use crate::change::{What, code};
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "auth-renamed",
    summary: "A way to send the credentials has another name",
    explanation: "\
The variant of the enum `Auth` is called otherwise, if there is one: a single way has none. The credentials travel
as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in api::schemes(pair).both {
        if old.name.spec == new.name.spec && old.name.rust == new.name.rust {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::of_api("auth", &new.name.spec))
            .was(old.name.span, old.name.spec.as_str())
            .is(new.name.span, new.name.spec.as_str());
        let finding = match pair.old.model.api.auth.len() {
            0 | 1 => finding,
            _ => finding.renamed(&old.name, &new.name, "its variant has another name"),
        };
        found.push(finding.says(format!("was {}", code(&old.name.spec))));
    }
}
