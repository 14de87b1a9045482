//! A type cannot be put together any more.

use specwright_codegen::model::{Model, TypeKind};

use super::Rule;
use crate::change::What;
use crate::pair::{Pair, type_name};
use crate::{Finding, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "type-builder-removed",
    summary: "A type cannot be put together any more",
    explanation: "\
No request holds the type any more, so its builder is gone and programs that call it do not compile.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (old, new) in pair.types.iter() {
        let is_object = |model: &Model, id| matches!(model.ty(id).kind, TypeKind::Object { .. });
        let sent = (pair.old_surface.is_sent(old), pair.new_surface.is_sent(new));
        if sent != (true, false) || !is_object(pair.old.model, old) || !is_object(pair.new.model, new) {
            continue;
        }
        let finding = pair
            .finding(&RULE, What::whole(&type_name(pair.new.model, new)))
            .was(pair.old.model.ty(old).name.span, "sent")
            .is(pair.new.model.ty(new).name.span, "only received")
            .rust(Verdict::Major, "its builder is gone");
        found.push(finding.says("cannot be put together any more"));
    }
}
