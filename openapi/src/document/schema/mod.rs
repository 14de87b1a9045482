//! Schemas: a list of them with ids, so that one may lead back to itself.
//!
//! A schema of the list is what some values of the file say together: one value as a rule, several where `allOf` brings
//! them together. Each such set is read once, from a queue; nothing is recursive.

mod beside;
mod bounds;
mod choice;
mod discriminator;
mod enums;
mod form;
mod items;
mod object;
mod parts;
mod said;
mod same;
mod types;
mod wrapper;

use std::collections::{HashMap, VecDeque};

use self::parts::Part;
use super::raw::{NodeId, Value};
use super::reader::Reader;
use super::reference::Target;
use super::types::RemarkKind::Skipped;
use super::types::{Place, Schema, SchemaId, SchemaKind, Xml};

/// How many schemas may come from values that hold together. Sets of them can be more than the file has letters.
const MOST_SETS: usize = 10_000;

/// The schemas of a document in the making.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    done: Vec<Option<Schema>>,
    queue: VecDeque<(SchemaId, Vec<Part>)>,
    known: HashMap<Vec<Part>, SchemaId>,
    /// The keys of `components.schemas`, by their values.
    names: HashMap<NodeId, String>,
    /// Which named schemas take in another one by `allOf`; made when first needed.
    children: Option<HashMap<NodeId, Vec<NodeId>>>,
    sets: usize,
    /// What members of objects are, by where that is said.
    described: HashMap<NodeId, (SchemaId, Option<String>)>,
    /// Parts that were brought in beside the first of each schema.
    brought: usize,
    /// What stands for all schemas that there is no room for.
    rest: Option<SchemaId>,
    /// Members that were merged into objects.
    merged: usize,
}

impl<'a> Reader<'a> {
    /// Notes what the schemas of the document are called.
    pub(super) fn name_schemas(&mut self) {
        let Some(root) = self.file.map(self.file.root()) else {
            return;
        };
        let components = root.get("components").and_then(|id| self.file.map(id));
        let schemas = components.and_then(|map| self.file.map(map.get("schemas")?));
        for entry in schemas.map_or(&[][..], |map| map.entries()) {
            let names = &mut self.schemas.names;
            names.entry(entry.value).or_insert_with(|| entry.key.to_string());
        }
    }

    /// The id of the schema that stands there, references followed.
    pub(super) fn schema_at(&mut self, id: NodeId) -> SchemaId {
        let end = self.plain_end(id);
        self.schema_of(vec![Part::whole(end)])
    }

    /// Where a schema is said: behind references, and behind an `allOf` of one schema with nothing beside it.
    pub(super) fn plain_end(&mut self, mut id: NodeId) -> NodeId {
        for _ in 0..16 {
            id = self.follow(id, Target::Schema).unwrap_or(id);
            if self.schemas.names.contains_key(&id) {
                return id;
            }
            let only = self.file.map(id).and_then(|map| match map.entries() {
                [entry] if matches!(&*entry.key, "allOf" | "oneOf" | "anyOf") => self.file.list(entry.value),
                _ => None,
            });
            match only {
                Some([inner]) => id = *inner,
                _ => return id,
            }
        }
        id
    }

    /// The id of the schema that several parts say together.
    fn schema_of(&mut self, parts: Vec<Part>) -> SchemaId {
        if let Some(id) = self.schemas.known.get(&parts) {
            return *id;
        }
        if !self.has_room(100 + 24 * parts.len()) {
            let first = parts.first().map_or(self.file.root(), |part| part.node);
            return self.rest(first);
        }
        if parts.len() > 1 {
            self.schemas.sets += 1;
            if self.schemas.sets > MOST_SETS {
                let first = parts.first().map_or(self.file.root(), |part| part.node);
                let text = "too many schemas come together by `allOf`; of these only the first is read";
                self.remark(first, Skipped, text);
                return self.schema_of(parts.into_iter().take(1).collect());
            }
        }
        let id = SchemaId(self.schemas.done.len());
        self.schemas.done.push(None);
        self.schemas.known.insert(parts.clone(), id);
        self.schemas.queue.push_back((id, parts));
        id
    }

    /// The schema that stands for those that there is no room for.
    fn rest(&mut self, node: NodeId) -> SchemaId {
        let known = self.schemas.rest;
        let id = known.unwrap_or_else(|| self.any_at(node));
        self.schemas.rest = Some(id);
        id
    }

    /// A schema of which nothing is said.
    fn any_at(&mut self, node: NodeId) -> SchemaId {
        let place = self.place(node);
        let id = SchemaId(self.schemas.done.len());
        self.schemas.done.push(Some(blank(place, SchemaKind::Any)));
        id
    }

    /// Reads all schemas that something points to.
    pub(super) fn finish_schemas(&mut self) -> Vec<Schema> {
        while let Some((id, parts)) = self.schemas.queue.pop_front() {
            let schema = self.read_schema(id, &parts);
            if let Some(slot) = self.schemas.done.get_mut(id.0) {
                *slot = Some(schema);
            }
        }
        self.break_circles();
        let done = std::mem::take(&mut self.schemas.done);
        let blank = || blank(Place::default(), SchemaKind::Any);
        done.into_iter().map(|schema| schema.unwrap_or_else(blank)).collect()
    }

    fn read_schema(&mut self, id: SchemaId, parts: &[Part]) -> Schema {
        let all = self.gather(parts);
        let node = parts.first().map_or(self.file.root(), |part| part.node);
        if let Some(schema) = self.read_wrapper(parts, node) {
            return schema;
        }
        let said = self.say(&all);
        let mut schema = blank(self.place(node), SchemaKind::Any);
        if let [part] = parts
            && part.is_whole()
        {
            schema.name = self.schemas.names.get(&node).cloned();
        }
        self.say_beside(&all, &mut schema);
        schema.nullable = said.nullable;
        let is_boolean_false = matches!(self.file.value(node), Value::Bool(false));
        self.form(id, &said, &mut schema, parts);
        if is_boolean_false {
            let text = "the schema `false` fits nothing; it is read as anything";
            self.remark(node, super::types::RemarkKind::Doubtful, text);
        }
        schema
    }
}

fn blank(place: Place, kind: SchemaKind) -> Schema {
    Schema {
        name: None,
        title: None,
        about: None,
        kind,
        nullable: false,
        deprecated: false,
        read_only: false,
        write_only: false,
        default: None,
        example: None,
        xml: Xml::default(),
        place,
    }
}
