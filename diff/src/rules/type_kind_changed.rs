//! A type is of another kind.

use super::Rule;
use crate::change::What;
use crate::pair::{Pair, kind_word, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-kind-changed",
    summary: "A type is of another kind",
    explanation: "\
An object, an enum and a union of the same name have nothing in common: neither for programs nor on the wire.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in pair.types.iter() {
        let (was, is) = (&pair.old.model.ty(old), &pair.new.model.ty(new));
        let (was_kind, is_kind) = (kind_word(&was.kind), kind_word(&is.kind));
        if was_kind == is_kind {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, new)))
            .was(was.name.span, was_kind)
            .is(is.name.span, is_kind)
            .wire(Verdict::Major, "it travels otherwise")
            .rust(Verdict::Major, "it is another kind of type");
        found.push(finding.says(format!("is an {is_kind} instead of an {was_kind}").replace("an union", "a union")));
    }
}
