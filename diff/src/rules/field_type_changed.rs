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
is what is at stake there. Numbers of a wider type are read as well as before, and so is anything by `any`; items
that may be `null` are more than items that may not. Any other type is written and read otherwise.

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
    let (old, new) = differing(pair, &field.old.ty, &field.new.ty);
    let is_text = is_text(pair.old.model, old) && is_text(pair.new.model, new);
    let (sent, received) = match (old, new) {
        (_, TypeRef::String) if is_text => ((Verdict::Minor, "any text is sent"), (Verdict::None, "")),
        _ if is_text => (
            (Verdict::Major, "texts that were sent are refused now"),
            (Verdict::None, ""),
        ),
        (old, TypeRef::Nullable(inner)) if pair.types.are_same(old, inner) => (
            (Verdict::Minor, "items may be `null`"),
            (Verdict::Minor, "items that are `null` are kept"),
        ),
        (TypeRef::Nullable(inner), new) if pair.types.are_same(inner, new) => (
            (Verdict::Major, "items cannot be `null` any more"),
            (Verdict::Major, "items that are `null` are passed over"),
        ),
        (TypeRef::Int, TypeRef::Float | TypeRef::Decimal) | (TypeRef::Float, TypeRef::Decimal) | (_, TypeRef::Any) => (
            (Verdict::Major, "it may be written otherwise"),
            (Verdict::Minor, "more values are read"),
        ),
        _ => (
            (Verdict::Major, "it is written otherwise"),
            (Verdict::Major, "what was read of it may not be read any more"),
        ),
    };
    field.list.judge(sent, received)
}

/// What is left of both types without the lists and maps that are the same around them.
fn differing<'t>(pair: &Pair<'_>, mut old: &'t TypeRef, mut new: &'t TypeRef) -> (&'t TypeRef, &'t TypeRef) {
    while !pair.types.are_same(old, new) {
        (old, new) = match (old, new) {
            (TypeRef::List(old), TypeRef::List(new))
            | (TypeRef::Map(old), TypeRef::Map(new))
            | (TypeRef::Nullable(old), TypeRef::Nullable(new)) => (&**old, &**new),
            different => return different,
        };
    }
    (old, new)
}

/// Whether it travels as a text, and any text is read.
fn is_text(model: &Model, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::String | TypeRef::Date | TypeRef::DateTime => true,
        TypeRef::Named(id) => matches!(model.ty(*id).kind, TypeKind::Enum { .. }),
        _ => false,
    }
}
