//! A server has another URL.

use super::{Rule, api};
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "server-url-changed",
    summary: "A server has another URL",
    explanation: "\
The same program calls another address. If the old address still answers, keep it as a server of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in api::servers(pair).both {
        let (was, is) = (api::url(old), api::url(new));
        if was == is {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::of_api("server", &new.name.spec))
            .was(old.url.span, was.as_str())
            .is(new.url.span, is.as_str())
            .wire(Verdict::Major, "calls go to another address");
        found.push(finding.says(format!("is {} instead of {}", code(&is), code(&was))));
    }
}
