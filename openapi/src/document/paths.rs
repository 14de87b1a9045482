//! The paths of a document, and the operations of each.

use std::collections::HashMap;

use super::fields::Fields;
use super::keys;
use super::raw::NodeId;
use super::reader::Reader;
use super::reference::Target;
use super::remarks::quote;
use super::types::RemarkKind::{Doubtful, Missing, Skipped};
use super::types::{Document, Server};

/// The methods that a path has, by their keys.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// A path, and what it says of all its operations.
pub(super) struct PathItem<'a> {
    pub(super) path: &'a str,
    /// Its `parameters`.
    pub(super) parameters: Vec<NodeId>,
    pub(super) servers: Vec<Server>,
    pub(super) summary: Option<String>,
    pub(super) about: Option<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn read_paths(&mut self, document: &mut Document) {
        let root = self.file.root();
        let Some(root) = self.object(root, "the document") else {
            return;
        };
        if !root.has("paths") && !root.has("webhooks") && !root.has("components") {
            self.remark(root.id, Missing, "the document has no `paths`");
        }
        for entry in self.entries(root, "paths") {
            self.read_path(&entry.key, entry.value, document);
        }
        self.compare_ids(document);
        self.compare_paths(document);
    }

    fn read_path(&mut self, path: &'a str, id: NodeId, document: &mut Document) {
        // What stands beside a `$ref` counts as well.
        let own = self.object(id, "a path");
        let behind = match own.filter(|own| own.has("$ref")) {
            Some(_) => self.follow(id, Target::Path).and_then(|end| self.object(end, "a path")),
            None => None,
        };
        let sources: Vec<_> = [own, behind].into_iter().flatten().collect();
        if sources.is_empty() {
            return;
        }
        if !path.starts_with('/') {
            let text = format!("a path begins with `/`, and {} does not", quote(path));
            self.remark(id, Doubtful, text);
        }
        if path.contains(['?', '#']) {
            let text = format!("{} has a query or a fragment in its path", quote(path));
            self.remark(id, Doubtful, text);
        }
        let item = self.path_item(path, &sources);
        for fields in &sources {
            self.check_keys(*fields, &keys::PATH_ITEM);
        }
        self.read_methods(&item, &sources, document);
    }

    fn path_item(&mut self, path: &'a str, sources: &[Fields<'a>]) -> PathItem<'a> {
        let mut item = PathItem {
            path,
            parameters: Vec::new(),
            servers: Vec::new(),
            summary: None,
            about: None,
        };
        for fields in sources {
            item.parameters.extend(self.items(*fields, "parameters"));
            if item.servers.is_empty() {
                item.servers = self.servers(*fields);
            }
            item.summary = item.summary.or_else(|| self.text(*fields, "summary"));
            item.about = item.about.or_else(|| self.text(*fields, "description"));
        }
        item
    }

    fn read_methods(&mut self, item: &PathItem<'a>, sources: &[Fields<'a>], document: &mut Document) {
        let mut seen: Vec<&str> = Vec::new();
        for fields in sources {
            for entry in fields.map.entries() {
                let method = METHODS.iter().find(|method| **method == &*entry.key);
                let Some(method) = method.filter(|method| !seen.contains(method)) else {
                    continue;
                };
                seen.push(method);
                document.operations_in_file += 1;
                if !self.has_room(1_000) {
                    continue;
                }
                match self.operation(method, entry.value, item) {
                    Some(operation) => document.operations.push(operation),
                    None => self.remark(entry.value, Skipped, "the operation is left out"),
                }
            }
        }
    }

    fn compare_ids(&mut self, document: &Document) {
        let mut known: HashMap<&str, usize> = HashMap::new();
        for operation in &document.operations {
            if let Some(id) = &operation.id {
                *known.entry(id).or_default() += 1;
            }
        }
        let repeated = document
            .operations
            .iter()
            .filter(|operation| operation.id.as_deref().is_some_and(|id| known.get(id) > Some(&1)));
        for operation in repeated {
            let id = operation.id.as_deref().unwrap_or_default();
            let text = format!("several operations have the `operationId` {}", quote(id));
            self.remarks.add_at(operation.place.clone(), Doubtful, text);
        }
    }

    /// Paths that only differ in the names of their parameters are one path to a server.
    fn compare_paths(&mut self, document: &Document) {
        let mut known: HashMap<(String, &str), &str> = HashMap::new();
        for operation in &document.operations {
            let mut shape = String::new();
            for part in operation.path.split('{') {
                shape.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
                shape.push('{');
            }
            let first = *known.entry((shape, &operation.method)).or_insert(&operation.path);
            if first != operation.path {
                let text = format!("a server cannot tell this path from {}", quote(first));
                self.remarks.add_at(operation.place.clone(), Doubtful, text);
            }
        }
    }
}
