//! Another server is the first.

use super::{Rule, api};
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "default-server-changed",
    summary: "Another server is the first",
    explanation: "\
Programs that choose no server call the first one. They compile as before and call another service.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let (Some(old), Some(new)) = (pair.old.model.api.servers.first(), pair.new.model.api.servers.first()) else {
        return;
    };
    let servers = api::servers(pair);
    let heir = servers
        .both
        .iter()
        .find(|(before, _)| before.name.spec == old.name.spec);
    if heir.is_some_and(|(_, heir)| heir.name.spec == new.name.spec) {
        return;
    }
    let finding = pair
        .finding(&RULE, What::of_api("server", &new.name.spec))
        .was(old.name.span, old.name.spec.as_str())
        .is(new.name.span, new.name.spec.as_str())
        .wire(Verdict::Major, "programs that choose none call another server");
    found.push(finding.says(format!("is the default instead of {}", code(&old.name.spec))));
}
