//! Puts a file together from its beginnings, ends, keys and values, with a stack of its own.

use std::collections::HashSet;

use super::{DEEPEST, Entry, File, MOST_VALUES, Map, Node, NodeId, Value};
use crate::document::NotRead;

/// How many bytes of keys the merges of a file (`<<: *name`) may add.
const MOST_MERGED: usize = 32_000_000;

/// How many doubts are kept; more than anybody reads.
const MOST_DOUBTS: usize = 20_000;

/// A line and a column.
pub(super) type At = (u32, u32);

/// A file in the making.
#[derive(Debug, Default)]
pub(super) struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
    doubts: Vec<(NodeId, String)>,
    merged: usize,
}

/// A list or an object whose end was not yet seen.
#[derive(Debug)]
struct Open {
    id: NodeId,
    content: Content,
}

#[derive(Debug)]
enum Content {
    List(Vec<NodeId>),
    Map {
        entries: Vec<Entry>,
        key: Option<(Box<str>, At)>,
        /// What `<<` names.
        merges: Vec<NodeId>,
    },
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Key,
    Value,
}

impl Builder {
    pub(super) fn begin_list(&mut self, at: At) -> Result<NodeId, NotRead> {
        self.begin(at, Content::List(Vec::new()))
    }

    pub(super) fn begin_map(&mut self, at: At) -> Result<NodeId, NotRead> {
        let content = Content::Map {
            entries: Vec::new(),
            key: None,
            merges: Vec::new(),
        };
        self.begin(at, content)
    }

    fn begin(&mut self, at: At, content: Content) -> Result<NodeId, NotRead> {
        if self.open.len() >= DEEPEST {
            return Err(Self::too_deep(at));
        }
        let id = self.value(Value::Null, at)?;
        self.open.push(Open { id, content });
        Ok(id)
    }

    pub(super) fn too_deep((line, column): At) -> NotRead {
        let reason = format!("lists and objects are nested deeper than {DEEPEST}");
        NotRead::at(line, column, reason, "give inner schemas a name and refer to it")
    }

    /// Ends the innermost list or object.
    pub(super) fn end(&mut self) {
        let Some(Open { id, content }) = self.open.pop() else {
            return;
        };
        let value = match content {
            Content::List(items) => Value::List(items),
            Content::Map { entries, merges, .. } => Value::Map(Box::new(self.map(id, entries, &merges))),
        };
        if let Some(node) = self.nodes.get_mut(id.at()) {
            node.value = value;
        }
    }

    fn map(&mut self, id: NodeId, mut entries: Vec<Entry>, merges: &[NodeId]) -> Map {
        let own = entries.len();
        self.merge(id, &mut entries, merges);
        let (map, lost) = Map::new(entries);
        if !lost.is_empty() || map.entries().len() > own {
            self.count_again(id, &map);
        }
        for entry in lost {
            if self.doubts.len() >= MOST_DOUBTS {
                break;
            }
            let text = format!("the key `{}` is there more than once; the last one is taken", entry.key);
            self.doubts.push((entry.value, text));
        }
        map
    }

    /// Adds what `<<` names, where the object does not say it itself; the first of several wins.
    fn merge(&mut self, id: NodeId, entries: &mut Vec<Entry>, merges: &[NodeId]) {
        if merges.is_empty() {
            return;
        }
        let mut known: HashSet<Box<str>> = entries.iter().map(|entry| entry.key.clone()).collect();
        for merge in merges {
            let Some(Value::Map(other)) = self.nodes.get(merge.at()).map(|node| &node.value) else {
                self.doubt(*merge, "`<<` names no object");
                continue;
            };
            for entry in other.entries() {
                if known.contains(&entry.key) {
                    continue;
                }
                self.merged += 50 + entry.key.len();
                if self.merged > MOST_MERGED {
                    self.doubts
                        .push((id, "the file merges too much by `<<`; the rest is left out".to_owned()));
                    return;
                }
                known.insert(entry.key.clone());
                entries.push(Entry {
                    key: entry.key.clone(),
                    value: entry.value,
                });
            }
        }
    }

