//! Parameters: fields of the path, the query string and the headers.

use specwright_codegen::writing::{Map, quoted};

use super::field::Said;
use super::importer::Importer;
use super::names::{Names, snake};
use super::types::{Direction, Mode};
use super::value::{At, Form, Ty};
use crate::document::{Parameter, ParameterPlace, Place, SchemaId, SchemaKind, Style};

/// Headers that HTTP, or the client, says by itself.
const OF_HTTP: &[&str] = &["accept", "authorization", "content-type", "content-length", "host"];

/// The fields of an operation, by place.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) path: Map,
    pub(super) query: Map,
    pub(super) headers: Map,
    /// What each placeholder of the path is called.
    pub(super) placeholders: Vec<(String, String)>,
}

impl Importer<'_> {
    /// The parameters of an operation.
    pub(super) fn parameters(&mut self, parameters: &[Parameter], owner: &str, names: &mut Names) -> Places {
        let mut places = Places::default();
        for parameter in parameters {
            match parameter.place_in {
                ParameterPlace::Path => self.path_parameter(parameter, owner, names, &mut places),
                ParameterPlace::Query => self.query_parameter(parameter, owner, names, &mut places),
                ParameterPlace::Header => self.header_parameter(parameter, owner, names, &mut places),
                ParameterPlace::Cookie => {
                    let text = format!("cookies are not sent: `{}`", parameter.name);
                    self.skipped(&parameter.place, text);
                }
            }
        }
        places
    }

    fn path_parameter(&mut self, parameter: &Parameter, owner: &str, names: &mut Names, places: &mut Places) {
        if matches!(parameter.style, Style::Matrix | Style::Label) {
            let text = format!(
                "the style of `{}` in the path is none of the language; its plain value is sent",
                parameter.name
            );
            self.skipped(&parameter.place, text);
        }
        let name = field_name(names, &parameter.name, "path");
        let at = At::new(Mode::Flat, Direction::Request, owner, &parameter.name);
        let form = self.flat_form(parameter, &at);
        let mut said = said(parameter, name.clone());
        said.required = true;
        if let Ty::List(_) = form.ty {
            said.layout.push(("join", "','".to_owned()));
        }
        let form = Form {
            nullable: false,
            ..form
        };
        // A name in braces is the field's own.
        said.wire = &name;
        let mut map = self.field_of(&said, parameter.schema, &form, &at);
        if map.has("default") {
            let text = format!("`default` of `{}` is left out: the path always has it", parameter.name);
            self.skipped(&parameter.place, text);
        }
        map.entries
            .retain(|entry| !matches!(entry.key.as_str(), "default" | "optional"));
        places.placeholders.push((parameter.name.clone(), name.clone()));
        self.add(&mut places.path, &name, map, &parameter.place);
    }

    fn header_parameter(&mut self, parameter: &Parameter, owner: &str, names: &mut Names, places: &mut Places) {
        if OF_HTTP.contains(&parameter.name.to_ascii_lowercase().as_str()) {
            let text = format!(
                "the header `{}` is not a field: the client sends its own",
                parameter.name
            );
            return self.skipped(&parameter.place, text);
        }
        let name = field_name(names, &parameter.name, "header");
        let mut at = At::new(Mode::Flat, Direction::Request, owner, &parameter.name);
        let form = self.flat_form(parameter, &at);
        let mut said = said(parameter, name.clone());
        if form.is("datetime") && form.wire.is_none() {
            said.layout.push(("wire", "iso8601".to_owned()));
        }
        at.depth = 0;
        let map = self.field_of(&said, parameter.schema, &form, &at);
        self.add(&mut places.headers, &name, map, &parameter.place);
    }

    /// A parameter's form: flat, or JSON in a text.
    pub(super) fn flat_form(&mut self, parameter: &Parameter, at: &At) -> Form {
        let Some(id) = parameter.schema else {
            let text = format!(
                "nothing is said of the values of `{}`; they are taken as text",
                parameter.name
            );
            self.missing(&parameter.place, text);
            return Form::word("string");
        };
        let is_json = parameter
            .media_type
            .as_deref()
            .is_some_and(|media| media.contains("json"));
        if is_json {
            return self.as_json_text(id, at);
        }
        self.flat(id, at, &parameter.name, &parameter.place)
    }

    /// A value where only flat text travels.
    pub(super) fn flat(&mut self, id: SchemaId, at: &At, name: &str, place: &Place) -> Form {
        if self.is_flat_schema(id) {
            return self.form(id, at);
        }
        self.guessed(place, format!("`{name}` has parts; it is sent as JSON in a text"));
        self.as_json_text(id, at)
    }

    pub(super) fn as_json_text(&mut self, id: SchemaId, at: &At) -> Form {
        let at = At {
            mode: Mode::Json,
            ..at.clone()
        };
        let mut form = self.form(id, &at);
        let is_text = self.shape(id).is_some_and(|shape| shape.is_scalar());
        if !is_text || matches!(form.ty, Ty::List(_)) {
            form.wire = Some("json");
            form.rules.retain(|(key, _)| *key != "also_read");
        }
        form
    }

    /// Whether it is a scalar, a list of such, or nothing is known of it.
    fn is_flat_schema(&self, id: SchemaId) -> bool {
        let Some(shape) = self.shape(id) else { return true };
        match &shape.schema.kind {
            SchemaKind::List { item, .. } => self.shape(*item).is_none_or(|item| match &item.schema.kind {
                SchemaKind::OneOf { variants, .. } => variants.iter().all(|variant| self.is_scalar(variant.schema)),
                SchemaKind::Any => true,
                _ => item.is_scalar(),
            }),
            SchemaKind::OneOf { variants, .. } => variants.iter().all(|variant| {
                self.is_scalar(variant.schema) || self.item(variant.schema).is_some_and(|item| self.is_scalar(item))
            }),
            SchemaKind::Object { .. } => false,
            _ => true,
        }
    }

    fn is_scalar(&self, id: SchemaId) -> bool {
        self.shape(id)
            .is_some_and(|shape| shape.is_scalar() || matches!(shape.schema.kind, SchemaKind::Null))
    }

    fn item(&self, id: SchemaId) -> Option<SchemaId> {
        match &self.shape(id)?.schema.kind {
            SchemaKind::List { item, .. } => Some(*item),
            _ => None,
        }
    }

    pub(super) fn can_be_flat(&self, form: &Form, id: SchemaId) -> bool {
        self.is_flat_schema(id) && !matches!(form.ty, Ty::Map(_))
    }

    pub(super) fn place_of(&self, id: SchemaId, or: &Place) -> Place {
        self.shape(id)
            .map_or_else(|| or.clone(), |shape| shape.schema.place.clone())
    }
}

/// The name of a field of a request, which all places share.
pub(super) fn field_name(names: &mut Names, wire: &str, place: &str) -> String {
    let plain = snake(wire);
    names.first_free(&[&plain, &format!("{place}_{plain}")])
}

pub(super) fn said(parameter: &Parameter, name: String) -> Said<'_> {
    Said {
        name,
        wire: &parameter.name,
        about: parameter.about.as_deref(),
        required: parameter.required,
        deprecated: parameter.deprecated,
        example: parameter.example.as_ref(),
        sends_default: true,
        is_payload: false,
        layout: Vec::new(),
        place: parameter.place.clone(),
    }
}

/// What joins the items of a list; nothing: its name is repeated.
pub(super) fn joined(style: Style, explode: bool) -> Option<(&'static str, String)> {
    let by = match style {
        _ if explode => return None,
        Style::SpaceDelimited => " ",
        Style::PipeDelimited => "|",
        _ => ",",
    };
    Some(("join", quoted(by)))
}
