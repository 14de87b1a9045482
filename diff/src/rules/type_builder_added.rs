//! A type can be put together.

use specwright_codegen::model::{Model, TypeKind};

use super::Rule;
use crate::change::What;
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-builder-added",
    summary: "A type can be put together",
    explanation: "\
A request has come to hold the type, so it has a builder.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in pair.types.iter() {
        let is_object = |model: &Model, id| matches!(model.ty(id).kind, TypeKind::Object { .. });
        let sent = (pair.old_surface.is_sent(old), pair.new_surface.is_sent(new));
        if sent != (false, true) || !is_object(pair.old.model, old) || !is_object(pair.new.model, new) {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, new)))
            .was(pair.old.model.ty(old).name.span, "only received")
            .is(pair.new.model.ty(new).name.span, "sent")
            .rust(Verdict::Minor, "it has a builder");
        found.push(finding.says("can be put together"));
    }
}
