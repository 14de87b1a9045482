//! What a schema says, with that of the schema whose form it has.

use super::importer::Importer;
use crate::document::{Json, Property, Schema, SchemaId, SchemaKind};

/// How many schemas with the form of another one are followed.
const MOST_STEPS: usize = 64;

/// A schema with what it takes over from others.
#[derive(Clone, Copy)]
pub(super) struct Shape<'a> {
    /// The one that has a form of its own.
    pub(super) id: SchemaId,
    /// That schema.
    pub(super) schema: &'a Schema,
    pub(super) nullable: bool,
    pub(super) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) about: Option<&'a str>,
    pub(super) default: Option<&'a Json>,
    pub(super) example: Option<&'a Json>,
    pub(super) xml_name: Option<&'a str>,
    pub(super) xml_attribute: bool,
    pub(super) xml_wrapped: bool,
}

impl<'a> Importer<'a> {
    /// What a schema says.
    pub(super) fn shape(&self, id: SchemaId) -> Option<Shape<'a>> {
        let mut schema = self.document.schemas.get(id.0)?;
        let mut shape = Shape {
            id,
            schema,
            nullable: false,
            deprecated: false,
            read_only: false,
            write_only: false,
            about: None,
            default: None,
            example: None,
            xml_name: None,
            xml_attribute: false,
            xml_wrapped: false,
        };
        for _ in 0..MOST_STEPS {
            shape.add(schema);
            match schema.kind {
                SchemaKind::Same(next) => {
                    shape.id = next;
                    schema = self.document.schemas.get(next.0)?;
                    shape.schema = schema;
                }
                _ => return Some(shape),
            }
        }
        None
    }

    /// The members of an object.
    pub(super) fn properties(&self, id: SchemaId) -> Option<&'a [Property]> {
        match &self.shape(id)?.schema.kind {
            SchemaKind::Object { properties, .. } => Some(properties),
            _ => None,
        }
    }
}

impl<'a> Shape<'a> {
    /// What was said before wins.
    fn add(&mut self, schema: &'a Schema) {
        self.nullable |= schema.nullable;
        self.deprecated |= schema.deprecated;
        self.read_only |= schema.read_only;
        self.write_only |= schema.write_only;
        self.about = self.about.or(schema.about.as_deref());
        self.default = self.default.or(schema.default.as_ref());
        self.example = self.example.or(schema.example.as_ref());
        self.xml_name = self.xml_name.or(schema.xml.name.as_deref());
        self.xml_attribute |= schema.xml.attribute;
        self.xml_wrapped |= schema.xml.wrapped;
    }

    /// Whether it is text, a number or a truth value, or one of some.
    pub(super) fn is_scalar(&self) -> bool {
        match &self.schema.kind {
            SchemaKind::Bool | SchemaKind::Int { .. } | SchemaKind::Number { .. } | SchemaKind::String { .. } => true,
            SchemaKind::Enum { values, .. } => values.iter().all(|value| !value.is_array() && !value.is_object()),
            _ => false,
        }
    }
}
