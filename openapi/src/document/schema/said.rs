//! What the parts of a schema say together.

use indexmap::IndexMap;

use super::Part;
use super::bounds::Range;
use super::types::{Type, Types};
use crate::document::fields::Fields;
use crate::document::keys;
use crate::document::raw::{NodeId, Value};
use crate::document::reader::Reader;
use crate::document::remarks::quote;
use crate::document::types::RemarkKind::{Doubtful, Skipped};
use crate::document::types::{Bounds, Json, Version};

/// How many members may be merged into objects, in the whole document.
const MOST_MERGED: usize = 2_000_000;

/// Keys that narrow a value in ways that have no place.
const NARROWER: &[&str] = &[
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "minProperties",
    "maxProperties",
    "unevaluatedItems",
    "contentSchema",
    "$dynamicRef",
];

/// What the parts of a schema say together.
#[derive(Debug, Default)]
pub(super) struct Said<'a> {
    pub(super) types: Option<Types>,
    pub(super) nullable: bool,
    /// `enum` and `const`, without `null`; and the object that says it.
    pub(super) values: Option<Vec<Json>>,
    pub(super) values_at: Option<Fields<'a>>,
    pub(super) format: Option<String>,
    pub(super) encoding: Option<String>,
    pub(super) pattern: Option<String>,
    pub(super) bounds: Bounds,
    pub(super) length: Range,
    pub(super) counts: Range,
    pub(super) unique: bool,
    /// `items`, of each part that has it.
    pub(super) items: Vec<NodeId>,
    pub(super) has_tuple: bool,
    pub(super) properties: IndexMap<&'a str, Vec<NodeId>>,
    /// Names that are always there, and where that is said.
    pub(super) required: IndexMap<&'a str, NodeId>,
    /// `additionalProperties`, of each part that has it.
    pub(super) additional: Vec<NodeId>,
    pub(super) patterns: Vec<NodeId>,
    /// `oneOf` and `anyOf`: the object, whether it is the latter, and what is in it.
    pub(super) choices: Vec<(Fields<'a>, bool, &'a [NodeId])>,
    /// The object that has a `discriminator`.
    pub(super) discriminator: Option<Fields<'a>>,
    /// All parts.
    pub(super) parts: Vec<Part>,
    /// Where it stands.
    pub(super) at: Option<NodeId>,
}

