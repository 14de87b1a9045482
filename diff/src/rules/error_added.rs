//! A kind of error is new.

use super::{Rule, errors};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-added",
    summary: "A kind of error is new",
    explanation: "\
Answers that were an undocumented error have a kind. Kinds are not exhaustive, so programs that match on them
compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for error in &call.errors.added {
            let finding = pair
                .finding(&RULE, errors::what_alone(call, error, pair.old.model))
                .is(error.name.span, errors::sign(error))
                .wire(Verdict::Minor, "one more error is told apart")
                .rust(Verdict::Minor, "there is one more kind");
            found.push(finding.says(format!("is new: {}", errors::sign(error))));
        }
    }
}
