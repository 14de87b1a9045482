//! What a value is like: its type and rules, and the form in which it travels.

mod constraints;
mod forms;
mod keys;
mod pattern;
mod xml;

use std::borrow::Cow;

use specwright_codegen::model::{Constraints, Encoding, JsonForm, TypeRef, WireForm};

use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

pub(super) use constraints::rules;
pub(super) use xml::{element_name, of_field, put_namespace};

/// How patterns of a spec are written in a schema; the way back asks whether they are still the same.
pub(crate) mod same_pattern {
    pub(crate) use super::constraints::UK_MOBILE;
    pub(crate) use super::pattern::{of_chars, translated};
}

/// A value to be described.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape<'a> {
    pub(super) ty: &'a TypeRef,
    pub(super) form: &'a WireForm,
    pub(super) constraints: &'a Constraints,
    pub(super) secret: bool,
    /// In a header, where moments are written as HTTP does.
    pub(super) in_header: bool,
    pub(super) usage: Usage,
}

/// The member that says what a value is before it gets the form in which it travels.
pub(super) const VALUE: &str = "x-specwright-value";

impl Writer<'_> {
    /// The schema of a value as it travels. Types nest as deep as the spec's text does.
    pub(super) fn value(&mut self, shape: Shape<'_>) -> Object {
        let natural = self.natural(shape);
        let mut wire = self.form_of(shape).unwrap_or_else(|| natural.clone());
        if let Some(none) = &shape.form.none {
            wire = forms::or_none(wire, none, shape.ty);
        }
        if shape.usage.received {
            wire = forms::or_other(wire, &shape.form.also_read, shape.ty);
        }
        if shape.form.send_null && shape.usage.json {
            wire = nullable(wire);
        }
        let differs = wire != natural;
        let keys = keys::of(shape);
        wire.put_object("x-specwright-wire", keys);
        if differs {
            wire.put(VALUE, natural);
        }
        wire
    }

    /// What the value is, whatever form it travels in; items and entries stand in theirs.
    pub(super) fn natural(&mut self, shape: Shape<'_>) -> Object {
        match shape.ty {
            TypeRef::String => constraints::text(self, shape),
            TypeRef::Bool => Object::of("type", "boolean"),
            TypeRef::Int => constraints::number(self, shape, "integer", "int64"),
            TypeRef::Float => constraints::number(self, shape, "number", "double"),
            TypeRef::Decimal => constraints::number(self, shape, "number", "decimal"),
            TypeRef::Bytes => Object::of("type", "string").with("contentEncoding", "base64"),
            TypeRef::Any => Object::new(),
            TypeRef::Date => Object::of("type", "string").with("format", "date"),
            TypeRef::DateTime => Object::of("type", "string").with("format", "date-time"),
            TypeRef::List(of) => self.list(shape, of),
            TypeRef::Map(of) => self.map(shape, of),
            TypeRef::Nullable(inner) => nullable(self.natural(Shape { ty: inner, ..shape })),
            TypeRef::Named(id) => Object::of("$ref", reference(self.names.of_type(*id))),
        }
    }

    fn list(&mut self, shape: Shape<'_>, of: &TypeRef) -> Object {
        let items = self.element(shape, of);
        let items = xml::items(shape, items);
        let mut list = Object::of("type", "array").with("items", items);
        constraints::put_count(shape.constraints, "minItems", "maxItems", &mut list);
        list.flag("uniqueItems", shape.constraints.unique);
        list.flag("x-specwright-sparse", is_sparse_any(of));
        list
    }

    fn map(&mut self, shape: Shape<'_>, of: &TypeRef) -> Object {
        let values = self.element(shape, of);
        let mut map = Object::of("type", "object").with("additionalProperties", values);
        constraints::put_count(shape.constraints, "minProperties", "maxProperties", &mut map);
        map.flag("x-specwright-sparse", is_sparse_any(of));
        map
    }

    /// An item of a list or a value of a map. The rules of the field are about it, but for those that count.
    fn element(&mut self, shape: Shape<'_>, of: &TypeRef) -> Object {
        let form = element_form(shape.form);
        let constraints = Constraints {
            items: None,
            unique: false,
            ..shape.constraints.clone()
        };
        self.value(Shape {
            ty: of,
            form: &form,
            constraints: &constraints,
            ..shape
        })
    }
}

/// Any value may be `null` anyway, so that no schema says it.
fn is_sparse_any(of: &TypeRef) -> bool {
    matches!(of, TypeRef::Nullable(inner) if **inner == TypeRef::Any)
}

/// How items travel: as the spec says, else as it says of the scalars in them.
fn element_form(form: &WireForm) -> Cow<'_, WireForm> {
    if let Some(element) = &form.element {
        return Cow::Borrowed(element);
    }
    let also_read = form.also_read.iter().copied();
    Cow::Owned(WireForm {
        encoding: match &form.encoding {
            Encoding::Json | Encoding::JsonBase64 => Encoding::Plain,
            encoding => encoding.clone(),
        },
        also_read: also_read.filter(|form| *form != JsonForm::Single).collect(),
        ..WireForm::default()
    })
}

/// The same value, or `null`.
pub(super) fn nullable(mut schema: Object) -> Object {
    if schema.is_empty() {
        return schema;
    }
    if schema.has("enum") || schema.has("const") {
        return either(schema, Object::of("type", "null"));
    }
    match schema.get("type") {
        Some(Tree::Text(ty)) => {
            let types = vec![ty.clone(), "null".to_owned()];
            schema.put("type", types);
            schema
        }
        _ => either(schema, Object::of("type", "null")),
    }
}

/// One of the two.
pub(super) fn either(one: Object, other: Object) -> Object {
    Object::of("anyOf", vec![one, other])
}

/// The address of a schema.
pub(super) fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// The type of a value that is there.
pub(super) fn without_null(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Nullable(inner) => inner,
        ty => ty,
    }
}
