//! Members of an object as fields.

use std::collections::BTreeMap;

use specwright_codegen::writing::{Map, Value};

use super::describe::{about, put_about, put_deprecated, put_evidence};
use super::reader::{Around, Own, spec_name};
use super::texts::{one_or_more, put_some_words, texts};
use crate::document::Node;

/// What a field is called.
#[derive(Debug, Clone)]
pub(super) struct Names {
    /// In the spec.
    pub(super) spec: String,
    /// On the wire.
    pub(super) wire: Vec<String>,
    /// A map of headers: what their names begin with.
    pub(super) prefix: Option<String>,
}

/// A field, as far as its schema does not say it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'d> {
    /// What has the description: a parameter, a header, or the schema itself.
    pub(super) node: Node<'d>,
    pub(super) schema: Node<'d>,
    pub(super) optional: bool,
}

impl<'d> Own<'d> {
    /// The members of an object, in the order of the document.
    pub(super) fn fields(&mut self, object: Node<'d>, around: Around<'_>) -> Map {
        let mut fields = Map::default();
        self.put_fields(object, around, &mut fields, |_| true);
        fields
    }

    /// Adds the members of an object that are wanted.
    pub(super) fn put_fields(
        &mut self,
        object: Node<'d>,
        around: Around<'_>,
        fields: &mut Map,
        is_wanted: impl Fn(&str) -> bool,
    ) {
        let Some(properties) = object
            .get("properties")
            .filter(|_| around.depth < super::reader::DEEPEST)
        else {
            return;
        };
        let required = object.get("required").map(texts).unwrap_or_default();
        let copies = copies(properties);
        for (key, schema) in properties.members() {
            let is_field = !schema.has_flag("x-specwright-constant")
                && schema.get("x-specwright-credential").is_none()
                && !is_copy(properties, schema);
            if !is_field || !is_wanted(key) || !self.step(schema) {
                continue;
            }
            let wire = without_brackets(key, schema);
            let mut names = Names::of(&wire, schema);
            names
                .wire
                .extend(copies.get(wire.as_str()).into_iter().flatten().cloned());
            let is_required = required.iter().any(|one| one == key) || schema.has_flag("x-specwright-required");
            let said = Said {
                node: schema,
                schema,
                optional: !is_required,
            };
            let mut field = self.field(said, &names, around);
            put_xml(schema, &mut field);
            if wire != *key && !field.has("style") {
                field.yaml("style", "brackets");
            }
            self.add_field(fields, &names.spec, field, schema);
        }
    }

    /// A field with everything that is said of it.
    pub(super) fn field(&mut self, said: Said<'d>, names: &Names, around: Around<'_>) -> Map {
        let mut field = Map::default();
        put_about(said.node, &mut field);
        self.put_value(said.schema, around.deeper(&names.spec), &mut field);
        if let Some(prefix) = &names.prefix {
            field.value("prefix", prefix);
        } else if names.wire.as_slice() != std::slice::from_ref(&names.spec) {
            field.yaml("wire_name", one_or_more(&names.wire));
        }
        self.put_presence(said, &mut field);
        put_deprecated(said.node, &mut field);
        put_evidence(said.node, &mut field);
        if field.entries.is_empty() {
            field.yaml("type", "string");
        }
        field
    }

    /// Whether a field may be left out, and what is said of that.
    fn put_presence(&mut self, said: Said<'d>, field: &mut Map) {
        put_some_words(field, "required_when", said.node.text_of("x-specwright-required-when"));
        if let Some(fill) = said.node.text_of("x-specwright-fill") {
            field.value("fill", fill);
        }
        let is_filled = field.has("default") || field.has("fill");
        if said.optional && !is_filled {
            field.yaml("optional", "true");
        }
    }

    /// The only field of a body that is one value.
    pub(super) fn payload(&mut self, schema: Node<'d>, how: Option<Node<'d>>, around: Around<'_>) -> Map {
        let name = how.and_then(|how| how.text_of("name")).map_or_else(
            || match self.shape(schema, 0).kind {
                super::shape::Kind::Named(name) => specwright_codegen::writing::snake(&name),
                _ => "body".to_owned(),
            },
            str::to_owned,
        );
        let names = Names {
            wire: vec![name.clone()],
            spec: name,
            prefix: None,
        };
        let said = Said {
            node: schema,
            schema,
            optional: how.is_some_and(|how| how.has_flag("optional")),
        };
        let mut field = self.field(said, &names, around);
        let written = how.and_then(|how| how.text_of("about"));
        if let Some(written) = written.filter(|_| about(schema).is_none()) {
            put_some_words(&mut field, "about", Some(written));
        }
        let mut payload = Map::default();
        self.add_field(&mut payload, &names.spec, field, schema);
        payload
    }
}

impl Names {
    /// Of a field that travels under that name.
    pub(super) fn of(wire: &str, node: Node<'_>) -> Self {
        let spec = node.text_of("x-specwright-name");
        Self {
            spec: spec.map_or_else(|| spec_name(wire), str::to_owned),
            wire: vec![wire.to_owned()],
            prefix: None,
        }
    }
}

/// Other names of a field on the wire, by the first.
fn copies(properties: Node<'_>) -> BTreeMap<&str, Vec<String>> {
    let mut copies: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (key, schema) in properties.members() {
        if let Some(of) = schema
            .text_of("x-specwright-copy-of")
            .filter(|_| is_copy(properties, schema))
        {
            let of = of.strip_suffix("[]").unwrap_or(of);
            copies.entry(of).or_default().push(without_brackets(key, schema));
        }
    }
    copies
}

/// Whether a member is another one under another name; that one has to be there.
fn is_copy(properties: Node<'_>, schema: Node<'_>) -> bool {
    let of = schema.text_of("x-specwright-copy-of");
    of.and_then(|of| properties.get(of))
        .is_some_and(|original| original.get("x-specwright-copy-of").is_none())
}

/// The name of a list in a form, where OpenAPI has the brackets in it.
pub(super) fn without_brackets(key: &str, schema: Node<'_>) -> String {
    let style = schema.get("x-specwright-wire").and_then(|wire| wire.text_of("style"));
    let natural = schema.get("x-specwright-value").unwrap_or(schema);
    let is_list = natural.text_of("type") == Some("array");
    let is_bracketed = is_list && style.is_none_or(|style| style == "brackets");
    match key.strip_suffix("[]").filter(|_| is_bracketed) {
        Some(name) => name.to_owned(),
        None => key.to_owned(),
    }
}

/// Attributes and the text of an element.
fn put_xml(schema: Node<'_>, field: &mut Map) {
    let xml = schema.get("xml");
    if schema.text_of("x-specwright-place") == Some("xml_text") {
        field.yaml("xml", "text");
    } else if xml.is_some_and(|xml| xml.has_flag("attribute")) {
        field.yaml("xml", "attribute");
    }
}

/// Puts the fields into the order that the document says; others stay behind them.
pub(super) fn put_in_order(fields: &mut Map, order: Option<Node<'_>>) {
    let Some(order) = order else { return };
    let order: BTreeMap<String, usize> = texts(order).into_iter().zip(0..).collect();
    let at = |key: &str| order.get(key).copied().unwrap_or(usize::MAX);
    fields.entries.sort_by_key(|entry| at(&entry.key));
}

/// Says that a field stands beside the root.
pub(super) fn mark_beside_root(fields: &mut Map) {
    for entry in &mut fields.entries {
        if let Value::Map(field) = &mut entry.value {
            field.yaml("beside_root", "true");
        }
    }
}
