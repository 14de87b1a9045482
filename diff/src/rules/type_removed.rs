//! A type is gone.

use super::Rule;
use crate::change::What;
use crate::pair::{Pair, kind_word, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-removed",
    summary: "A type is gone",
    explanation: "\
Programs that name it do not compile. What happened where it stood is a finding of its own.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for id in pair.removed_types() {
        let definition = pair.old.model.ty(id);
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.old.model, id)))
            .was(definition.name.span, kind_word(&definition.kind))
            .rust(Verdict::Major, "the type is gone");
        found.push(finding.says("is gone"));
    }
}
