//! A type is in another module.

use super::Rule;
use crate::change::{What, code};
use crate::pair::{Pair, home, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-moved",
    summary: "A type is in another module",
    explanation: "\
Programs that name it by its path do not compile. A resource's types are in its module, those of `api.yaml` in
`types`. A resource that has another name takes its types along, which is a finding of the resource.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in pair.types.iter() {
        let (was, is) = (home(pair.old.model, old), home(pair.new.model, new));
        let moved_along = pair
            .resources
            .both
            .iter()
            .any(|(old, new)| old.name.rust.as_str() == was && new.name.rust.as_str() == is);
        if was == is || moved_along {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, new)))
            .was(pair.old.model.ty(old).name.span, was.as_str())
            .is(pair.new.model.ty(new).name.span, is.as_str())
            .rust(Verdict::Major, "its path is another one");
        found.push(finding.says(format!("is in {} instead of {}", code(&is), code(&was))));
    }
}
