//! Objects: their members, and what others there may be.

use super::said::Said;
use crate::document::raw::{NodeId, Value};
use crate::document::reader::Reader;
use crate::document::remarks::quote;
use crate::document::types::RemarkKind::{Doubtful, Guessed, Missing, Skipped};
use crate::document::types::{Additional, Property, SchemaKind};

impl<'a> Reader<'a> {
    pub(super) fn object_form(&mut self, said: &Said<'a>, at: NodeId) -> SchemaKind {
        let mut properties = Vec::with_capacity(said.properties.len());
        for (name, nodes) in &said.properties {
            if !self.has_room(100 + name.len()) {
                break;
            }
            let (schema, about) = match nodes.as_slice() {
                [node] => self.described(*node),
                nodes => (self.schema_of_all(nodes), None),
            };
            properties.push(Property {
                name: (*name).to_owned(),
                schema,
                required: said.required.contains_key(name),
                about,
            });
        }
        for (name, node) in &said.required {
            if said.properties.contains_key(name) {
                continue;
            }
            let text = format!("{} is required, and what it is is not said", quote(name));
            self.remark(*node, Missing, text);
            properties.push(Property {
                name: (*name).to_owned(),
                schema: self.any_at(*node),
                required: true,
                about: None,
            });
        }
        let additional = self.additional(said, at);
        SchemaKind::Object { properties, additional }
    }

    fn additional(&mut self, said: &Said<'a>, at: NodeId) -> Additional {
        let is = |flag: bool| {
            let mut all = said.additional.iter();
            all.any(|id| matches!(self.file.value(*id), Value::Bool(value) if *value == flag))
        };
        if is(false) {
            self.check_closed(said, at);
            return Additional::Closed;
        }
        let schemas: Vec<NodeId> = said
            .additional
            .iter()
            .copied()
            .filter(|id| self.file.map(*id).is_some_and(|map| !map.entries().is_empty()))
            .collect();
        if !schemas.is_empty() {
            return Additional::Schema(self.schema_of_all(&schemas));
        }
        match said.patterns.as_slice() {
            [] => {}
            [pattern] if said.additional.is_empty() => {
                let text = "members are described by a pattern of their names; all others are taken to be like them";
                self.remark(*pattern, Guessed, text);
                return Additional::Schema(self.schema_at(*pattern));
            }
            [first, ..] => self.remark(*first, Skipped, "`patternProperties` is left out"),
        }
        if said.additional.is_empty() {
            Additional::Unsaid
        } else {
            Additional::Any
        }
    }

    /// `additionalProperties: false` in one part forbids what the others describe, which nobody means.
    fn check_closed(&mut self, said: &Said<'a>, at: NodeId) {
        let closed = said.parts.iter().filter_map(|part| {
            let map = self.file.map(part.node)?;
            let is_closed = matches!(self.file.value(map.get("additionalProperties")?), Value::Bool(false));
            is_closed.then(|| map.get("properties").and_then(|id| self.file.map(id)))
        });
        let fewest = closed.map(|own| own.map_or(0, |own| own.entries().len())).min();
        if fewest.is_some_and(|fewest| fewest < said.properties.len()) {
            let text = "one of the schemas that come together here forbids members that another one describes; \
                        those are kept, and all others are forbidden";
            self.remark(at, Doubtful, text);
        }
    }
}
