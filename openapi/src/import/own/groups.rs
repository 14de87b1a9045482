//! Rules over several fields.

use std::collections::BTreeSet;

use specwright_codegen::writing::{Map, Value, quoted};

use super::reader::Own;
use super::texts::{listed, texts};
use crate::document::Node;

/// Rules that stand beside the fields.
const LISTS: &[&str] = &["at_least_one_of", "exactly_one_of", "together", "in_order"];

/// Rules that stand in a field.
const CONDITIONS: &[&str] = &["required_if", "required_unless"];

/// The rules of an operation or an object.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// The key and the names.
    lists: Vec<(&'static str, Vec<String>)>,
    conditions: Vec<Condition>,
}

#[derive(Debug)]
struct Condition {
    key: &'static str,
    field: String,
    other: String,
    equals: Vec<String>,
}

impl Rules {
    /// Reads what `x-specwright-groups` says.
    pub(super) fn of(node: Node<'_>) -> Self {
        let mut rules = Self::default();
        for group in node.get("x-specwright-groups").into_iter().flat_map(Node::items) {
            for (key, value) in group.members() {
                if let Some(key) = LISTS.iter().find(|known| **known == key) {
                    rules.lists.push((key, texts(value)));
                }
                if let Some(key) = CONDITIONS.iter().find(|known| **known == key)
                    && let (Some(field), Some(other)) = (value.text_of("field"), value.text_of("other"))
                {
                    rules.conditions.push(Condition {
                        key,
                        field: field.to_owned(),
                        other: other.to_owned(),
                        equals: value.get("equals").map(texts).unwrap_or_default(),
                    });
                }
            }
        }
        rules
    }

    /// Writes the rules whose fields are all there.
    pub(super) fn put<'d>(self, own: &mut Own<'d>, fields: &mut [&mut Map], node: Node<'d>, map: &mut Map) {
        let known: BTreeSet<String> = fields
            .iter()
            .flat_map(|fields| fields.entries.iter().map(|entry| entry.key.clone()))
            .collect();
        let mut lost = |names: &[&String]| {
            let Some(gone) = names.iter().find(|name| !known.contains(**name)) else {
                return false;
            };
            own.skipped(node, format!("a rule speaks of `{gone}`, which is not there"));
            true
        };
        for key in LISTS {
            let lists = self.lists.iter().filter(|(list, _)| list == key);
            let lists: Vec<String> = lists
                .filter(|(_, names)| !lost(&names.iter().collect::<Vec<_>>()))
                .map(|(_, names)| listed(names.iter().map(String::as_str)))
                .collect();
            if !lists.is_empty() {
                map.yaml(key, format!("[{}]", lists.join(", ")));
            }
        }
        for condition in &self.conditions {
            if !lost(&[&condition.field, &condition.other]) {
                condition.put(fields);
            }
        }
    }
}

impl Condition {
    fn put(&self, fields: &mut [&mut Map]) {
        let mut entries = fields.iter_mut().flat_map(|fields| fields.entries.iter_mut());
        let Some(entry) = entries.find(|entry| entry.key == self.field) else {
            return;
        };
        if let Value::Map(field) = &mut entry.value {
            field.entries.retain(|entry| entry.key != "optional");
            if !field.has(self.key) {
                field.yaml(self.key, self.yaml());
            }
        }
    }

    fn yaml(&self) -> String {
        let other = quoted(&self.other);
        match self.equals.as_slice() {
            [] => other,
            [only] => format!("{{ {other}: {} }}", quoted(only)),
            several => format!("{{ {other}: {} }}", listed(several.iter().map(String::as_str))),
        }
    }
}
