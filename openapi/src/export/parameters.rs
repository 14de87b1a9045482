//! Fields of the path, the query string and the headers as parameters.

use specwright_codegen::model::{Encoding, Field, Operation, Place, Style, TypeRef};

use super::fields;
use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

/// The parameters of an operation, and those that OpenAPI has no room for.
#[derive(Default)]
pub(super) struct Parameters {
    pub(super) said: Vec<Object>,
    pub(super) unsaid: Vec<Object>,
    /// The fields of those, by their indexes.
    pub(super) unsaid_fields: Vec<usize>,
}

/// Names that a parameter in a header may not have; OpenAPI ignores them.
const IGNORED: &[&str] = &["accept", "content-type", "authorization"];

impl Writer<'_> {
    /// The fields outside of the body. `path_name` says what a placeholder is called, `None`: it is written out.
    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        path_name: impl Fn(usize) -> Option<String>,
    ) -> Parameters {
        let mut parameters = Parameters::default();
        for (index, field) in operation.request.fields.iter().enumerate() {
            self.enter(Some(field.name.spec.clone()));
            let unsaid = parameters.unsaid.len();
            match field.place {
                Place::Path => self.path_parameter(operation, index, field, &path_name, &mut parameters),
                Place::Query => self.named_parameters(field, "query", &mut parameters),
                Place::Header => self.named_parameters(field, "header", &mut parameters),
                _ => {}
            }
            if parameters.unsaid.len() > unsaid {
                parameters.unsaid_fields.push(index);
            }
        }
        for (name, value) in &operation.query {
            parameters.said.push(constant(name, value.as_deref()));
        }
        parameters
    }

    fn path_parameter(
        &mut self,
        operation: &Operation,
        index: usize,
        field: &Field,
        path_name: &impl Fn(usize) -> Option<String>,
        parameters: &mut Parameters,
    ) {
        use specwright_codegen::model::PathPart;
        let is_greedy = operation.path.value.contains(&PathPart::Greedy(index));
        let name = path_name(index);
        let mut parameter = self.parameter(field, name.as_deref().unwrap_or(&field.name.spec), "path");
        parameter.put("required", true);
        if name.as_ref().is_some_and(|name| *name != field.name.spec) {
            parameter.put("x-specwright-name", &field.name.spec);
        }
        if is_greedy {
            parameter.put("x-specwright-greedy", true);
            self.lose("the slashes of its value stay");
        }
        match name {
            Some(_) => parameters.said.push(parameter),
            None => parameters.unsaid.push(parameter),
        }
    }

    fn named_parameters(&mut self, field: &Field, place: &str, parameters: &mut Parameters) {
        let has_room = self.has_room(field);
        for (number, wire) in field.wire.iter().enumerate() {
            let wire = match is_bracketed(field) {
                true => format!("{}[]", wire.value.0),
                false => wire.value.0.clone(),
            };
            let mut parameter = self.parameter(field, &wire, place);
            if wire != field.name.spec {
                parameter.put("x-specwright-name", &field.name.spec);
            }
            if number > 0 {
                let first = field.wire.first().map(|first| &first.value.0);
                parameter.put_some("x-specwright-copy-of", first);
            }
            if place == "header" && matches!(field.ty, TypeRef::Map(_)) && !is_one_text(field) {
                parameter.put("x-specwright-prefix", &wire);
            }
            match has_room {
                true => parameters.said.push(parameter),
                false => parameters.unsaid.push(parameter),
            }
        }
    }

    /// Whether OpenAPI can say how the field travels; else what it cannot say is noted.
    fn has_room(&mut self, field: &Field) -> bool {
        if is_one_text(field) {
            return true;
        }
        let reason = match (&field.ty, field.place) {
            (TypeRef::Map(_), Place::Header) => "a map of headers has no place among parameters",
            (TypeRef::Map(_), _) if matches!(field.form.style, Style::Repeated | Style::Indexed) => {
                "the keys of the map are joined to its name with dots"
            }
            (TypeRef::List(_), Place::Query) if field.form.style == Style::Indexed && field.form.join.is_none() => {
                "the items of the list are numbered"
            }
            (_, Place::Header) if is_ignored(field) => "OpenAPI ignores a parameter of that name",
            _ => return true,
        };
        self.lose(reason);
        false
    }

    fn parameter(&mut self, field: &Field, name: &str, place: &str) -> Object {
        let mut parameter = Object::of("name", name).with("in", place);
        fields::description(field).put(&mut parameter);
        parameter.flag("required", !field.optional);
        parameter.flag("deprecated", field.deprecated.is_some());
        if is_json_text(field) {
            self.put_json_content(field, &mut parameter);
        } else {
            self.put_layout(field, &mut parameter);
        }
        self.put_conditions(field, &mut parameter);
        parameter
    }

    /// A value of any form is JSON in a text.
    fn put_json_content(&mut self, field: &Field, parameter: &mut Object) {
        let mut plain = field.clone();
        let is_said = plain.form.encoding == Encoding::Json;
        plain.form.encoding = Encoding::Plain;
        plain.place = Place::Body;
        let mut schema = self.field_value(
            &plain,
            Usage {
                sent: true,
                json: true,
                ..Usage::default()
            },
        );
        if is_said {
            schema.put("x-specwright-wire", Object::of("wire", "json"));
        }
        parameter.put("content", Object::of("application/json", Object::of("schema", schema)));
    }

    /// How a list or a map is written, and the schema of its items.
    fn put_layout(&mut self, field: &Field, parameter: &mut Object) {
        let layout = layout(field);
        let is_joined = field.form.join.is_some() && layout.is_some();
        let mut plain = field.clone();
        if is_joined {
            plain.form.join = None;
        }
        let mut schema = self.field_value(
            &plain,
            Usage {
                sent: true,
                ..Usage::default()
            },
        );
        if is_joined {
            add_join(field, &mut schema);
        }
        if let Some((style, explode)) = layout {
            parameter.put("style", style);
            parameter.put("explode", explode);
        } else if field.form.join.is_some() {
            self.lose("the items are joined with a text that no style has");
        }
        parameter.put("schema", schema);
    }
}

