//! Bodies: their media type, and the frame around their fields.

use specwright_codegen::model::{Body, Encoding, Field, Place, TypeRef, WireName, XmlDocument};

use super::describe::Description;
use super::order;
use super::schema;
use super::text;
use super::usage::Usage;
use super::writer::Writer;
use crate::media_type::format_of;
use crate::tree::{Object, Tree};

/// A body in its media type.
pub(super) struct Content {
    pub(super) media_type: String,
    pub(super) media: Object,
}

/// What a body is made of.
#[derive(Clone, Copy)]
pub(super) struct Parts<'m> {
    pub(super) body: &'m Body,
    pub(super) fields: &'m [Field],
    /// Other paths to the fields of a JSON answer.
    pub(super) other_roots: &'m [Vec<WireName>],
    pub(super) usage: Usage,
}

impl<'m> Parts<'m> {
    pub(super) fn members(self) -> impl Iterator<Item = &'m Field> {
        let is_member = |place| matches!(place, Place::Body | Place::XmlAttribute | Place::XmlText);
        self.fields.iter().filter(move |field| is_member(field.place))
    }

    fn payload(self) -> Option<&'m Field> {
        self.fields.iter().find(|field| field.place == Place::Payload)
    }
}

impl Writer<'_> {
    /// The body; `None` if there is none.
    pub(super) fn content(&mut self, parts: Parts<'_>) -> Option<Content> {
        let (media_type, media) = match parts.body {
            Body::Empty => return None,
            Body::Json { root } => ("application/json".to_owned(), self.json(parts, root)),
            Body::Form(form) => ("application/x-www-form-urlencoded".to_owned(), self.form(parts, form)),
            Body::Xml(document) => (xml_media_type(parts.usage).to_owned(), self.xml(parts, document)),
            Body::Multipart => ("multipart/form-data".to_owned(), self.multipart(parts)),
            Body::Raw { content_type } => self.raw(parts, content_type.as_deref())?,
        };
        Some(Content { media_type, media })
    }

    fn json(&mut self, parts: Parts<'_>, root: &[WireName]) -> Object {
        let (inner, mut how) = match parts.payload() {
            Some(field) => (self.property(field, parts.usage), payload_name(field)),
            None => (self.object(parts.members(), parts.usage, ""), Object::new()),
        };
        let beside: Vec<&Field> = parts
            .fields
            .iter()
            .filter(|field| field.place == Place::BesideRoot)
            .collect();
        let roots: Vec<&[WireName]> = std::iter::once(root)
            .chain(parts.other_roots.iter().map(Vec::as_slice))
            .collect();
        let mut framed: Vec<Object> = Vec::new();
        for root in &roots {
            let beside = self.object(beside.iter().copied(), parts.usage, "");
            framed.push(frame(inner.clone(), root, beside));
        }
        if roots.iter().any(|root| !root.is_empty()) {
            how.put("root", roots.iter().map(|root| text::names(root)).collect::<Vec<_>>());
        }
        how.put_list("order", order::of_members(parts.fields));
        let schema = match framed.len() {
            1 => framed.into_iter().next().unwrap_or_default(),
            _ => Object::of("anyOf", framed),
        };
        media(schema, how)
    }

    fn multipart(&mut self, parts: Parts<'_>) -> Object {
        let mut schema = self.object(parts.members(), parts.usage, "");
        let mut encoding = Object::new();
        for field in parts.members().filter(|field| *field.ty.innermost() == TypeRef::Bytes) {
            for wire in &field.wire {
                make_files(&wire.value.0, &mut schema);
                encoding.put(&wire.value.0, Object::of("contentType", "application/octet-stream"));
            }
        }
        let mut media = media(schema, Object::new());
        media.put_object("encoding", encoding);
        media
    }

    fn raw(&mut self, parts: Parts<'_>, content_type: Option<&str>) -> Option<(String, Object)> {
        let field = parts.payload()?;
        let is_file = field.ty == TypeRef::Bytes && field.form.encoding == Encoding::Plain;
        let media_type = content_type.unwrap_or(match is_file {
            true => "application/octet-stream",
            false => "text/plain",
        });
        let mut schema = self.property(field, parts.usage);
        if is_file {
            as_file(&mut schema);
        }
        let mut how = payload_name(field);
        match content_type {
            None => how.put("content_type", false),
            // Readers go by the media type, which is usually that of a document.
            Some(content_type) => how.flag("raw", format_of(content_type) != "raw"),
        }
        Some((media_type.to_owned(), media(schema, how)))
    }

    fn xml(&mut self, parts: Parts<'_>, document: &XmlDocument) -> Object {
        let (mut schema, mut how) = match parts.payload() {
            Some(field) => (self.property(field, parts.usage), payload_name(field)),
            None => (self.object(parts.members(), parts.usage, ""), Object::new()),
        };
        if !document.root.is_empty() {
            how.put("root", vec![text::names(&document.root)]);
        }
        let (root, inner) = match document.root.split_first() {
            Some((root, inner)) => (Some(root), inner),
            None => (None, &[][..]),
        };
        for name in inner.iter().rev() {
            let mut member = schema;
            member.put_object("xml", schema::element_name(name));
            schema = Object::of("type", "object")
                .with("properties", Object::of(&name.0, member))
                .with("required", vec![&name.0]);
        }
        schema.put_object("xml", root.map(schema::element_name).unwrap_or_default());
        schema::put_namespace(document.namespace.as_ref(), &mut schema);
        if let Some(namespace) = schema.take("x-specwright-namespace") {
            how.put("namespace", namespace);
        }
        self.enter(None);
        if let Some(encoding) = &document.encoding {
            how.put("encoding", encoding);
            self.lose(format!("the XML declaration names the encoding {encoding}"));
        }
        if let Some(doctype) = &document.doctype {
            let mut ids = Object::new();
            ids.put_some("public", doctype.public.as_ref());
            how.put("doctype", ids.with("system", &doctype.system));
            self.lose("the document begins with a DOCTYPE");
        }
        if document.root.is_empty() || document.root.iter().any(|name| name.0 == "*") {
            self.lose("an element around the fields may have any name");
        }
        media(schema, how)
    }
}

