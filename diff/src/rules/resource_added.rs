//! A resource is new.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "resource-added",
    summary: "A resource is new",
    explanation: "\
The client gets a method, a module and a feature; the operations are findings of their own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for resource in &pair.resources.added {
        let finding = pair
            .finding(&RULE, What::of_api("resource", &resource.name.spec))
            .is(resource.name.span, resource.name.spec.as_str())
            .wire(Verdict::Minor, "more calls can be made")
            .rust(Verdict::Minor, "there is one more module");
        found.push(finding.says("is new"));
    }
}