    /// Tells the members which entries they are, after some are gone.
    fn count_again(&mut self, id: NodeId, map: &Map) {
        for (index, entry) in (0u32..).zip(map.entries()) {
            match self.nodes.get_mut(entry.value.at()) {
                Some(node) if node.parent == id => node.index = index,
                _ => {}
            }
        }
    }

    /// The key of the next value of the innermost object.
    pub(super) fn key(&mut self, text: &str, at: At) {
        if let Some(Open {
            content: Content::Map { key, .. },
            ..
        }) = self.open.last_mut()
        {
            *key = Some((text.into(), at));
        }
    }

    /// A value that has an id of its own.
    pub(super) fn value(&mut self, value: Value, at: At) -> Result<NodeId, NotRead> {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        if self.nodes.len() >= MOST_VALUES {
            let reason = format!("the file has more than {MOST_VALUES} values");
            return Err(NotRead::at(at.0, at.1, reason, "divide it, or take examples out"));
        }
        let (parent, index, at) = match self.open.last() {
            None => (id, 0, at),
            Some(Open { id, content }) => match content {
                Content::List(items) => (*id, items.len(), at),
                Content::Map { entries, key, .. } => (*id, entries.len(), key.as_ref().map_or(at, |(_, at)| *at)),
            },
        };
        self.nodes.push(Node {
            line: at.0,
            column: at.1,
            parent,
            index: u32::try_from(index).unwrap_or(u32::MAX),
            value,
        });
        self.add(id);
        Ok(id)
    }

    /// Adds a value to the innermost list or object.
    fn add(&mut self, id: NodeId) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => {}
            Some(Content::List(items)) => items.push(id),
            Some(Content::Map { entries, key, .. }) => {
                let key = key.take().map_or_else(|| "".into(), |(key, _)| key);
                entries.push(Entry { key, value: id });
            }
        }
    }

    /// A value that stands somewhere else as well.
    pub(super) fn again(&mut self, id: NodeId, at: At) -> Result<(), NotRead> {
        if self.open.iter().any(|open| open.id == id) {
            let own = self.value(Value::Null, at)?;
            self.doubt(own, "an alias names what it is a part of; nothing is taken");
            return Ok(());
        }
        self.add(id);
        Ok(())
    }

    /// Takes back the last entry of the innermost object, whose key was `<<`, and merges its value at the end.
    pub(super) fn take_merge(&mut self) {
        let Some(Open {
            content: Content::Map { entries, merges, .. },
            ..
        }) = self.open.last_mut()
        else {
            return;
        };
        if let Some(entry) = entries.pop() {
            match self.nodes.get(entry.value.at()).map(|node| &node.value) {
                Some(Value::List(items)) => merges.extend(items),
                _ => merges.push(entry.value),
            }
        }
    }

    /// The text that a value would have as a key.
    pub(super) fn key_text(&self, id: NodeId) -> Option<Box<str>> {
        match &self.nodes.get(id.at())?.value {
            Value::Text(text) | Value::Number(text) => Some(text.clone()),
            Value::Bool(flag) => Some(flag.to_string().into()),
            _ => None,
        }
    }

    /// Whether the innermost object waits for a key.
    pub(super) fn next(&self) -> Next {
        match self.open.last().map(|open| &open.content) {
            Some(Content::Map { key: None, .. }) => Next::Key,
            _ => Next::Value,
        }
    }

    /// How many lists and objects are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the innermost one is an object; `None`: the file's end is all that can follow.
    pub(super) fn in_map(&self) -> Option<bool> {
        let open = self.open.last()?;
        Some(matches!(open.content, Content::Map { .. }))
    }

    pub(super) fn doubt(&mut self, id: NodeId, text: &str) {
        if self.doubts.len() < MOST_DOUBTS {
            self.doubts.push((id, text.to_owned()));
        }
    }

    /// The file; `None`: it has no value.
    pub(super) fn finish(mut self) -> Option<File> {
        while !self.open.is_empty() {
            self.end();
        }
        let root = NodeId(0);
        self.nodes.first()?;
        Some(File {
            nodes: self.nodes,
            root,
            doubts: self.doubts,
        })
    }
}
