//! A server is gone.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "server-removed",
    summary: "A server is gone",
    explanation: "\
Programs that chose it do not compile. Where there were not two servers there was nothing to choose, and so nothing
in Rust that could be gone; the calls go elsewhere all the same.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for server in api::servers(pair).removed {
        let finding = pair
            .finding(&RULE, What::of_api("server", &server.name.spec))
            .was(server.name.span, api::url(server))
            .wire(Verdict::Major, "it is not called any more");
        let finding = match pair.old.model.api.servers.len() {
            0 | 1 => finding,
            _ => finding.rust(Verdict::Major, "it cannot be chosen any more"),
        };
        found.push(finding.says("is gone"));
    }
}
