//! Discriminators: which value tells which form.

use std::collections::{HashMap, HashSet};

use super::Part;
use super::said::Said;
use crate::document::fields::Fields;
use crate::document::raw::NodeId;
use crate::document::reader::Reader;
use crate::document::reference::Target;
use crate::document::remarks::quote;
use crate::document::types::RemarkKind::{Doubtful, Guessed, Missing};
use crate::document::types::{Discriminator, SchemaId, SchemaKind, Variant};

/// How many parts of a form are looked at for the value that tells it.
const MOST_PARTS: usize = 16;

/// How many forms a schema may stand for by their `allOf`.
const MOST_CHILDREN: usize = 1_000;

impl<'a> Reader<'a> {
    /// The forms of a choice with their tags.
    pub(super) fn tagged(
        &mut self,
        fields: Fields<'a>,
        said: &Said<'a>,
        forms: Vec<(NodeId, SchemaId)>,
    ) -> (Vec<Variant>, Option<Discriminator>) {
        let owner = if fields.has("discriminator") {
            Some(fields)
        } else {
            said.discriminator
        };
        let Some((property, mapping)) = owner.and_then(|owner| self.discriminator(owner)) else {
            return (Self::untagged(&forms), None);
        };
        let mut tags: HashMap<NodeId, Vec<String>> = HashMap::new();
        let nodes: HashSet<NodeId> = forms.iter().map(|(node, _)| *node).collect();
        for (tag, end) in mapping {
            if nodes.contains(&end) {
                tags.entry(end).or_default().push(tag);
            } else {
                let text = format!("{} is mapped to a schema that is not among the forms", quote(&tag));
                self.remark(fields.id, Doubtful, text);
            }
        }
        let mut variants = Vec::new();
        for (node, schema) in forms {
            let own = match tags.remove(&node) {
                Some(tags) => tags.into_iter().map(Some).collect(),
                None => vec![self.tag_of(node, &property)],
            };
            if own == [None] {
                let text = format!("no value of {} tells this form", quote(&property));
                self.remark(node, Missing, text);
            }
            variants.extend(own.into_iter().map(|tag| Variant { schema, tag }));
        }
        (variants, Some(Discriminator { property }))
    }

    /// The member that tells, and the mapping: values and where each leads.
    fn discriminator(&mut self, fields: Fields<'a>) -> Option<(String, Vec<(String, NodeId)>)> {
        let id = fields.get("discriminator")?;
        if let Some(text) = self.file.text(id) {
            let remark = "`discriminator` is an object with `propertyName`; this is of Swagger 2.0 and taken as meant";
            self.remark(id, Doubtful, remark);
            return Some((text.to_owned(), Vec::new()));
        }
        let discriminator = self.object(id, "`discriminator`")?;
        let Some(property) = self.text(discriminator, "propertyName") else {
            self.remark(id, Doubtful, "a `discriminator` without `propertyName` is left out");
            return None;
        };
        let mut mapping = Vec::new();
        for entry in self.named(discriminator, "mapping") {
            let Some(text) = self.file.text(entry.value) else {
                continue;
            };
            if let Some(end) = self.mapped(entry.value, text) {
                mapping.push((entry.key.to_string(), end));
            }
        }
        Some((property, mapping))
    }

    /// The schema that a mapping names: by its name, or as a reference.
    fn mapped(&mut self, id: NodeId, text: &'a str) -> Option<NodeId> {
        let member = |id: NodeId, key: &str| self.file.map(id)?.get(key);
        let components = member(self.file.root(), "components");
        let schemas = components.and_then(|id| member(id, "schemas"));
        let named = schemas.and_then(|id| member(id, text));
        let node = match named {
            Some(node) => node,
            None if !text.contains(['#', '/', '.']) => {
                self.remark(
                    id,
                    Missing,
                    format!("the schema {} is not in the document", quote(text)),
                );
                return None;
            }
            None => self.named_by(id, text)?,
        };
        Some(self.plain_end(node))
    }

