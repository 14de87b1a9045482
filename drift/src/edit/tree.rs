//! What a text says, without places: how the meaning of an edit is checked.

use specwright_codegen::diagnostic::Diagnostics;
use specwright_codegen::source::SourceSet;
use specwright_codegen::yaml::{Mapping, Node, NodeKind, parse_tree};

use crate::edit::{Edit, EditChange};

/// A value of YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Empty,
    Scalar(String),
    List(Vec<Value>),
    Mapping(Vec<(String, Value)>),
}

/// Reads a text.
pub(super) fn parse(text: &str) -> Result<Node, String> {
    let sources = SourceSet::new([(String::new(), text.to_owned())]);
    let mut problems = Diagnostics::default();
    let root = sources
        .iter()
        .next()
        .and_then(|(file, source)| parse_tree(file, source, &mut problems));
    let problem = problems.iter().next().map(|problem| problem.headline.clone());
    match (root, problem) {
        (Some(root), None) => Ok(root),
        (_, problem) => Err(problem.unwrap_or_else(|| "the text is not YAML".to_owned())),
    }
}

/// The node at the end of those keys, with its parent's nodes on the way; items of lists go by their number from 0.
pub(super) fn find<'n>(root: &'n Node, keys: &[String]) -> Result<&'n Node, String> {
    let mut node = root;
    for (depth, key) in keys.iter().enumerate() {
        let next = match &node.kind {
            NodeKind::Mapping(mapping) => mapping.get(key),
            NodeKind::List(items) => key.parse::<usize>().ok().and_then(|at| items.get(at)),
            NodeKind::Empty | NodeKind::Scalar(_) => None,
        };
        node = next.ok_or_else(|| missing(key, &keys[..depth]))?;
    }
    Ok(node)
}

fn missing(key: &str, above: &[String]) -> String {
    match above.last() {
        Some(parent) => format!("there is no `{key}` in `{parent}`"),
        None => format!("there is no `{key}`"),
    }
}

/// Whether an item is the one that this text means: its own text, or the same YAML.
pub(super) fn is_item(node: &Node, item: &str) -> bool {
    Value::of(node).is_item(item)
}

/// The place of an item's key in a mapping.
pub(super) fn item_entry(mapping: &Mapping, item: &str) -> Option<usize> {
    let key = item_key(item);
    mapping
        .entries
        .iter()
        .position(|entry| entry.key.value == item || entry.key.value == key)
}

/// The key that an item without meaning becomes.
pub(super) fn item_key(item: &str) -> String {
    match Value::read(item) {
        Ok(Value::Scalar(text)) => text,
        _ => item.to_owned(),
    }
}

impl Value {
    pub(super) fn of(node: &Node) -> Self {
        match &node.kind {
            NodeKind::Empty => Value::Empty,
            NodeKind::Scalar(scalar) => Value::Scalar(scalar.text.clone()),
            NodeKind::List(items) => Value::List(items.iter().map(Value::of).collect()),
            NodeKind::Mapping(mapping) => {
                let entries = mapping.entries.iter();
                Value::Mapping(
                    entries
                        .map(|entry| (entry.key.value.clone(), Value::of(&entry.value)))
                        .collect(),
                )
            }
        }
    }

    /// What a value in flow style says.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let node = super::value::parse(text)?;
        Ok(Value::of(&node))
    }

    /// The root with the change made.
    pub(super) fn changed(mut self, edit: &Edit) -> Result<Self, String> {
        let node = self.at(&edit.keys)?;
        match &edit.change {
            EditChange::Set { key, value } => node.set(key, Value::read(value)?)?,
            EditChange::Remove { key } => node.entries()?.retain(|(other, _)| other != key),
            EditChange::AddItem { key, item } => node.add_item(key, item)?,
            EditChange::RemoveItem { key, item } => node.remove_item(key, item)?,
        }
        Ok(self)
    }

    fn at(&mut self, keys: &[String]) -> Result<&mut Value, String> {
        let mut node = self;
        for (depth, key) in keys.iter().enumerate() {
            let next = match node {
                Value::Mapping(entries) => entries
                    .iter_mut()
                    .find(|(other, _)| other == key)
                    .map(|(_, value)| value),
                Value::List(items) => key.parse::<usize>().ok().and_then(|at| items.get_mut(at)),
                Value::Empty | Value::Scalar(_) => None,
            };
            node = next.ok_or_else(|| missing(key, &keys[..depth]))?;
        }
        Ok(node)
    }

    fn entries(&mut self) -> Result<&mut Vec<(String, Value)>, String> {
        match self {
            Value::Mapping(entries) => Ok(entries),
            _ => Err("there is no mapping at that place".to_owned()),
        }
    }

    /// A scalar in the place of a field is short for its type.
    fn set(&mut self, key: &str, value: Value) -> Result<(), String> {
        match self {
            Value::Empty => *self = Value::Mapping(Vec::new()),
            Value::Scalar(_) if key == "type" => {
                *self = value;
                return Ok(());
            }
            Value::Scalar(_) => {
                let ty = std::mem::replace(self, Value::Empty);
                *self = Value::Mapping(vec![("type".to_owned(), ty)]);
            }
            Value::List(_) | Value::Mapping(_) => {}
        }
        let entries = self.entries()?;
        match entries.iter_mut().find(|(other, _)| other == key) {
            Some((_, old)) => *old = value,
            None => {
                let at = super::mapping::place_of_number(entries.iter().map(|(key, _)| key.as_str()), key);
                entries.insert(at.unwrap_or(entries.len()), (key.to_owned(), value));
            }
        }
        Ok(())
    }

    fn add_item(&mut self, key: &str, item: &str) -> Result<(), String> {
        let entries = self.entries()?;
        let Some((_, list)) = entries.iter_mut().find(|(other, _)| other == key) else {
            return self.set(key, Value::List(vec![Value::read(item)?]));
        };
        match list {
            Value::List(items) if items.iter().any(|old| old.is_item(item)) => {}
            Value::List(items) => items.push(Value::read(item)?),
            Value::Mapping(entries) => {
                let key = item_key(item);
                if !entries.iter().any(|(old, _)| *old == key) {
                    entries.push((key, Value::Empty));
                }
            }
            Value::Scalar(_) if list.is_item(item) => {}
            Value::Scalar(_) => {
                let old = std::mem::replace(list, Value::Empty);
                *list = Value::List(vec![old, Value::read(item)?]);
            }
            Value::Empty => *list = Value::List(vec![Value::read(item)?]),
        }
        Ok(())
    }

    fn remove_item(&mut self, key: &str, item: &str) -> Result<(), String> {
        let list = self.at(&[key.to_owned()])?;
        let is_last = match list {
            Value::List(items) => {
                items.retain(|old| !old.is_item(item));
                items.is_empty()
            }
            Value::Mapping(entries) => {
                let key = item_key(item);
                entries.retain(|(old, _)| *old != item && *old != key);
                entries.is_empty()
            }
            Value::Empty | Value::Scalar(_) => list.is_item(item),
        };
        match is_last {
            true => Err(format!("`{item}` is the only one in `{key}`")),
            false => Ok(()),
        }
    }

    fn is_item(&self, item: &str) -> bool {
        let is_text = matches!(self, Value::Scalar(text) if text == item);
        is_text || Value::read(item).is_ok_and(|value| value == *self)
    }
}
