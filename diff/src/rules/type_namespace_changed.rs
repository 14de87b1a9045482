//! The elements of a type are in another XML namespace.

use specwright_codegen::model::{Model, TypeKind};

use super::{Rule, forms};
use crate::change::What;
use crate::pair::{Pair, kind_word, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-namespace-changed",
    summary: "The elements of a type are in another XML namespace",
    explanation: "\
They are written so, and those of the namespace of before may not be read any more. Programs compile as before.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let text = |model: &Model, id| match &model.ty(id).kind {
        TypeKind::Object { namespace, .. } => namespace.as_ref().map(forms::namespace),
        TypeKind::Union { .. } | TypeKind::Enum { .. } => None,
    };
    for (old, new) in pair.types.iter() {
        let (was, is) = (text(pair.old.model, old), text(pair.new.model, new));
        if was == is || kind_word(&pair.old.model.ty(old).kind) != kind_word(&pair.new.model.ty(new).kind) {
            continue;
        }
        let word = |namespace: Option<String>| namespace.unwrap_or_else(|| "no namespace".to_owned());
        let (was, is) = (word(was), word(is));
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, new)))
            .was(pair.old.model.ty(old).name.span, was)
            .is(pair.new.model.ty(new).name.span, is.as_str())
            .wire(Verdict::Major, "its elements are in another namespace");
        found.push(finding.says(format!("has {is}")));
    }
}
