//! The fields of an object or of a body, from its members.

use specwright_codegen::reserved::OF_AN_OBJECT_BUILDER;
use specwright_codegen::writing::Map;

use super::field::Said;
use super::importer::Importer;
use super::names::{Names, snake};
use super::types::{Direction, Mode};
use super::value::At;
use crate::document::{Property, SchemaId, SchemaKind};

impl Importer<'_> {
    /// Members that are in that direction.
    pub(super) fn is_in(&self, property: &Property, direction: Direction) -> bool {
        self.shape(property.schema).is_none_or(|shape| match direction {
            Direction::Request => !shape.read_only,
            Direction::Answer => !shape.write_only,
        })
    }

    /// The fields of an object.
    pub(super) fn fields(&mut self, properties: &[Property], owner: &str, mode: Mode, direction: Direction) -> Map {
        let mut names = Names::without(OF_AN_OBJECT_BUILDER);
        self.fields_among(properties, owner, mode, direction, &mut names, &[])
    }

    /// The fields of an object whose names are given out beside others. `layout` is added to each list.
    pub(super) fn fields_among(
        &mut self,
        properties: &[Property],
        owner: &str,
        mode: Mode,
        direction: Direction,
        names: &mut Names,
        layouts: &[(String, Vec<(&'static str, String)>)],
    ) -> Map {
        let mut fields = Map::default();
        for property in properties {
            if !self.is_in(property, direction) {
                continue;
            }
            let Some(shape) = self.shape(property.schema) else {
                continue;
            };
            let place = shape.schema.place.clone();
            let wire = match mode {
                Mode::Xml => shape.xml_name.unwrap_or(&property.name),
                _ => property.name.as_str(),
            };
            let plain = snake(&property.name);
            let name = names.first_free(&[&plain, &format!("{plain}_value")]);
            let at = At::new(mode, direction, owner, &property.name);
            let known = layouts.iter().find(|(name, _)| *name == property.name);
            let mut layout = known.map(|(_, layout)| layout.clone()).unwrap_or_default();
            if mode == Mode::Xml {
                self.xml_layout(property.schema, &mut layout);
            }
            let said = Said {
                name: name.clone(),
                wire,
                about: property.about.as_deref(),
                required: property.required,
                layout,
                place: place.clone(),
                ..Said::default()
            };
            let map = self.field(&said, Some(property.schema), &at);
            self.add(&mut fields, &name, map, &place);
        }
        fields
    }

    fn xml_layout(&self, id: SchemaId, layout: &mut Vec<(&'static str, String)>) {
        let Some(shape) = self.shape(id) else { return };
        if shape.xml_attribute {
            layout.push(("xml", "attribute".to_owned()));
        }
        if let SchemaKind::List { item, .. } = &shape.schema.kind
            && shape.xml_wrapped
        {
            let own = shape.xml_name.unwrap_or("item");
            let name = self.shape(*item).and_then(|item| item.xml_name).unwrap_or(own);
            layout.push(("item", specwright_codegen::writing::quoted(name)));
        }
    }
}
