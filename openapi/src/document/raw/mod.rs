//! A file of JSON or YAML as a flat list of values with places. Walks over it go by ids, so nothing here is recursive,
//! and a value that an alias of YAML repeats is there once.

mod build;
mod json;
mod map;
mod open;
mod plain;
mod yaml;

pub(super) use map::{Entry, Map};
pub(super) use open::open;

use super::types::Place;

/// How deep lists and objects may be nested.
const DEEPEST: usize = 500;

/// How many values a file may have; each takes some fifty bytes.
const MOST_VALUES: usize = 8_000_000;

/// Longest part of a pointer, and longest pointer, that is shown in full.
const LONGEST_KEY: usize = 200;
const LONGEST_POINTER: usize = 500;

/// Which value of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    nodes: Vec<Node>,
    root: NodeId,
    /// What is strange about the file's JSON or YAML, and where.
    pub(super) doubts: Vec<(NodeId, String)>,
}

/// A value and where it stands: its key, where it is a member of an object.
#[derive(Debug)]
struct Node {
    line: u32,
    column: u32,
    /// The list or object around it; the root has itself.
    parent: NodeId,
    /// Which item or entry of that.
    index: u32,
    value: Value,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// As written, in JSON's spelling.
    Number(Box<str>),
    Text(Box<str>),
    List(Vec<NodeId>),
    Map(Box<Map>),
}

impl File {
    /// The whole file.
    pub(super) fn root(&self) -> NodeId {
        self.root
    }

    /// How many values there are.
    pub(super) fn count(&self) -> usize {
        self.nodes.len()
    }

    /// What a value is.
    pub(super) fn value(&self, id: NodeId) -> &Value {
        const NOTHING: &Value = &Value::Null;
        self.nodes.get(id.at()).map_or(NOTHING, |node| &node.value)
    }

    /// The entries, if it is an object.
    pub(super) fn map(&self, id: NodeId) -> Option<&Map> {
        match self.value(id) {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub(super) fn list(&self, id: NodeId) -> Option<&[NodeId]> {
        match self.value(id) {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match self.value(id) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Every value that is an object.
    pub(super) fn maps(&self) -> impl Iterator<Item = (NodeId, &Map)> {
        let ids = (0..).map(NodeId);
        ids.zip(&self.nodes).filter_map(|(id, node)| match &node.value {
            Value::Map(map) => Some((id, &**map)),
            _ => None,
        })
    }

    /// Where a value stands.
    pub(super) fn place(&self, id: NodeId) -> Place {
        let Some(node) = self.nodes.get(id.at()) else {
            return Place::default();
        };
        Place {
            line: node.line,
            column: node.column,
            pointer: self.pointer(id),
        }
    }

    /// Its JSON pointer; what is absurdly long is cut.
    fn pointer(&self, mut id: NodeId) -> String {
        let mut path = Vec::new();
        while let Some(node) = self.nodes.get(id.at()).filter(|node| node.parent != id) {
            path.push((node.parent, node.index));
            id = node.parent;
        }
        let mut pointer = String::new();
        for (parent, index) in path.into_iter().rev() {
            if pointer.len() > LONGEST_POINTER {
                pointer.push_str("/…");
                break;
            }
            pointer.push('/');
            match self.map(parent).and_then(|map| map.entries().get(index as usize)) {
                Some(entry) => pointer.push_str(&escape(&entry.key)),
                None => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

impl NodeId {
    fn at(self) -> usize {
        self.0 as usize
    }
}

/// Characters that a terminal obeys or that change how others are shown; what a person reads is without them.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn escape(key: &str) -> String {
    let seen = |letter: char| {
        if is_unseen(letter) {
            char::REPLACEMENT_CHARACTER
        } else {
            letter
        }
    };
    let mut cut: String = key.chars().take(LONGEST_KEY).map(seen).collect();
    if key.chars().nth(LONGEST_KEY).is_some() {
        cut.push('…');
    }
    cut.replace('~', "~0").replace('/', "~1")
}
