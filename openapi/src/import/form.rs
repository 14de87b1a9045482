//! The body of a request as a form, or in parts.

use specwright_codegen::writing::Map;

use super::body::samples_of;
use super::field::Said;
use super::importer::Importer;
use super::names::{Names, pascal};
use super::parameter::{field_name, joined};
use super::types::{Direction, Mode};
use super::value::{At, Form};
use crate::document::{Content, Property, SchemaId, SchemaKind, Style};

impl<'a> Importer<'a> {
    pub(super) fn form_request(&mut self, content: &Content, owner: &str, names: &mut Names) -> Option<Map> {
        let properties = content
            .schema
            .and_then(|id| self.members_of_form(id))
            .unwrap_or_default();
        if properties.is_empty() {
            self.missing(&content.place, "the form has no described fields; none are sent");
            return None;
        }
        let mut layouts = Vec::new();
        let mut is_bracketed = false;
        for (name, style, explode, _) in &content.encodings {
            is_bracketed |= *style == Some(Style::DeepObject);
            let explode = explode.unwrap_or(matches!(style, None | Some(Style::Form)));
            let is_list = properties
                .iter()
                .any(|property| property.name == *name && self.is_list(property.schema));
            let layout = match style {
                Some(Style::DeepObject) if is_list => Some(("style", "indexed".to_owned())),
                style => joined(style.unwrap_or(Style::Form), explode).filter(|_| is_list),
            };
            layouts.push((name.clone(), layout.into_iter().collect()));
        }
        is_bracketed |= self.has_nested(properties, content);
        let owner = pascal(owner);
        let mut fields = self.fields_among(properties, &owner, Mode::Form, Direction::Request, names, &layouts);
        samples_of(&mut fields, content.example.as_ref());
        let mut map = Map::default();
        if is_bracketed {
            map.yaml("names", "bracketed");
        }
        map.map("fields", fields);
        Some(map)
    }

    /// Whether there are objects in a form, whose members the document does not say how to name.
    fn has_nested(&mut self, properties: &[Property], content: &Content) -> bool {
        let is_said = |name: &str| content.encodings.iter().any(|(own, ..)| own == name);
        let mut found = false;
        for property in properties.iter().filter(|property| !is_said(&property.name)) {
            if self.properties(property.schema).is_some_and(|inner| !inner.is_empty()) {
                let text = format!(
                    "how the members of `{0}` are named in the form is not said; they are sent as `{0}[…]`",
                    property.name
                );
                self.guessed(&self.place_of(property.schema, &content.place), text);
                found = true;
            }
        }
        found
    }

    fn is_list(&self, id: SchemaId) -> bool {
        self.shape(id)
            .is_some_and(|shape| matches!(shape.schema.kind, SchemaKind::List { .. }))
    }

    /// The members of an object, or of the first object of a choice.
    fn members_of_form(&mut self, id: SchemaId) -> Option<&'a [Property]> {
        if let Some(properties) = self.properties(id) {
            return Some(properties);
        }
        let shape = self.shape(id)?;
        let SchemaKind::OneOf { variants, .. } = &shape.schema.kind else {
            return None;
        };
        let first = variants.iter().find_map(|variant| self.properties(variant.schema))?;
        self.guessed(
            &shape.schema.place,
            "one of several forms; it is imported as the first object",
        );
        Some(first)
    }

    pub(super) fn multipart_request(&mut self, content: &Content, owner: &str, names: &mut Names) -> Option<Map> {
        let properties = content
            .schema
            .and_then(|id| self.members_of_form(id))
            .unwrap_or_default();
        let mut fields = Map::default();
        for property in properties {
            if !self.is_in(property, Direction::Request) {
                continue;
            }
            let place = self.place_of(property.schema, &content.place);
            let name = field_name(names, &property.name, "part");
            let at = At::new(Mode::Flat, Direction::Request, owner, &property.name);
            let form = self.part(property.schema, &at);
            let said = Said {
                name: name.clone(),
                wire: &property.name,
                about: property.about.as_deref(),
                required: property.required,
                place: place.clone(),
                ..Said::default()
            };
            let field = self.field_of(&said, Some(property.schema), &form, &at);
            self.add(&mut fields, &name, field, &place);
        }
        if fields.entries.is_empty() {
            self.missing(&content.place, "no part of the body is described; none is sent");
            return None;
        }
        let mut map = Map::default();
        map.map("fields", fields);
        Some(map)
    }

    /// A part: JSON in a text where it has parts of its own, as OpenAPI says.
    fn part(&mut self, id: SchemaId, at: &At) -> Form {
        let flat = self.form_is_flat(id);
        match flat {
            true => self.form(id, at),
            false => self.as_json_text(id, at),
        }
    }

    fn form_is_flat(&self, id: SchemaId) -> bool {
        let Some(shape) = self.shape(id) else { return true };
        match &shape.schema.kind {
            SchemaKind::List { item, .. } => self.shape(*item).is_none_or(|item| item.is_scalar()),
            SchemaKind::Object { .. } | SchemaKind::OneOf { .. } => false,
            _ => true,
        }
    }
}