    /// The value that tells a form that no mapping names: the one that its member is fixed to, else its name.
    fn tag_of(&mut self, node: NodeId, property: &str) -> Option<String> {
        let name = self.schemas.names.get(&node).cloned();
        let room = 200 + name.as_ref().map_or(0, String::len);
        self.has_room(room).then_some(())?;
        let fixed = self.fixed(node, property);
        if let (Some(name), Some(fixed)) = (&name, &fixed)
            && name != fixed
        {
            let text = format!("{} tells this form by its own words, not its name", quote(fixed));
            self.remark(node, Guessed, text);
        }
        fixed.or(name)
    }

    /// The only text that a member of a schema may be.
    fn fixed(&mut self, node: NodeId, property: &str) -> Option<String> {
        let parts = self.gather(&[Part::whole(node)]);
        for part in parts.iter().take(MOST_PARTS) {
            let map = self.file.map(part.node)?;
            let properties = map.get("properties").and_then(|id| self.file.map(id));
            let Some(member) = properties.and_then(|map| map.get(property)) else {
                continue;
            };
            let Some(member) = self.follow(member, Target::Schema).and_then(|id| self.file.map(id)) else {
                continue;
            };
            let value = match (member.get("const"), member.get("enum")) {
                (Some(id), _) => Some(id),
                (None, Some(id)) => match self.file.list(id) {
                    Some([id]) => Some(*id),
                    _ => None,
                },
                (None, None) => None,
            };
            if let Some(text) = value.and_then(|id| self.file.text(id)) {
                return Some(text.to_owned());
            }
        }
        None
    }

    /// A schema with a discriminator and no choice stands for the schemas that take it in by `allOf`.
    pub(super) fn base_form(&mut self, said: &Said<'a>, parts: &[Part]) -> Option<SchemaKind> {
        let [part] = parts else { return None };
        let owner = said
            .discriminator
            .filter(|owner| owner.id == part.node && part.is_whole())?;
        let (property, mapping) = self.discriminator(owner)?;
        let mut forms: Vec<(NodeId, String)> = Vec::new();
        forms.extend(mapping.into_iter().map(|(tag, end)| (end, tag)));
        if forms.is_empty() {
            for child in self.children_of(part.node) {
                let tag = self.tag_of(child, &property);
                forms.extend(tag.map(|tag| (child, tag)));
            }
        }
        forms.retain(|(node, _)| *node != part.node);
        if forms.is_empty() {
            return None;
        }
        let text = format!(
            "it stands for the schemas that its discriminator tells apart: {}",
            forms.len()
        );
        self.remark(part.node, Guessed, text);
        let variants = forms
            .into_iter()
            .map(|(node, tag)| Variant {
                schema: self.schema_at(node),
                tag: Some(tag),
            })
            .collect();
        Some(SchemaKind::OneOf {
            variants,
            discriminator: Some(Discriminator { property }),
            any: false,
        })
    }

    /// The named schemas that take in another one, themselves or by one between.
    fn children_of(&mut self, node: NodeId) -> Vec<NodeId> {
        if self.schemas.children.is_none() {
            self.schemas.children = Some(self.all_children());
        }
        let (mut found, mut known, mut next) = (Vec::new(), HashSet::from([node]), 0);
        let mut open = vec![node];
        while let Some(parent) = open.get(next).copied() {
            next += 1;
            let children = self.schemas.children.as_ref().and_then(|all| all.get(&parent));
            for child in children.into_iter().flatten() {
                if found.len() < MOST_CHILDREN && known.insert(*child) {
                    found.push(*child);
                    open.push(*child);
                }
            }
        }
        found
    }

    fn all_children(&mut self) -> HashMap<NodeId, Vec<NodeId>> {
        let mut named: Vec<NodeId> = self.schemas.names.keys().copied().collect();
        named.sort_unstable();
        let mut children: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
        for node in named {
            let all_of = self.file.map(node).and_then(|map| map.get("allOf"));
            let items = all_of.and_then(|id| self.file.list(id)).unwrap_or_default();
            for item in items {
                if let Some(end) = self.follow(*item, Target::Schema)
                    && end != *item
                {
                    children.entry(end).or_default().push(node);
                }
            }
        }
        children
    }
}
