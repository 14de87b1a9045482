//! Named types: structures, unions and enums, each written once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::scalar_text;
use super::values::moment;
use super::{Place, Reason, Way, Writer};
use crate::names::{Names, words};
use crate::suite::Shape;
use crate::yaml::Node;

/// Names that no field can have.
pub(super) const NO_FIELD: &[&str] = &[
    "self",
    "super",
    "crate",
    "clone",
    "into_request",
    "new",
    "send",
    "strictness",
    "unknown",
];

impl<'a> Writer<'a> {
    /// The type of a structure; written when it is met for the first time.
    pub(super) fn named_type(&mut self, shape: &Shape<'a>, way: Way) -> Result<String, Reason> {
        let key = (shape.name.to_owned(), way);
        if let Some(name) = self.named.get(&key) {
            return Ok(name.clone());
        }
        let name = self.type_names.pascal(shape.name);
        self.named.insert(key, name.clone());
        let at = self.types.len();
        self.types.push((name.clone(), Node::map()));
        let is_union = shape.is("union");
        let fields = self.members(shape, way, !is_union)?;
        let content = if is_union { "union" } else { "fields" };
        self.types[at].1 = Node::map().say("about", shape.name).with(content, fields);
        Ok(name)
    }

    /// The members of a structure as fields.
    fn members(&mut self, shape: &Shape<'a>, way: Way, optional: bool) -> Result<Node, Reason> {
        let names = self.name_members(shape, way, shape.members().map(|(member, _)| member));
        let mut fields = Node::map();
        for (member, reference) in shape.members() {
            let shape = self.suite.shape(reference);
            let mut field = self.field(member, &names[member], &shape, Place::Body, way)?;
            if optional {
                presence(&shape, way, &mut field);
            }
            fields.put(&names[member], field);
        }
        Ok(fields)
    }

    /// Gives every member a name of the language and keeps it for the values.
    pub(super) fn name_members(
        &mut self,
        shape: &Shape<'a>,
        way: Way,
        members: impl Iterator<Item = &'a str>,
    ) -> BTreeMap<String, String> {
        let mut names = Names::without(NO_FIELD);
        let given: BTreeMap<String, String> = members.map(|member| (member.to_owned(), names.snake(member))).collect();
        self.members.insert((shape.name.to_owned(), way), given.clone());
        given
    }

    /// The enum of a text with documented values; `None` where Rust could not tell the values apart.
    pub(super) fn enum_type(&mut self, shape: &Shape<'a>) -> Option<String> {
        let values: Vec<&str> = shape
            .get("enum")?
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let key = (shape.name.to_owned(), Way::Request);
        if let Some(name) = self.named.get(&key) {
            return Some(name.clone());
        }
        let mut variants = BTreeSet::from(["unknown", "self"].map(str::to_owned));
        let is_sayable =
            |value: &&str| value.is_ascii() && value.contains(|letter: char| letter.is_ascii_alphanumeric());
        let mut differ = |value: &&str| variants.insert(words(value).concat());
        if values.is_empty() || !values.iter().all(|value| is_sayable(value) && differ(value)) {
            return None;
        }
        let name = self.type_names.pascal(shape.name);
        self.named.insert(key, name.clone());
        let list = Node::List(values.into_iter().map(Node::text).collect());
        self.types
            .push((name.clone(), Node::map().say("about", shape.name).with("enum", list)));
        Some(name)
    }
}

/// A default as a spec says it. Structures have none, lists and maps only the empty one.
fn default_node(shape: &Shape<'_>, default: &Value) -> Option<Node> {
    if shape.is("document") || shape.is("jsonvalue") {
        return document(default);
    }
    match (shape.kind(), default.as_f64()) {
        ("document", _) => document(default),
        ("timestamp", Some(seconds)) => Some(Node::text(moment(seconds))),
        ("structure" | "union", _) => None,
        ("list", _) => default.as_array()?.is_empty().then(|| Node::List(Vec::new())),
        ("map", _) => default.as_object()?.is_empty().then(Node::map),
        _ => scalar_text(default).map(Node::text),
    }
}

/// A value of any form; `null` cannot be said.
fn document(value: &Value) -> Option<Node> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) | Value::Number(_) => Node::Bare(value.to_string()),
        Value::String(text) => Node::Quoted(text.clone()),
        Value::Array(items) => Node::List(items.iter().map(document).collect::<Option<_>>()?),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| Some((name.clone(), document(value)?)));
            Node::Map(members.collect::<Option<_>>()?)
        }
    })
}

/// What may be left out, and what is sent then.
pub(super) fn presence(shape: &Shape<'_>, way: Way, field: &mut Node) {
    let default = shape.get("default").and_then(|default| default_node(shape, default));
    match (way, shape.is("idempotencyToken"), default) {
        (Way::Request, true, _) => field.put("fill", Node::text("uuid")),
        (Way::Request, false, Some(default)) => field.put("default", default),
        _ => field.put("optional", Node::text("true")),
    }
}
