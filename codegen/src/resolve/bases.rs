//! Types that others build on, and that nothing holds: what they say was copied, and no Rust type is made of them.

use std::collections::BTreeSet;

use crate::model::{Field, Model, TypeDef, TypeId, TypeKind, TypeRef};
use crate::source::Span;

/// Takes such types out of the model, with those that are defined in their fields.
pub(super) fn drop_bases(model: &mut Model, bases: &BTreeSet<Span>) {
    if bases.is_empty() {
        return;
    }
    let kept = kept_types(model, bases);
    let mut new_ids = vec![None; model.types.len()];
    for (new, old) in kept.iter().enumerate() {
        new_ids[old.0] = Some(TypeId(new));
    }
    let old_types = std::mem::take(&mut model.types);
    let types = old_types.into_iter().zip(&new_ids);
    model.types = types.filter_map(|(ty, new)| new.map(|_| ty)).collect();
    renumber_model(model, &new_ids);
}

/// In their order.
fn kept_types(model: &Model, bases: &BTreeSet<Span>) -> BTreeSet<TypeId> {
    let fields = || fields_of_operations(model);
    let of_types = model.types.iter().flat_map(TypeDef::fields);
    let in_place: BTreeSet<Span> = fields().chain(of_types).map(|field| field.name.span).collect();
    // A base and a type in a field are kept for those that hold them.
    let is_kept_anyway = |ty: &&TypeDef| !bases.contains(&ty.name.span) && !in_place.contains(&ty.name.span);
    let roots = model.types.iter().filter(is_kept_anyway).flat_map(TypeDef::fields);
    let mut kept = model.reachable(fields().chain(roots));
    let ids = (0..model.types.len()).map(TypeId);
    kept.extend(ids.filter(|id| is_kept_anyway(&model.ty(*id))));
    kept
}

fn fields_of_operations(model: &Model) -> impl Iterator<Item = &Field> {
    model.operations().flat_map(|operation| {
        let pending = operation.pending.iter().map(|pending| &pending.response);
        let answers = operation.responses.iter().chain(pending);
        let received = answers.flat_map(|answer| &answer.fields);
        operation.request.fields.iter().chain(received)
    })
}

fn renumber_model(model: &mut Model, new_ids: &[Option<TypeId>]) {
    for ty in &mut model.types {
        if let TypeKind::Object { fields, .. } | TypeKind::Union { members: fields } = &mut ty.kind {
            renumber_fields(fields, new_ids);
        }
    }
    for resource in &mut model.resources {
        resource.types = resource.types.iter().filter_map(|id| new_ids[id.0]).collect();
        for operation in &mut resource.operations {
            renumber_fields(&mut operation.request.fields, new_ids);
            for answer in &mut operation.responses {
                renumber_fields(&mut answer.fields, new_ids);
            }
            if let Some(pending) = &mut operation.pending {
                renumber_fields(&mut pending.response.fields, new_ids);
                pending.details = pending.details.and_then(|id| new_ids[id.0]);
            }
            for error in &mut operation.errors {
                error.details = error.details.and_then(|id| new_ids[id.0]);
            }
        }
    }
}

fn renumber_fields(fields: &mut [Field], new_ids: &[Option<TypeId>]) {
    for field in fields {
        renumber(&mut field.ty, new_ids);
    }
}

/// The depth of the file bounds the depth of the calls.
fn renumber(ty: &mut TypeRef, new_ids: &[Option<TypeId>]) {
    match ty {
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => renumber(inner, new_ids),
        TypeRef::Named(id) => {
            if let Some(new) = new_ids[id.0] {
                *id = new;
            }
        }
        _ => {}
    }
}
