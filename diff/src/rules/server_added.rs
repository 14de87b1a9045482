//! A server is new.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "server-added",
    summary: "A server is new",
    explanation: "\
Programs may choose it. With the second server the client gets an enum `Server` and its builder a method `server`.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for server in api::servers(pair).added {
        let finding = pair
            .finding(&RULE, What::of_api("server", &server.name.spec))
            .is(server.name.span, api::url(server))
            .wire(Verdict::Minor, "one more server can be called");
        let finding = match pair.new.model.api.servers.len() {
            0 | 1 => finding,
            _ => finding.rust(Verdict::Minor, "there is one more server to choose"),
        };
        found.push(finding.says("is new"));
    }
}
