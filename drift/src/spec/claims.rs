//! What a field of a model says, claim by claim.

use specwright_codegen::model::{
    self, Constraints, Encoding, EnumValue, Field, Fill, Format, JsonForm, Model, TypeId, TypeKind, TypeRef,
};
use specwright_codegen::source::{Span, Spanned};

use crate::facts::{Bounds, Claim, Default, EnumText, FieldType, Presence, Range, RangeEnd};

/// The named type inside all lists and maps.
pub(super) fn named(ty: &TypeRef) -> Option<TypeId> {
    match innermost(ty) {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}

fn innermost(ty: &TypeRef) -> &TypeRef {
    let mut ty = ty;
    while let TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) = ty {
        ty = inner;
    }
    ty
}

/// A claim, and where it stands if not at the field itself.
pub(super) struct Said {
    pub(super) claim: Claim,
    /// Of the value, in the mapping that says it.
    pub(super) span: Option<Span>,
    /// The named type that says it.
    pub(super) ty: Option<TypeId>,
}

fn at_field(claim: Claim) -> Said {
    Said {
        claim,
        span: None,
        ty: None,
    }
}

fn at<T>(place: &Spanned<T>, claim: Claim) -> Said {
    Said {
        claim,
        span: Some(place.span),
        ty: None,
    }
}

/// All that a field says; its place, its groups and its children aside.
pub(super) fn claims_of(field: &Field, model: &Model) -> Vec<Said> {
    let mut said = Vec::new();
    said.extend(types(field, model).into_iter().map(|ty| at_field(Claim::Type(ty))));
    said.push(at_field(Claim::Presence(match field.optional {
        true => Presence::Optional,
        false => Presence::Required,
    })));
    if let Some(words) = &field.required_when {
        let condition = crate::facts::Condition::When(words.clone());
        said.push(at_field(Claim::Condition(condition)));
    }
    constraints(&field.constraints, &mut said);
    enum_of(field, model, &mut said);
    encodings(field, &mut said);
    match &field.fill {
        Some(Fill::Value(text) | Fill::Json(text)) => {
            said.push(at(text, Claim::Default(Default::Value(text.value.clone()))));
        }
        Some(Fill::Empty(span)) => said.push(Said {
            claim: Claim::Default(Default::Prose("empty".to_owned())),
            span: Some(*span),
            ty: None,
        }),
        Some(Fill::Uuid) => said.push(at_field(Claim::Default(Default::Prose("a fresh UUID".to_owned())))),
        None => {}
    }
    if let Some(why) = &field.deprecated {
        said.push(at_field(Claim::Deprecated(Some(why.clone()))));
    }
    if let Some(sample) = &field.sample
        && let model::SampleValue::Scalar(text) = &sample.value
    {
        said.push(at_field(Claim::Example(text.clone())));
    }
    if let Some(about) = &field.about {
        said.push(at_field(Claim::Meaning(about.clone())));
    }
    said
}

/// What it is, then as what else it travels.
fn types(field: &Field, model: &Model) -> Vec<FieldType> {
    let own = field_type(&field.ty, model);
    let mut types = vec![own.clone()];
    let form = &field.form;
    let also: &[FieldType] = match &form.encoding {
        Encoding::Text | Encoding::Json | Encoding::JsonBase64 => &[FieldType::String],
        Encoding::Number => &[FieldType::Int, FieldType::Decimal],
        Encoding::Words { .. } => &[FieldType::String, FieldType::Int],
        Encoding::Epoch | Encoding::EpochMillis => &[FieldType::Int, FieldType::Decimal],
        Encoding::HttpDate | Encoding::Iso8601 | Encoding::Layout(_) => &[FieldType::String],
        Encoding::Plain | Encoding::Base64 => &[],
    };
    types.extend_from_slice(also);
    for form in &form.also_read {
        match form {
            JsonForm::Text => types.push(FieldType::String),
            JsonForm::Number => types.extend([FieldType::Int, FieldType::Decimal]),
            JsonForm::Bool => types.push(FieldType::Bool),
            JsonForm::Single => {
                if let FieldType::List(Some(of)) = &own {
                    types.push((**of).clone());
                }
            }
        }
    }
    if form.join.is_some() {
        types.push(FieldType::String);
    }
    let mut seen = Vec::new();
    types.retain(|ty| {
        let is_new = !seen.contains(ty);
        seen.push(ty.clone());
        is_new
    });
    types
}

