//! A model without anything that a secret is or may be: only what is left of it is exported.

use std::collections::BTreeMap;

use specwright_codegen::model::{Field, Model, SampleValue, TypeDef, TypeKind, TypeRef};
use specwright_codegen::source::Spanned;

/// The model without the samples of secret fields, wherever a sample holds them. A secret has no default: the checks refuse one.
pub(super) fn without_secrets(model: &Model) -> Model {
    let types = &model.types;
    let mut shown = model.clone();
    for operation in shown.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        clean(types, &mut operation.request.fields);
        for sample in &mut operation.samples {
            clean_values(types, &operation.request.fields, &mut sample.request);
        }
        for response in &mut operation.responses {
            clean(types, &mut response.fields);
        }
        if let Some(pending) = &mut operation.pending {
            clean(types, &mut pending.response.fields);
        }
    }
    for ty in &mut shown.types {
        if let TypeKind::Object { fields, .. } | TypeKind::Union { members: fields } = &mut ty.kind {
            clean(types, fields);
        }
    }
    shown
}

fn clean(types: &[TypeDef], fields: &mut [Field]) {
    for field in fields {
        if field.secret {
            field.sample = None;
        } else if let Some(sample) = &mut field.sample {
            clean_value(types, &field.ty, &mut sample.value);
        }
    }
}

fn clean_values(types: &[TypeDef], fields: &[Field], values: &mut BTreeMap<String, Spanned<SampleValue>>) {
    for field in fields {
        if field.secret {
            values.remove(&field.name.spec);
        } else if let Some(value) = values.get_mut(&field.name.spec) {
            clean_value(types, &field.ty, &mut value.value);
        }
    }
}

/// A sample is as deep as the reader of YAML lets it be.
fn clean_value(types: &[TypeDef], ty: &TypeRef, value: &mut SampleValue) {
    match (ty, value) {
        (TypeRef::Nullable(inner), value) => clean_value(types, inner, value),
        (TypeRef::List(of), SampleValue::List(items)) => {
            items
                .iter_mut()
                .for_each(|item| clean_value(types, of, &mut item.value));
        }
        (TypeRef::Map(of), SampleValue::Object(entries)) => {
            entries
                .values_mut()
                .for_each(|value| clean_value(types, of, &mut value.value));
        }
        (TypeRef::Named(id), SampleValue::Object(members)) => {
            let fields = types.get(id.0).map_or(&[][..], TypeDef::fields);
            clean_values(types, fields, members);
        }
        _ => {}
    }
}
