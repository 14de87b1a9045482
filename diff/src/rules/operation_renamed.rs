//! An operation has another name, or is in another resource.

use super::Rule;
use crate::change::{What, code};
use crate::pair::Pair;
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "operation-renamed",
    summary: "An operation has another name, or is in another resource",
    explanation: "\
What goes over the wire is the same, but the method, its types or the module they are in are called otherwise, so
programs that use them do not compile. An operation counts as renamed if one of another name has its method and
path.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for call in pair.operations() {
        let (old, new) = (call.old.operation, call.new.operation);
        let is_here = pair
            .resources
            .both
            .iter()
            .any(|(old, new)| old.file == call.old.resource.file && new.file == call.new.resource.file);
        let is_same =
            old.name.spec == new.name.spec && old.name.rust == new.name.rust && old.type_name == new.type_name;
        if is_here && is_same {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&call.name()))
            .was(old.name.span, call.old.name())
            .is(new.name.span, call.name())
            .rust(Verdict::Major, "its method, its types or their module have other names");
        found.push(finding.says(format!("was {}", code(&call.old.name()))));
    }
}
