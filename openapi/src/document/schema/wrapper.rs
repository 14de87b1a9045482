//! A schema that only says something beside another one: that it may be `null`, a text, a default.

use super::Part;
use super::blank;
use crate::document::raw::{Map, NodeId, Value};
use crate::document::reader::Reader;
use crate::document::reference::Target;
use crate::document::types::{Schema, SchemaId, SchemaKind, Version};

/// Keys that say nothing about the form of a value.
const BESIDE: &[&str] = &[
    "title",
    "description",
    "nullable",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "xml",
    "externalDocs",
    "$comment",
    "$schema",
    "$id",
    "$anchor",
];

/// How many items the `allOf` around one schema may have.
const MOST_ITEMS: usize = 8;

/// Another schema and what is said beside it.
pub(super) struct Wrapper {
    /// The other schema.
    pub(super) target: NodeId,
    /// Where something is said beside it.
    beside: Vec<NodeId>,
    /// `oneOf: [other, null]`.
    null: bool,
}

impl<'a> Reader<'a> {
    /// The schema as one that has another one's form, if it is that.
    pub(super) fn read_wrapper(&mut self, parts: &[Part], node: NodeId) -> Option<Schema> {
        let [part] = parts else { return None };
        if !part.is_whole() {
            return None;
        }
        let wrapper = self.wrapper(node)?;
        let target = self.schema_at(wrapper.target);
        let mut schema = blank(self.place(node), SchemaKind::Same(target));
        schema.name = self.schemas.names.get(&node).cloned();
        let beside: Vec<_> = wrapper.beside.iter().map(|node| Part::whole(*node)).collect();
        self.say_beside(&beside, &mut schema);
        schema.nullable = wrapper.null || beside.iter().any(|part| self.says_nullable(part.node));
        Some(schema)
    }

    /// The schema of a member, and what the object says of it, where it says no more than a text.
    pub(super) fn described(&mut self, node: NodeId) -> (SchemaId, Option<String>) {
        if let Some(known) = self.schemas.described.get(&node) {
            return known.clone();
        }
        let described = self.describe(node);
        self.schemas.described.insert(node, described.clone());
        described
    }

    fn describe(&mut self, node: NodeId) -> (SchemaId, Option<String>) {
        if !self.schemas.names.contains_key(&node)
            && let Some(wrapper) = self.wrapper(node)
            && !wrapper.null
            && wrapper.beside.iter().all(|node| self.has_only_texts(*node))
        {
            let target = self.schema_at(wrapper.target);
            let mut schema = blank(self.place(node), SchemaKind::Any);
            let beside: Vec<_> = wrapper.beside.iter().map(|node| Part::whole(*node)).collect();
            self.say_beside(&beside, &mut schema);
            return (target, schema.about.or(schema.title));
        }
        (self.schema_at(node), None)
    }

    fn has_only_texts(&self, node: NodeId) -> bool {
        let entries = self.file.map(node).map_or(&[][..], Map::entries);
        entries.iter().all(|entry| {
            let is_plain = matches!(
                &*entry.key,
                "title" | "description" | "$ref" | "allOf" | "oneOf" | "anyOf" | "$comment"
            );
            is_plain || (entry.key.starts_with("x-") && &*entry.key != "x-nullable")
        })
    }

    /// What a schema wraps, if its own words are all beside the form.
    pub(super) fn wrapper(&mut self, node: NodeId) -> Option<Wrapper> {
        let map = self.file.map(node)?;
        if self.version == Version::V30 && map.get("$ref").is_some() {
            return None;
        }
        let (mut targets, mut beside, mut null) = (Vec::new(), vec![node], false);
        let mut typed = false;
        for entry in map.entries() {
            match &*entry.key {
                "$ref" if self.file.text(entry.value).is_some() => targets.push(self.target(node)?),
                key @ ("allOf" | "oneOf" | "anyOf") => {
                    let items = self.file.list(entry.value)?;
                    if items.len() > MOST_ITEMS {
                        return None;
                    }
                    for item in items {
                        match self.file.map(*item) {
                            Some(inner) if key == "allOf" && is_beside(inner) => beside.push(*item),
                            _ if key != "allOf" && self.is_null(*item) => null = true,
                            _ => targets.push(*item),
                        }
                    }
                }
                "type" => typed = true,
                key if BESIDE.contains(&key) || key.starts_with("x-") => {}
                _ => return None,
            }
        }
        let [target] = targets.as_slice() else { return None };
        let target = self.follow(*target, Target::Schema)?;
        if target == node || (typed && !self.repeats_type(map, target)) {
            return None;
        }
        Some(Wrapper { target, beside, null })
    }

    /// `type: object` beside what is an object anyway.
    fn repeats_type(&self, map: &Map, target: NodeId) -> bool {
        let text = |map: &Map| map.get("type").and_then(|id| self.file.text(id)).map(str::to_owned);
        let Some(other) = self.file.map(target) else {
            return false;
        };
        match (text(map), text(other)) {
            (Some(own), Some(its)) => own == its,
            (Some(own), None) => own == "object" && (other.get("properties").is_some() || other.get("allOf").is_some()),
            _ => false,
        }
    }

    /// Whether a schema says that only `null` fits.
    pub(super) fn is_null(&mut self, node: NodeId) -> bool {
        let Some(node) = self.follow(node, Target::Schema) else {
            return false;
        };
        let Some(map) = self.file.map(node) else { return false };
        let only = |key: &str| match map.get(key).map(|id| self.file.value(id)) {
            Some(Value::List(items)) => match items.as_slice() {
                [item] => Some(self.file.value(*item)),
                _ => None,
            },
            other => other,
        };
        match only("type") {
            Some(Value::Text(text)) if &**text == "null" => true,
            // Written without quotes in YAML.
            Some(Value::Null) => map.get("type").is_some(),
            Some(_) => false,
            None => [only("const"), only("enum")]
                .into_iter()
                .flatten()
                .any(|value| matches!(value, Value::Null)),
        }
    }
}

fn is_beside(map: &Map) -> bool {
    let mut entries = map.entries().iter();
    entries.all(|entry| BESIDE.contains(&&*entry.key) || entry.key.starts_with("x-"))
}
