//! The form of a schema, from what its parts say together.

use super::Part;
use super::said::Said;
use super::types::Type;
use crate::document::raw::NodeId;
use crate::document::reader::Reader;
use crate::document::remarks::quote;
use crate::document::types::RemarkKind::{Doubtful, Guessed};
use crate::document::types::{Bounds, Schema, SchemaId, SchemaKind, Variant};

impl<'a> Reader<'a> {
    /// Decides the form.
    pub(super) fn form(&mut self, id: SchemaId, said: &Said<'a>, schema: &mut Schema, parts: &[Part]) {
        if let Some(kind) = self.enum_form(said) {
            schema.kind = kind;
            return;
        }
        if let Some((kind, null)) = self.choice_form(id, said) {
            schema.nullable |= null;
            schema.kind = kind;
            return;
        }
        if let Some(kind) = self.base_form(said, parts) {
            schema.kind = kind;
            return;
        }
        let Some(at) = said.at else { return };
        schema.kind = match said.types {
            Some(types) if types.is_empty() => SchemaKind::Null,
            Some(types) if types.is_all() => SchemaKind::Any,
            Some(types) => match types.single() {
                Some(kind) => self.form_of(kind, said, at),
                None => self.one_of_types(types.iter(), parts),
            },
            None => match parts.iter().find_map(|part| part.only).or_else(|| self.inferred(said)) {
                Some(kind) => self.form_of(kind, said, at),
                None => SchemaKind::Any,
            },
        };
    }

    /// `type: [string, integer]`: a form for each.
    fn one_of_types(&mut self, types: impl Iterator<Item = Type>, parts: &[Part]) -> SchemaKind {
        let variants = types
            .map(|kind| {
                let parts = parts.iter().map(|part| part.only(kind)).collect();
                let schema = self.schema_of(parts);
                Variant { schema, tag: None }
            })
            .collect();
        SchemaKind::OneOf {
            variants,
            discriminator: None,
            any: true,
        }
    }

    fn form_of(&mut self, kind: Type, said: &Said<'a>, at: NodeId) -> SchemaKind {
        self.check_format(kind, said, at);
        let format = said.format.clone();
        let mut bounds = said.bounds.clone();
        match kind {
            Type::Bool => SchemaKind::Bool,
            Type::Int => {
                self.check_bounds(at, &mut bounds);
                SchemaKind::Int { format, bounds }
            }
            Type::Number => {
                self.check_bounds(at, &mut bounds);
                SchemaKind::Number { format, bounds }
            }
            Type::String => {
                let mut length = said.length;
                self.check_range(at, "the length", &mut length);
                SchemaKind::String {
                    format,
                    encoding: said.encoding.clone(),
                    length,
                    pattern: said.pattern.clone(),
                }
            }
            Type::List => self.list_form(said, at),
            Type::Object => self.object_form(said, at),
        }
    }

    /// A type that follows from what is said, where none is named.
    fn inferred(&mut self, said: &Said<'a>) -> Option<Type> {
        let is_object = !said.properties.is_empty() || !said.additional.is_empty() || !said.required.is_empty();
        if is_object || !said.patterns.is_empty() {
            return Some(Type::Object);
        }
        if !said.items.is_empty() || said.counts != (None, None) || said.has_tuple {
            return Some(Type::List);
        }
        let format = said.format.as_deref().and_then(type_of_format);
        let kind = if said.pattern.is_some() || said.length != (None, None) || said.encoding.is_some() {
            Some(Type::String)
        } else if said.bounds != Bounds::default() {
            Some(format.filter(|kind| *kind == Type::Int).unwrap_or(Type::Number))
        } else {
            format
        };
        if let (Some(kind), Some(at)) = (kind, said.at) {
            let name = match kind {
                Type::String => "a text",
                Type::Int => "a whole number",
                _ => "a number",
            };
            self.remark(at, Guessed, format!("no type is given; the rules are those of {name}"));
        }
        kind
    }

    /// A format that belongs to another type.
    fn check_format(&mut self, kind: Type, said: &Said<'a>, at: NodeId) {
        let Some(format) = &said.format else { return };
        let fits = match type_of_format(format) {
            None => true,
            Some(Type::String) => kind == Type::String,
            Some(_) => matches!(kind, Type::Int | Type::Number),
        };
        let is_float = matches!(format.as_str(), "float" | "double") && kind == Type::Int;
        if !fits || is_float {
            let what = match kind {
                Type::Bool => "`true` or `false`",
                Type::Int => "a whole number",
                Type::Number => "a number",
                Type::String => "a text",
                Type::List => "a list",
                Type::Object => "an object",
            };
            let text = format!("the format {} does not belong to {what}", quote(format));
            self.remark(at, Doubtful, text);
        }
    }
}

/// The type that a format belongs to.
pub(super) fn type_of_format(format: &str) -> Option<Type> {
    Some(match format {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => Type::Int,
        "float" | "double" => Type::Number,
        "date"
        | "date-time"
        | "time"
        | "duration"
        | "email"
        | "idn-email"
        | "hostname"
        | "idn-hostname"
        | "ipv4"
        | "ipv6"
        | "uri"
        | "uri-reference"
        | "iri"
        | "iri-reference"
        | "uuid"
        | "uri-template"
        | "json-pointer"
        | "relative-json-pointer"
        | "regex"
        | "byte"
        | "binary"
        | "password" => Type::String,
        _ => return None,
    })
}
