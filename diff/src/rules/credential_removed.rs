//! A credential is gone.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "credential-removed",
    summary: "A credential is gone",
    explanation: "\
Its setter is gone from the client's builder, so programs that call it do not compile, and it is not sent any more.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for credential in api::credentials(pair).removed {
        let finding = pair
            .finding(&RULE, What::of_api("credential", &credential.name.spec))
            .was(credential.name.span, credential.name.spec.as_str())
            .wire(Verdict::Major, "it is not sent any more")
            .rust(Verdict::Major, "its setter is gone from the client's builder");
        found.push(finding.says("is gone"));
    }
}
