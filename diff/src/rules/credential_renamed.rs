//! A credential is called otherwise in programs.

use super::{Rule, api};
use crate::Finding;
use crate::change::{What, code};
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "credential-renamed",
    summary: "A credential is called otherwise in programs",
    explanation: "\
It is sent as before; its setter in the client's builder has another name, so programs that call it do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in api::credentials(pair).both {
        if old.name.spec == new.name.spec && old.name.rust == new.name.rust {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::of_api("credential", &new.name.spec))
            .was(old.name.span, old.name.spec.as_str())
            .is(new.name.span, new.name.spec.as_str())
            .renamed(&old.name, &new.name, "its setter has another name");
        found.push(finding.says(format!("was {}", code(&old.name.spec))));
    }
}