/// The depth of a type is that of its file, which is bounded.
fn field_type(ty: &TypeRef, model: &Model) -> FieldType {
    match ty {
        TypeRef::String => FieldType::String,
        TypeRef::Bool => FieldType::Bool,
        TypeRef::Int => FieldType::Int,
        TypeRef::Float | TypeRef::Decimal => FieldType::Decimal,
        TypeRef::Bytes => FieldType::File,
        TypeRef::Any => FieldType::Any,
        TypeRef::Date => FieldType::Date,
        TypeRef::DateTime => FieldType::DateTime,
        TypeRef::List(of) => FieldType::List(Some(Box::new(field_type(of, model)))),
        TypeRef::Map(_) => FieldType::Object,
        TypeRef::Nullable(inner) => field_type(inner, model),
        TypeRef::Named(id) => match &model.ty(*id).kind {
            TypeKind::Object { .. } | TypeKind::Union { .. } => FieldType::Object,
            TypeKind::Enum { .. } => FieldType::String,
        },
    }
}

fn constraints(constraints: &Constraints, said: &mut Vec<Said>) {
    if let Some(length) = &constraints.length {
        said.push(at(length, Claim::Length(bounds(length.value))));
    }
    if let Some(range) = &constraints.range {
        let end = |end: &Option<model::RangeEnd>| {
            end.as_ref().map(|end| RangeEnd {
                number: end.number.clone(),
                is_excluded: end.is_excluded,
            })
        };
        let range_of = Range {
            min: end(&range.value.min),
            max: end(&range.value.max),
        };
        said.push(at(range, Claim::Range(range_of)));
    }
    if let Some(items) = &constraints.items {
        said.push(at(items, Claim::Items(bounds(items.value))));
    }
    if let Some(chars) = &constraints.chars {
        said.push(at(chars, Claim::Chars(chars.value.clone())));
    }
    if let Some(pattern) = &constraints.pattern {
        said.push(at(pattern, Claim::Pattern(pattern.value.clone())));
    }
    if let Some(format) = &constraints.format {
        let claim = match format.value {
            Format::Base64 => Claim::Encoding("base64".to_owned()),
            format => Claim::Format(format.as_str().to_owned()),
        };
        said.push(at(format, claim));
    }
}

fn bounds(bounds: model::Bounds) -> Bounds {
    let end = |end: Option<i64>| end.and_then(|end| u64::try_from(end).ok());
    Bounds {
        min: end(bounds.min),
        max: end(bounds.max),
    }
}

fn enum_of(field: &Field, model: &Model, said: &mut Vec<Said>) {
    if let Encoding::Words { yes, no, .. } = &field.form.encoding {
        let values = [yes, no].map(|text| EnumText {
            text: text.clone(),
            meaning: None,
        });
        said.push(at_field(Claim::Enum {
            values: values.to_vec(),
            open: false,
        }));
    }
    let Some(id) = named(&field.ty) else { return };
    let ty = model.ty(id);
    let TypeKind::Enum { values } = &ty.kind else { return };
    let text = |value: &EnumValue| EnumText {
        text: value.name.spec.clone(),
        meaning: value.about.clone(),
    };
    said.push(Said {
        claim: Claim::Enum {
            values: values.iter().map(text).collect(),
            open: false,
        },
        span: Some(ty.name.span),
        ty: Some(id),
    });
}

fn encodings(field: &Field, said: &mut Vec<Said>) {
    let form = &field.form;
    let mut encoding = |name: &str| said.push(at_field(Claim::Encoding(name.to_owned())));
    match &form.encoding {
        Encoding::Base64 => encoding("base64"),
        Encoding::Json => encoding("json"),
        Encoding::JsonBase64 => {
            encoding("json");
            encoding("base64");
        }
        Encoding::Epoch => said.push(at_field(Claim::Format("unix".to_owned()))),
        Encoding::EpochMillis => said.push(at_field(Claim::Format("unix-ms".to_owned()))),
        Encoding::HttpDate => said.push(at_field(Claim::Format("http-date".to_owned()))),
        Encoding::Layout(layout) => said.push(at_field(Claim::Format(layout.clone()))),
        Encoding::Iso8601 => said.push(at_field(Claim::Format("iso-8601".to_owned()))),
        Encoding::Plain => match innermost(&field.ty) {
            TypeRef::Date => said.push(at_field(Claim::Format("yyyy-mm-dd".to_owned()))),
            TypeRef::DateTime => said.push(at_field(Claim::Format("iso-8601".to_owned()))),
            TypeRef::Bytes => encoding("base64"),
            _ => {}
        },
        Encoding::Text | Encoding::Number | Encoding::Words { .. } => {}
    }
    if let Some(join) = &form.join {
        said.push(at_field(Claim::Joined(join.clone())));
    }
}
