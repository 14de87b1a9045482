//! A field: what it is called, what it is, whether it may be left out.

use specwright_codegen::writing::{Map, quoted};

use super::importer::Importer;
use super::samples;
use super::types::{Direction, Mode};
use super::value::{At, Form};
use super::words::short;
use crate::document::{Json, Place, SchemaId};

/// What is known of a field beside its schema.
#[derive(Debug, Clone, Default)]
pub(super) struct Said<'a> {
    pub(super) name: String,
    pub(super) wire: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) required: bool,
    pub(super) deprecated: bool,
    pub(super) example: Option<&'a Json>,
    /// Whether what the document has for a field that is left out is sent by the client.
    pub(super) sends_default: bool,
    /// It is the whole body.
    pub(super) is_payload: bool,
    /// Layout: keys and YAML.
    pub(super) layout: Vec<(&'static str, String)>,
    pub(super) place: Place,
}

impl Importer<'_> {
    /// The text of a field.
    pub(super) fn field(&mut self, said: &Said<'_>, schema: Option<SchemaId>, at: &At) -> Map {
        let form = match schema {
            Some(id) => self.form(id, at),
            None => {
                self.missing(
                    &said.place,
                    format!(
                        "nothing is said of the values of `{}`; they are taken as text",
                        said.wire
                    ),
                );
                Form::word("string")
            }
        };
        self.field_of(said, schema, &form, at)
    }

    /// The text of a field whose form is known.
    pub(super) fn field_of(&mut self, said: &Said<'_>, schema: Option<SchemaId>, form: &Form, at: &At) -> Map {
        let shape = schema.and_then(|id| self.shape(id));
        let mut map = Map::default();
        let about = said.about.or(shape.and_then(|shape| shape.about)).and_then(short);
        map.text("about", about.unwrap_or_else(|| super::names::sentence(&said.name)));
        form.write(&mut map);
        if !said.required || form.nullable {
            map.yaml("optional", "true");
        }
        let sends_null = said.required && form.nullable && at.mode == Mode::Json && !said.is_payload;
        if sends_null && at.direction == Direction::Request {
            map.yaml("send_null", "true");
        }
        self.default(said, shape.and_then(|shape| shape.default), form, at, &mut map);
        if !said.is_payload && said.wire != said.name {
            map.yaml("wire_name", quoted(said.wire));
        }
        for (key, yaml) in &said.layout {
            map.yaml(key, yaml.clone());
        }
        let example = said.example.or(shape.and_then(|shape| shape.example));
        if let Some(sample) = example.and_then(|example| samples::sample(form, example)) {
            map.yaml("sample", sample);
        }
        if said.deprecated || shape.is_some_and(|shape| shape.deprecated) {
            map.text("deprecated", "The document marks it so and gives no reason.");
        }
        map
    }

    /// What the client sends for a field that is left out; what the service takes for it is no part of the language.
    fn default(&mut self, said: &Said<'_>, default: Option<&Json>, form: &Form, at: &At, map: &mut Map) {
        let Some(default) = default.filter(|default| !default.is_null()) else {
            return;
        };
        let is_sent = at.direction == Direction::Request && (said.sends_default || said.required);
        match samples::default(form, default).filter(|_| is_sent && !said.is_payload) {
            Some(yaml) => map.yaml("default", yaml),
            None => {
                let text = format!(
                    "the language does not say what `{}` is if it is left out (`default`)",
                    said.wire
                );
                self.skipped(&said.place, text);
            }
        }
    }
}
