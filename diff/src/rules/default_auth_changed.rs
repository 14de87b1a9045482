//! Another way to send the credentials is the first.

use super::{Rule, api};
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "default-auth-changed",
    summary: "Another way to send the credentials is the first",
    explanation: "\
Programs that choose no way use the first one. They compile as before and send their credentials otherwise.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let (Some(old), Some(new)) = (pair.old.model.api.auth.first(), pair.new.model.api.auth.first()) else {
        return;
    };
    let schemes = api::schemes(pair);
    let heir = schemes
        .both
        .iter()
        .find(|(before, _)| before.name.spec == old.name.spec);
    if heir.is_some_and(|(_, heir)| heir.name.spec == new.name.spec) {
        return;
    }
    let finding = pair
        .finding(&RULE, What::of_api("auth", &new.name.spec))
        .was(old.name.span, old.name.spec.as_str())
        .is(new.name.span, new.name.spec.as_str())
        .wire(
            Verdict::Major,
            "programs that choose none send their credentials otherwise",
        );
    found.push(finding.says(format!("is the default instead of {}", code(&old.name.spec))));
}
