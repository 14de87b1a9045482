//! A kind of error is gone.

use super::{Rule, errors};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "error-removed",
    summary: "A kind of error is gone",
    explanation: "\
Programs that match on the kind do not compile. The service's answer is an undocumented error now, or another kind.

If the service may still answer so, mark the kind `deprecated` for a release first.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        for error in &call.errors.removed {
            let finding = pair
                .finding(&RULE, errors::what_alone(call, error, pair.new.model))
                .was(error.name.span, errors::sign(error))
                .wire(Verdict::Minor, "the answer is not told apart any more")
                .rust(Verdict::Major, "the kind is gone");
            found.push(finding.says("is gone"));
        }
    }
}