fn add_join(field: &Field, schema: &mut Object) {
    let mut keys = match schema.take("x-specwright-wire") {
        Some(Tree::Object(keys)) => Object(keys),
        _ => Object::new(),
    };
    keys.put_some("join", field.form.join.as_ref());
    schema.put_object("x-specwright-wire", keys);
}

/// The style of a list or a map; `None`: it is no such thing, or no style is like it.
fn layout(field: &Field) -> Option<(&'static str, bool)> {
    if is_one_text(field) {
        return None;
    }
    match (&field.ty, field.place, field.form.join.as_deref()) {
        (TypeRef::List(_), Place::Query, None) => Some(("form", true)),
        (TypeRef::List(_), Place::Query, Some(",")) => Some(("form", false)),
        (TypeRef::List(_), Place::Query, Some("|")) => Some(("pipeDelimited", false)),
        (TypeRef::List(_), Place::Query, Some(" ")) => Some(("spaceDelimited", false)),
        (TypeRef::List(_), Place::Header | Place::Path, None | Some("," | ", ")) => Some(("simple", false)),
        (TypeRef::Map(_), Place::Query, _) if field.form.style == Style::Brackets => Some(("deepObject", true)),
        (TypeRef::Map(_), Place::Query, _) if field.form.style == Style::Spread => Some(("form", true)),
        _ => None,
    }
}

fn is_bracketed(field: &Field) -> bool {
    field.place == Place::Query && field.form.style == Style::Brackets && matches!(field.ty, TypeRef::List(_))
}

fn is_one_text(field: &Field) -> bool {
    matches!(field.form.encoding, Encoding::Json | Encoding::JsonBase64)
}

fn is_json_text(field: &Field) -> bool {
    match field.form.encoding {
        Encoding::Json => true,
        Encoding::Plain => field.ty == TypeRef::Any,
        _ => false,
    }
}

fn is_ignored(field: &Field) -> bool {
    let is_ignored = |name: &str| IGNORED.iter().any(|ignored| ignored.eq_ignore_ascii_case(name));
    field.wire.iter().any(|wire| is_ignored(&wire.value.0))
}

/// An item of the query string that is always the same.
fn constant(name: &str, value: Option<&str>) -> Object {
    let schema = Object::of("type", "string").with("enum", vec![value.unwrap_or_default()]);
    let mut parameter = Object::of("name", name)
        .with("in", "query")
        .with("description", "Always the same.")
        .with("required", true);
    parameter.flag("allowEmptyValue", value.is_none());
    parameter.put("schema", schema);
    parameter.put("x-specwright-constant", true);
    parameter.flag("x-specwright-no-value", value.is_none());
    parameter
}
