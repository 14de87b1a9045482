//! A resource has another name.

use super::Rule;
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "resource-renamed",
    summary: "A resource has another name",
    explanation: "\
Its module, its feature and its handle are called otherwise, so programs that use them do not compile. Nothing
changes on the wire. A resource counts as renamed if most of its operations are in one of another name.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in &pair.resources.both {
        let is_same =
            old.name.spec == new.name.spec && old.name.rust == new.name.rust && old.type_name == new.type_name;
        if is_same {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::of_api("resource", &new.name.spec))
            .was(old.name.span, format!("{}, {}", old.name.spec, old.type_name.as_str()))
            .is(new.name.span, format!("{}, {}", new.name.spec, new.type_name.as_str()))
            .rust(Verdict::Major, "its module, its feature or its handle has another name");
        found.push(finding.says(format!("was {}", code(&old.name.spec))));
    }
}
