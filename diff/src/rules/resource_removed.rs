//! A resource is gone.

use super::Rule;
use crate::change::What;
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "resource-removed",
    summary: "A resource is gone",
    explanation: "\
Its module, its feature and all that is in it are gone: manifests that name the feature and programs that use the
module do not compile. Operations that are in another resource now are findings of their own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for resource in &pair.resources.removed {
        let finding = pair
            .finding(&RULE, What::of_api("resource", &resource.name.spec))
            .was(resource.name.span, resource.name.spec.as_str())
            .rust(Verdict::Major, "its module and its feature are gone");
        found.push(finding.says("is gone"));
    }
}