/// Clients send the one and take both; services are known for the other.
fn xml_media_type(usage: Usage) -> &'static str {
    match usage.received {
        true => "text/xml",
        false => "application/xml",
    }
}

pub(super) fn media(schema: Object, how: Object) -> Object {
    let mut media = Object::of("schema", schema);
    media.put_object("x-specwright-body", how);
    media
}

/// Objects with one member each, from the root on; beside the root stand other members.
fn frame(inner: Object, root: &[WireName], beside: Object) -> Object {
    if root.is_empty() {
        return joined(inner, beside);
    }
    let around = |inner: Object, name: &WireName| {
        Object::of("type", "object")
            .with("properties", Object::of(&name.0, inner))
            .with("required", vec![&name.0])
    };
    let framed = root.iter().rev().fold(inner, around);
    joined(framed, beside)
}

/// One object with the members of both.
pub(super) fn joined(mut one: Object, mut other: Object) -> Object {
    for key in ["properties", "required"] {
        match (one.0.get_mut(key), other.take(key)) {
            (Some(Tree::Object(members)), Some(Tree::Object(more))) => members.extend(more),
            (Some(Tree::List(items)), Some(Tree::List(more))) => items.extend(more),
            (None, Some(more)) => one.put(key, more),
            _ => {}
        }
    }
    one
}

/// The payload field's name and what else is no part of a schema.
fn payload_name(field: &Field) -> Object {
    let mut payload = Object::of("name", &field.name.spec);
    payload.flag("optional", field.optional);
    let mut about = Object::new();
    Description::of(field.about.as_deref(), &field.evidence).put(&mut about);
    payload.put_some(
        "about",
        about.take("x-specwright-about").or_else(|| about.take("description")),
    );
    Object::of("payload", payload)
}

/// A list of files, or one, in a multipart body.
fn make_files(name: &str, schema: &mut Object) {
    let Some(Tree::Object(properties)) = schema.0.get_mut("properties") else {
        return;
    };
    let Some(Tree::Object(members)) = properties.get_mut(name) else {
        return;
    };
    match members.get_mut("items") {
        Some(Tree::Object(items)) => as_file_members(items),
        _ => as_file_members(members),
    }
}

fn as_file(schema: &mut Object) {
    as_file_members(&mut schema.0);
}

/// Bytes as they are. Tools of both dialects know a file by this format.
fn as_file_members(members: &mut indexmap::IndexMap<String, Tree>) {
    members.shift_remove("contentEncoding");
    members.shift_remove("examples");
    members.insert("format".to_owned(), "binary".into());
}
