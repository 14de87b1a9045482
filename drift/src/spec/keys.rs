//! From a place in a spec's text to the keys on the way to it: where a person would edit.

use std::collections::BTreeMap;

use specwright_codegen::diagnostic::Diagnostics;
use specwright_codegen::source::{FileId, SourceSet, Span};
use specwright_codegen::yaml::{Entry, Mapping, Node, NodeKind, parse_tree};

/// The files of a spec as trees.
#[derive(Debug, Default)]
pub(crate) struct Trees {
    trees: BTreeMap<FileId, Node>,
    paths: BTreeMap<FileId, String>,
}

impl Trees {
    pub(crate) fn new(sources: &SourceSet) -> Self {
        let mut trees = Self::default();
        for (file, source) in sources.iter() {
            trees.paths.insert(file, source.path.clone());
            // What does not parse was reported by the compiler; a model has no places in it.
            if let Some(tree) = parse_tree(file, source, &mut Diagnostics::default()) {
                trees.trees.insert(file, tree);
            }
        }
        trees
    }

    /// The path of a file, for messages.
    pub(crate) fn path(&self, file: FileId) -> &str {
        self.paths.get(&file).map_or("", String::as_str)
    }

    /// The keys on the way to the entry at whose key or in whose value the place is.
    pub(crate) fn keys(&self, span: Span) -> Vec<String> {
        let mut keys = Vec::new();
        let mut node = self.trees.get(&span.file);
        while let Some(entry) = node.and_then(|node| entry_at(node, span.start)) {
            keys.push(entry.key.value.clone());
            node = (entry.key.span.start != span.start).then_some(&entry.value);
        }
        keys
    }

    /// The keys on the way to the mapping whose entry says what stands at the place.
    pub(crate) fn owner(&self, span: Span) -> Vec<String> {
        let mut keys = self.keys(span);
        keys.pop();
        keys
    }

    /// The node at the end of some keys.
    pub(crate) fn node(&self, file: FileId, keys: &[String]) -> Option<&Node> {
        let mut node = self.trees.get(&file)?;
        for key in keys {
            node = node.mapping()?.get(key)?;
        }
        Some(node)
    }

    /// How often a named type is named, in all files.
    pub(crate) fn uses(&self, name: &str) -> usize {
        let mut waiting: Vec<&Node> = self.trees.values().collect();
        let mut uses = 0;
        while let Some(node) = waiting.pop() {
            match &node.kind {
                NodeKind::List(items) => waiting.extend(items),
                NodeKind::Mapping(mapping) => waiting.extend(mapping.entries.iter().map(|entry| &entry.value)),
                NodeKind::Scalar(scalar) if scalar.text == name => uses += 1,
                NodeKind::Scalar(_) | NodeKind::Empty => {}
            }
        }
        uses
    }
}

fn entry_at(node: &Node, at: u32) -> Option<&Entry> {
    // The items of a list have no keys; an entry within one is on the way all the same.
    let mut node = node;
    while let NodeKind::List(items) = &node.kind {
        node = items.iter().find(|item| item.span.start <= at && at < item.span.end)?;
    }
    node.mapping().and_then(|mapping| find(mapping, at))
}

fn find(mapping: &Mapping, at: u32) -> Option<&Entry> {
    let is_at = |entry: &&Entry| {
        let end = entry.value.span.end.max(entry.key.span.end);
        entry.key.span.start <= at && at < end
    };
    mapping.entries.iter().find(is_at)
}
