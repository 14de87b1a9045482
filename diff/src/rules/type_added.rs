//! A type is new.

use super::Rule;
use crate::change::What;
use crate::pair::{Pair, kind_word, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-added",
    summary: "A type is new",
    explanation: "\
It stands where a finding of its own says so. Nothing that worked is touched.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for id in pair.added_types() {
        let definition = pair.new.model.ty(id);
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, id)))
            .is(definition.name.span, kind_word(&definition.kind))
            .rust(Verdict::Minor, "there is one more type");
        found.push(finding.says("is new"));
    }
}
