//! The URL of a server has another variable.

use super::{Rule, api};
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "server-variable-added",
    summary: "The URL of a server has another variable",
    explanation: "\
The builder has one more setter, and gives an error without it, when the program runs: it compiles as before. Only
the servers whose URL has the variable need it.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for variable in api::variables(pair).added {
        let finding = pair
            .finding(&RULE, What::of_api("variable", &variable.name.spec))
            .is(variable.name.span, variable.name.spec.as_str())
            .wire(Verdict::Major, "a client cannot be built without it")
            .rust(Verdict::Minor, "the client's builder has one more setter");
        found.push(finding.says("of a server's URL is new"));
    }
}
