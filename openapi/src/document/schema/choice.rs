//! `oneOf` and `anyOf`.

use std::collections::HashSet;

use super::Part;
use super::said::Said;
use crate::document::raw::{Map, NodeId, Value};
use crate::document::reader::Reader;
use crate::document::reference::Target;
use crate::document::types::RemarkKind::{Doubtful, Skipped};
use crate::document::types::{Json, SchemaId, SchemaKind, Variant};

/// Keys that only narrow what the schema around says.
const NARROWING: &[&str] = &[
    "required",
    "not",
    "title",
    "description",
    "minProperties",
    "maxProperties",
];

impl<'a> Reader<'a> {
    /// The form of a schema with a choice in it, and whether `null` is one of the choices.
    pub(super) fn choice_form(&mut self, id: SchemaId, said: &Said<'a>) -> Option<(SchemaKind, bool)> {
        let mut chosen = None;
        for choice in &said.choices {
            let (fields, _, items) = choice;
            if items.iter().all(|item| self.only_narrows(*item)) {
                let text = "a choice of what else holds is left out: it names no forms";
                self.remark(fields.id, Skipped, text);
            } else if chosen.is_some() {
                self.remark(fields.id, Skipped, "a second choice in one schema is left out");
            } else {
                chosen = Some(choice);
            }
        }
        let (fields, any, items) = *chosen?;
        let null = items.iter().any(|item| self.is_null(*item));
        let items: Vec<NodeId> = items.iter().copied().filter(|item| !self.is_null(*item)).collect();
        if items.is_empty() {
            return Some((SchemaKind::Null, true));
        }
        if let Some(kind) = self.constants(&items) {
            return Some((kind, null));
        }
        let beside = self.has_form_beside(said);
        let (mut variants, mut known) = (Vec::new(), HashSet::new());
        for item in items {
            let end = self.plain_end(item);
            let schema = if beside {
                self.with_siblings(said, end)
            } else {
                self.schema_at(end)
            };
            if !known.insert(schema) {
                self.remark(item, Doubtful, "the same form is there twice");
            } else if schema == id {
                self.remark(
                    item,
                    Doubtful,
                    "a schema is one of its own choices; that choice is left out",
                );
            } else {
                variants.push((end, schema));
            }
        }
        if let [(_, schema)] = variants.as_slice() {
            return Some((SchemaKind::Same(*schema), null));
        }
        let (variants, discriminator) = self.tagged(fields, said, variants);
        Some((
            SchemaKind::OneOf {
                variants,
                discriminator,
                any,
            },
            null,
        ))
    }

    /// A choice together with what is said beside it.
    fn with_siblings(&mut self, said: &Said<'a>, end: NodeId) -> SchemaId {
        let own = said.parts.iter().filter(|part| part.node != end).map(|part| part.own());
        let parts = std::iter::once(Part::whole(end)).chain(own).collect();
        self.schema_of(parts)
    }

    fn only_narrows(&mut self, item: NodeId) -> bool {
        let entries = self.file.map(item).map_or(&[][..], Map::entries);
        let narrows = entries
            .iter()
            .all(|entry| NARROWING.contains(&&*entry.key) || entry.key.starts_with("x-"));
        narrows && entries.iter().any(|entry| matches!(&*entry.key, "required" | "not"))
    }

    /// Whether something is said of the form beside the choice; `type: object` alone is not enough.
    fn has_form_beside(&self, said: &Said<'a>) -> bool {
        !said.properties.is_empty()
            || !said.additional.is_empty()
            || !said.required.is_empty()
            || !said.items.is_empty()
            || said.format.is_some()
            || said.pattern.is_some()
            || said.length != (None, None)
            || said.counts != (None, None)
            || said.bounds != crate::document::types::Bounds::default()
    }

    /// `oneOf: [{const: a, title: …}, …]`: values with meanings.
    fn constants(&mut self, items: &[NodeId]) -> Option<SchemaKind> {
        let (mut values, mut meanings, mut known) = (Vec::new(), Vec::new(), HashSet::new());
        for item in items {
            let end = self.follow(*item, Target::Schema)?;
            if self.schemas.names.contains_key(&end) {
                return None;
            }
            let map = self.file.map(end)?;
            let nodes = match (map.get("const"), map.get("enum")) {
                (Some(id), _) => vec![id],
                (None, Some(id)) => self.file.list(id)?.to_vec(),
                (None, None) => return None,
            };
            let text = |key: &str| map.get(key).and_then(|id| self.file.text(id)).map(str::to_owned);
            let meaning = text("description")
                .or_else(|| text("title"))
                .filter(|_| nodes.len() == 1);
            for node in nodes {
                if matches!(self.file.value(node), Value::List(_) | Value::Map(_) | Value::Null) {
                    return None;
                }
                let value = self.json(node)?;
                if known.insert(value.to_string()) {
                    values.push(value);
                    meanings.push(meaning.clone());
                }
            }
        }
        let first = values.first().map(std::mem::discriminant::<Json>);
        let is_one_type = values.iter().all(|value| Some(std::mem::discriminant(value)) == first);
        is_one_type.then_some(SchemaKind::Enum { values, meanings })
    }

    /// A variant for each form whose tag is not known.
    pub(super) fn untagged(variants: &[(NodeId, SchemaId)]) -> Vec<Variant> {
        let variants = variants.iter();
        variants
            .map(|(_, schema)| Variant {
                schema: *schema,
                tag: None,
            })
            .collect()
    }
}
