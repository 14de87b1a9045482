//! A program has to supply another credential.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "credential-added",
    summary: "A program has to supply another credential",
    explanation: "\
The builder has one more setter, and gives an error without it, when the program runs: it compiles as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for credential in api::credentials(pair).added {
        let finding = pair
            .finding(&RULE, What::of_api("credential", &credential.name.spec))
            .is(credential.name.span, credential.name.spec.as_str())
            .wire(Verdict::Major, "calls that send it are not made without it")
            .rust(Verdict::Minor, "the client's builder has one more setter");
        found.push(finding.says("is new"));
    }
}
