//! The URLs of the servers have lost a variable.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "server-variable-removed",
    summary: "The URLs of the servers have lost a variable",
    explanation: "\
Its setter is gone from the client's builder, so programs that call it do not compile. What becomes of the URL is a
finding of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for variable in api::variables(pair).removed {
        let finding = pair
            .finding(&RULE, What::of_api("variable", &variable.name.spec))
            .was(variable.name.span, variable.name.spec.as_str())
            .rust(Verdict::Major, "its setter is gone from the client's builder");
        found.push(finding.says("of a server's URL is gone"));
    }
}
