//! The body of a request.

use specwright_codegen::writing::{Map, quoted};

use super::field::Said;
use super::importer::Importer;
use super::names::{Names, pascal, snake};
use super::types::{Direction, Mode};
use super::value::{At, Form, Ty};
use crate::document::{Content, Json, Property, RequestBody, SchemaId};

/// What a media type is read and written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    Json,
    Form,
    Multipart,
    Xml,
    Text,
    Bytes,
}

/// What a media type is written as.
pub(super) fn format_of(media: &str) -> Format {
    match media {
        "*/*" | "application/*" => Format::Json,
        json if json.ends_with("/json") || json.ends_with("+json") => Format::Json,
        "application/x-www-form-urlencoded" => Format::Form,
        multipart if multipart.starts_with("multipart/") => Format::Multipart,
        xml if xml.ends_with("/xml") || xml.ends_with("+xml") => Format::Xml,
        text if text.starts_with("text/") => Format::Text,
        _ => Format::Bytes,
    }
}

/// A body: the key of the language and what it has.
pub(super) type Body = (&'static str, Map);

impl<'a> Importer<'a> {
    /// The content that the language says best; the others are lines of the report.
    pub(super) fn best(&mut self, contents: &'a [Content], is_request: bool) -> Option<&'a Content> {
        let score = |content: &&Content| {
            let format = format_of(&content.media_type);
            let is_plain = matches!(content.media_type.as_str(), "application/json" | "application/xml");
            let is_refused = !is_request && matches!(format, Format::Form | Format::Multipart);
            (is_refused, format, !is_plain)
        };
        let best = contents.iter().min_by_key(score)?;
        let others: Vec<_> = contents
            .iter()
            .filter(|content| !std::ptr::eq(*content, best))
            .collect();
        for other in others {
            let text = format!("`{}` is used and `{}` left out", best.media_type, other.media_type);
            self.skipped(&other.place, text);
        }
        Some(best)
    }

    /// The body of a request.
    pub(super) fn request_body(&mut self, body: &'a RequestBody, owner: &str, names: &mut Names) -> Option<Body> {
        let Some(content) = self.best(&body.contents, true) else {
            self.missing(&body.place, "the body of the request is not described; none is sent");
            return None;
        };
        let format = format_of(&content.media_type);
        let odd = !matches!(
            content.media_type.as_str(),
            "application/json" | "application/xml" | "text/xml" | "multipart/form-data"
        );
        if odd && matches!(format, Format::Json | Format::Xml | Format::Multipart) && !content.media_type.contains('*')
        {
            let text = format!("`{}` is sent under the common name of its format", content.media_type);
            self.skipped(&content.place, text);
        }
        match format {
            Format::Json => Some(("json", self.json_request(body, content, owner, names))),
            Format::Form => self.form_request(content, owner, names).map(|map| ("form", map)),
            Format::Multipart => self
                .multipart_request(content, owner, names)
                .map(|map| ("multipart", map)),
            Format::Xml => Some(("xml", self.xml_request(body, content, owner, names))),
            Format::Text | Format::Bytes => Some((
                "raw",
                self.raw(content, owner, names, Direction::Request, !body.required),
            )),
        }
    }

    fn json_request(&mut self, body: &RequestBody, content: &Content, owner: &str, names: &mut Names) -> Map {
        let inline = content.schema.and_then(|id| self.inline_properties(id));
        let mut map = Map::default();
        if let Some(properties) = inline {
            if !body.required && properties.iter().any(|property| property.required) {
                let text = "the body may be left out, and members of it are required: the call asks for them";
                self.guessed(&body.place, text);
            }
            let owner_type = pascal(owner);
            let mut fields = self.fields_among(properties, &owner_type, Mode::Json, Direction::Request, names, &[]);
            samples_of(&mut fields, content.example.as_ref());
            if !fields.entries.is_empty() {
                map.map("fields", fields);
                return map;
            }
        }
        map.map(
            "payload",
            self.payload(content, owner, names, Mode::Json, Direction::Request, !body.required),
        );
        map
    }

    /// The members of an object that has no name in the document.
    pub(super) fn inline_properties(&self, id: SchemaId) -> Option<&'a [Property]> {
        let shape = self.shape(id)?;
        let is_plain = shape.schema.name.is_none() && !shape.nullable;
        self.properties(shape.id)
            .filter(|properties| is_plain && !properties.is_empty())
    }

    /// One field that is the whole body.
    pub(super) fn payload(
        &mut self,
        content: &Content,
        owner: &str,
        names: &mut Names,
        mode: Mode,
        direction: Direction,
        is_optional: bool,
    ) -> Map {
        let place = content
            .schema
            .map_or(content.place.clone(), |id| self.place_of(id, &content.place));
        let shape = content.schema.and_then(|id| self.shape(id));
        let plain = shape
            .and_then(|shape| shape.schema.name.as_deref())
            .map_or_else(|| "body".to_owned(), snake);
        let name = names.first_free(&[&plain, "body", "content"]);
        let side = if direction == Direction::Request {
            "Body"
        } else {
            "Answer"
        };
        let at = At::new(mode, direction, owner, side);
        let form = match content.schema {
            Some(id) => self.form(id, &at),
            None => {
                self.missing(
                    &content.place,
                    "nothing is said of the body; it is imported as any value",
                );
                Form::word(if mode == Mode::Json { "any" } else { "string" })
            }
        };
        let is_any = form.is("any") && direction == Direction::Request;
        let said = Said {
            name: name.clone(),
            wire: &name,
            required: !is_optional,
            is_payload: true,
            place: place.clone(),
            layout: xml_item(mode, &form),
            ..Said::default()
        };
        let form = Form {
            nullable: form.nullable && !is_any && direction == Direction::Answer,
            ..form
        };
        let field = self.field_of(&said, content.schema, &form, &at);
        let mut map = Map::default();
        self.add(&mut map, &name, field, &place);
        map
    }

    fn xml_request(&mut self, body: &RequestBody, content: &Content, owner: &str, names: &mut Names) -> Map {
        let mut map = Map::default();
        let root = self.xml_root(content);
        if root.is_none() {
            self.guessed(
                &content.place,
                "the root element has no name in the document; it is called `request`",
            );
        }
        map.yaml("root", quoted(root.as_deref().unwrap_or("request")));
        self.xml_namespace(content, &mut map);
        map.map(
            "payload",
            self.payload(content, owner, names, Mode::Xml, Direction::Request, !body.required),
        );
        map
    }

    /// What the root element of an XML body is called.
    pub(super) fn xml_root(&self, content: &Content) -> Option<String> {
        let shape = self.shape(content.schema?)?;
        shape.xml_name.or(shape.schema.name.as_deref()).map(str::to_owned)
    }

    pub(super) fn xml_namespace(&self, content: &Content, map: &mut Map) {
        let Some(xml) = content
            .schema
            .and_then(|id| self.shape(id))
            .map(|shape| &shape.schema.xml)
        else {
            return;
        };
        if let Some(uri) = &xml.namespace {
            let mut namespace = Map::default();
            namespace.value("uri", uri);
            if let Some(prefix) = &xml.prefix {
                namespace.value("prefix", prefix);
            }
            map.map("namespace", namespace);
        }
    }

    /// A body that is no document.
    pub(super) fn raw(
        &mut self,
        content: &Content,
        owner: &str,
        names: &mut Names,
        direction: Direction,
        is_optional: bool,
    ) -> Map {
        let is_text = format_of(&content.media_type) == Format::Text;
        let name = names.first_free(&["body", "content"]);
        let at = At::new(Mode::Flat, direction, owner, "body");
        let form = Form::word(if is_text { "string" } else { "bytes" });
        let said = Said {
            name: name.clone(),
            wire: &name,
            required: !is_optional,
            is_payload: true,
            place: content.place.clone(),
            ..Said::default()
        };
        let mut field = self.field_of(&said, content.schema, &form, &at);
        field
            .entries
            .retain(|entry| !matches!(entry.key.as_str(), "default" | "sample"));
        let mut payload = Map::default();
        self.add(&mut payload, &name, field, &content.place);
        let mut map = Map::default();
        let usual = if is_text {
            "text/plain"
        } else {
            "application/octet-stream"
        };
        if content.media_type != usual && !content.media_type.contains('*') {
            map.value("content_type", &content.media_type);
        }
        map.map("payload", payload);
        map
    }
}

/// A list that is a whole XML body has an element around its items.
fn xml_item(mode: Mode, form: &Form) -> Vec<(&'static str, String)> {
    match (&form.ty, mode) {
        (Ty::List(_), Mode::Xml) => vec![("item", "item".to_owned())],
        _ => Vec::new(),
    }
}

/// Takes the samples of fields from an example of the whole.
pub(super) fn samples_of(fields: &mut Map, example: Option<&Json>) {
    let Some(Json::Object(members)) = example else { return };
    for entry in &mut fields.entries {
        let specwright_codegen::writing::Value::Map(field) = &mut entry.value else {
            continue;
        };
        let wire = field
            .yaml_of("wire_name")
            .map_or(entry.key.clone(), |wire| wire.trim_matches('\'').to_owned());
        let is_plain = !field.has("sample") && !field.has("secret") && !field.has("of");
        let form = field.yaml_of("type").unwrap_or("string").to_owned();
        let Some(value) = members.get(&wire).filter(|_| is_plain) else {
            continue;
        };
        if let Some(sample) = super::samples::sample(&Form::word(&form), value) {
            field.yaml("sample", sample);
        }
    }
}
