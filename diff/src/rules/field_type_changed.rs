//! A field is of another type.

use specwright_codegen::model::{Field, Model, TypeKind, TypeRef};

use super::{Rule, words};
use crate::pair::{FieldPair, Pair};
use crate::{Direction, Finding, Judgement, Verdict};

pub(super) static RULE: Rule = Rule {
    id: "field-type-changed",
    summary: "A field is of another type",
    explanation: "\
The struct's field, and what its setter takes, are of another type, so programs that use them do not compile as a
rule. On the wire, texts of any kind (`string`, an enum, a date) are the same text: what an enum or a date refuses
is what is at stake there. Any other type is written and read otherwise.

Types that have only got another name are a finding of their own. So is a field that closes a cycle of types by its
new type: it is a `Box` for Rust's sake, and the same on the wire.
",
};

pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for field in pair.field_pairs() {
        let (old, new) = (field.old, field.new);
        let boxed = (
            field
                .list
                .old
                .ty
                .is_some_and(|id| pair.old_surface.is_boxed(id, field.index.0)),
            field
                .list
                .new
                .ty
                .is_some_and(|id| pair.new_surface.is_boxed(id, field.index.1)),
        );
        let is_same = pair.types.are_same(&old.ty, &new.ty);
        if is_same && boxed.0 == boxed.1 {
            continue;
        }
        let text = |model, field: &Field, boxed| {
            format!("{}{}", if boxed { "boxed " } else { "" }, words::ty(model, &field.ty))
        };
        let (was, is) = (text(pair.old.model, old, boxed.0), text(pair.new.model, new, boxed.1));
        let finding = pair
            .finding(&RULE, field.what())
            .was(old.name.span, was.as_str())
            .is(new.name.span, is.as_str())
            .rust(Verdict::Major, "it is of another Rust type");
        let finding = if is_same {
            finding
        } else {
            finding.judged(on_the_wire(pair, field))
        };
        found.push(finding.says(format!("is {is} instead of {was}")));
    }
}

fn on_the_wire(pair: &Pair<'_>, field: FieldPair<'_, '_>) -> (Option<Direction>, Judgement) {
    let (old, new) = (&field.old.ty, &field.new.ty);
    let is_text = is_text(pair.old.model, old) && is_text(pair.new.model, new);
    match (is_text, new) {
        (true, TypeRef::String) => field
            .list
            .judge((Verdict::Minor, "any text is sent"), (Verdict::None, "")),
        (true, _) => field.list.judge(
            (Verdict::Major, "texts that were sent are refused now"),
            (Verdict::None, ""),
        ),
        _ => field.list.judge(
            (Verdict::Major, "it is written otherwise"),
            (Verdict::Major, "what was read of it may not be read any more"),
        ),
    }
}

/// Whether it travels as a text, and any text is read.
fn is_text(model: &Model, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::String | TypeRef::Date | TypeRef::DateTime => true,
        TypeRef::Named(id) => matches!(model.ty(*id).kind, TypeKind::Enum { .. }),
        _ => false,
    }
}