impl<'a> Reader<'a> {
    /// What the parts say together.
    pub(super) fn say(&mut self, parts: &[Part]) -> Said<'a> {
        let mut said = Said {
            parts: parts.to_vec(),
            at: parts.first().map(|part| part.node),
            ..Said::default()
        };
        let (mut may_be_null, mut typed) = (true, false);
        for (index, part) in parts.iter().enumerate() {
            let value = self.file.value(part.node);
            self.has_room(100);
            if matches!(value, Value::Bool(_)) {
                continue;
            }
            let Some(fields) = self.object(part.node, "a schema") else {
                continue;
            };
            self.check_keys(fields, &keys::SCHEMA);
            match self.say_null(fields) {
                Some(true) if index == 0 => said.nullable = true,
                Some(null) => (may_be_null, typed) = (may_be_null && null, true),
                None => {}
            }
            self.say_types(fields, *part, &mut said);
            self.say_values(fields, &mut said);
            self.say_text(fields, &mut said);
            self.tighten(fields, &mut said.bounds);
            self.say_list(fields, &mut said);
            self.say_object(fields, &mut said);
            self.say_choices(fields, *part, &mut said);
            self.say_narrower(fields);
        }
        said.nullable |= typed && may_be_null;
        said
    }

    /// Whether `null` fits; `None`: nothing is said.
    fn say_null(&mut self, fields: Fields<'a>) -> Option<bool> {
        if self.says_nullable(fields.id) {
            return Some(true);
        }
        let has_null = |key: &str| match fields.get(key).map(|id| self.file.value(id)) {
            Some(Value::List(items)) => items.iter().any(|item| match self.file.value(*item) {
                Value::Null => true,
                Value::Text(text) => key == "type" && &**text == "null",
                _ => false,
            }),
            Some(Value::Text(text)) => key == "type" && &**text == "null",
            Some(Value::Null) => true,
            _ => false,
        };
        if ["type", "enum", "const"].iter().any(|key| has_null(key)) {
            return Some(true);
        }
        (fields.has("type") || fields.has("enum") || fields.has("const")).then_some(false)
    }

    /// `nullable: true`, and what was written before there was that.
    pub(super) fn says_nullable(&mut self, node: NodeId) -> bool {
        let Some(map) = self.file.map(node) else { return false };
        let fields = Fields { id: node, map };
        let nullable = self.flag(fields, "nullable");
        if nullable && self.version == Version::V31 {
            let text = "`nullable` is of OpenAPI 3.0; it is taken as meant";
            self.remark(node, Doubtful, text);
        }
        nullable || self.flag(fields, "x-nullable")
    }

    fn say_types(&mut self, fields: Fields<'a>, part: Part, said: &mut Said<'a>) {
        let Some(id) = fields.get("type") else { return };
        let mut types = Types::default();
        let names: Vec<NodeId> = self
            .file
            .list(id)
            .map_or_else(|| vec![id], |names| names.iter().take(20).copied().collect());
        let (mut unknown, mut null) = (false, false);
        if names != [id] && self.version == Version::V30 {
            let text = "a list of types is of OpenAPI 3.1; it is taken as meant";
            self.remark(id, Doubtful, text);
        }
        for name in names {
            match self.file.value(name) {
                Value::Null => null = true,
                Value::Text(text) if &**text == "null" => null = true,
                Value::Text(text) => match self.type_called(name, text) {
                    Some(kind) => types.add(kind),
                    None => unknown = true,
                },
                _ => unknown = true,
            }
        }
        if unknown || (types.is_empty() && !null) {
            return;
        }
        if let Some(only) = part.only {
            types = types.both(Types::from(only));
        }
        said.types = Some(match said.types {
            None => types,
            Some(before) if before.is_empty() || types.is_empty() => types,
            Some(before) => {
                let both = before.both(types);
                if both.is_empty() {
                    let text = "the schemas that come together here are of different types; the first is taken";
                    self.remark(said.at.unwrap_or(fields.id), Doubtful, text);
                    before
                } else {
                    both
                }
            }
        });
    }

    fn type_called(&mut self, id: NodeId, name: &str) -> Option<Type> {
        let known = Type::called(name);
        if known.is_none() {
            let meant = Type::meant_by(name);
            let result = meant.map_or("anything fits".to_owned(), |kind| {
                format!("it is taken as `{}`", kind.name())
            });
            self.remark(id, Doubtful, format!("{} is no type; {result}", quote(name)));
            return meant;
        }
        known
    }

    fn say_text(&mut self, fields: Fields<'a>, said: &mut Said<'a>) {
        if let Some(format) = self.text(fields, "format") {
            self.keep_first(fields, "format", format, &mut said.format);
        }
        if let Some(encoding) = self.text(fields, "contentEncoding") {
            self.keep_first(fields, "contentEncoding", encoding, &mut said.encoding);
        }
        if let Some(pattern) = self.text(fields, "pattern") {
            self.keep_first(fields, "pattern", pattern, &mut said.pattern);
        }
        self.narrow(fields, "minLength", "maxLength", &mut said.length);
    }

    fn keep_first(&mut self, fields: Fields<'a>, key: &str, new: String, kept: &mut Option<String>) {
        match kept {
            None => *kept = Some(new),
            Some(old) if *old != new => {
                let text = format!(
                    "`{key}` is {} as well as {}; the first is taken",
                    quote(old),
                    quote(&new)
                );
                self.remark(fields.id, Doubtful, text);
            }
            Some(_) => {}
        }
    }

    fn say_object(&mut self, fields: Fields<'a>, said: &mut Said<'a>) {
        for entry in self.named(fields, "properties") {
            self.schemas.merged += 1;
            if self.schemas.merged > MOST_MERGED {
                let text = "too many members come together by `allOf`; the rest is left out";
                self.remark(self.file.root(), Skipped, text);
                break;
            }
            let nodes = said.properties.entry(&*entry.key).or_default();
            if !nodes.contains(&entry.value) {
                nodes.push(entry.value);
            }
        }
        self.say_required(fields, said);
        said.additional.extend(fields.get("additionalProperties"));
        if let Some(id) = fields.get("unevaluatedProperties")
            && !matches!(self.file.value(id), Value::Bool(true))
        {
            said.additional.push(id);
        }
        let patterns = self.named(fields, "patternProperties");
        said.patterns.extend(patterns.iter().map(|entry| entry.value));
    }

    fn say_required(&mut self, fields: Fields<'a>, said: &mut Said<'a>) {
        let Some(id) = fields.get("required") else { return };
        if let Value::Bool(_) = self.file.value(id) {
            let text = "`required` of a schema lists the members that are always there; `true` and `false` say nothing";
            self.remark(id, Doubtful, text);
            return;
        }
        for item in self.items(fields, "required") {
            match self.file.text(*item) {
                Some(name) => {
                    said.required.entry(name).or_insert(*item);
                }
                None => self.remark(*item, Doubtful, "`required` lists names, and this is none"),
            }
        }
    }

    fn say_choices(&mut self, fields: Fields<'a>, part: Part, said: &mut Said<'a>) {
        if said.discriminator.is_none() && fields.has("discriminator") {
            said.discriminator = Some(fields);
        }
        if !part.has_choices() {
            return;
        }
        for (key, any) in [("oneOf", false), ("anyOf", true)] {
            let items = self.items(fields, key);
            if !items.is_empty() {
                said.choices.push((fields, any, items));
            }
        }
    }

    fn say_narrower(&mut self, fields: Fields<'a>) {
        for key in NARROWER {
            if let Some(id) = fields.get(key) {
                self.remark(id, Skipped, format!("`{key}` has no place here; it is left out"));
            }
        }
        if let Some(id) = fields.get("allOf")
            && self.file.list(id).is_none()
        {
            self.remark(id, Doubtful, "`allOf` is a list, and this is none; it is left out");
        }
    }
}
