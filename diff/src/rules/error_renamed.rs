//! A kind of error has another name.

use super::{Rule, errors};
use crate::Finding;
use crate::change::code;
use crate::pair::Pair;

pub(super) static RULE: Rule = Rule {
    id: "error-renamed",
    summary: "A kind of error has another name",
    explanation: "\
The same answers have it, but programs that match on it do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (call, old, new) in pair.errors() {
        if old.name.spec == new.name.spec && old.name.rust == new.name.rust {
            continue;
        }
        let finding = pair
            .finding(&RULE, errors::what(call, old, new))
            .was(old.name.span, old.name.spec.as_str())
            .is(new.name.span, new.name.spec.as_str())
            .renamed(&old.name, &new.name, "the kind has another name");
        found.push(finding.says(format!("was {}", code(&old.name.spec))));
    }
}
