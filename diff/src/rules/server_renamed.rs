//! A server has another name.

use super::{Rule, api};
use crate::Finding;
use crate::change::{What, code};
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "server-renamed",
    summary: "A server has another name",
    explanation: "\
The variant of the enum `Server` is called otherwise, if there is one: a single server has none. The URL is the
same.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in api::servers(pair).both {
        if old.name.spec == new.name.spec && old.name.rust == new.name.rust {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::of_api("server", &new.name.spec))
            .was(old.name.span, old.name.spec.as_str())
            .is(new.name.span, new.name.spec.as_str());
        let finding = match pair.old.model.api.servers.len() {
            0 | 1 => finding,
            _ => finding.renamed(&old.name, &new.name, "its variant has another name"),
        };
        found.push(finding.says(format!("was {}", code(&old.name.spec))));
    }
}
