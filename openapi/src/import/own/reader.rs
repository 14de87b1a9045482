//! What the parts of the way back share: the document, its schemas, the report, and how much work is left.

use std::collections::{BTreeMap, BTreeSet};

use specwright_codegen::writing::{Map, pascal};

use super::types::Component;
use crate::document::{Document, Node, Place};
use crate::import::importer::Importer;

/// How often the values of a file are looked at, on average and at least; a small file can stand for a huge one if aliases of
/// YAML repeat its parts.
const LOOKS: usize = 6;
const LEAST_STEPS: usize = 1_000;

/// How deep values are followed. Specs are not nested deeper.
pub(super) const DEEPEST: usize = 24;

/// What the parts of the way back share.
pub(super) struct Own<'d> {
    pub(super) root: Node<'d>,
    pub(super) importer: Importer<'d>,
    /// By their keys under `components.schemas`.
    pub(super) components: BTreeMap<&'d str, Component<'d>>,
    /// Types that have no schema of their own: the file they belong to (`None`: `api.yaml`), name, text, place.
    pub(super) made: Vec<(Option<String>, String, Map, Place)>,
    /// Names of types that were given out.
    pub(super) type_names: BTreeSet<String>,
    steps: usize,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'c> {
    /// What a type without a name is called after.
    pub(super) owner: &'c str,
    /// The resource; `None`: all of them share it.
    pub(super) home: Option<&'c str>,
    /// How many values are around it.
    pub(super) depth: usize,
}

impl<'c> Around<'c> {
    pub(super) fn deeper(self, owner: &'c str) -> Self {
        Self {
            owner,
            depth: self.depth + 1,
            ..self
        }
    }
}

impl<'d> Own<'d> {
    pub(super) fn new(root: Node<'d>, document: &'d Document) -> Self {
        Self {
            root,
            importer: Importer::new(document),
            components: BTreeMap::new(),
            made: Vec::new(),
            type_names: BTreeSet::new(),
            steps: LEAST_STEPS + LOOKS * root.values_of_file(),
        }
    }

    /// Whether there is room for one more value; noted once where there is none.
    pub(super) fn step(&mut self, node: Node<'d>) -> bool {
        if self.steps == 1 {
            let text = "the document repeats its parts too often; what follows is left out";
            self.skipped(node, text);
        }
        self.steps = self.steps.saturating_sub(1);
        self.steps > 0
    }

    pub(super) fn skipped(&mut self, node: Node<'d>, text: impl Into<String>) {
        self.importer.skipped(&node.place(), text);
    }

    pub(super) fn guessed(&mut self, node: Node<'d>, text: impl Into<String>) {
        self.importer.guessed(&node.place(), text);
    }

    /// Follows a reference within the document, as far as there is one.
    pub(super) fn followed(&mut self, node: Node<'d>) -> Node<'d> {
        let Some(reference) = node.text_of("$ref") else {
            return node;
        };
        let mut at = self.root;
        let steps = reference.strip_prefix("#/").unwrap_or(" ").split('/');
        for step in steps {
            let Some(next) = at.get(&unescaped(step)) else {
                self.skipped(node, "the reference leads to nothing");
                return node;
            };
            at = next;
        }
        at
    }

    /// Keeps a type that has no schema of its own, and gives its name.
    pub(super) fn make_type(&mut self, wanted: &str, home: Option<&str>, map: Map, node: Node<'d>) -> String {
        let mut name = pascal(wanted);
        while !self.type_names.insert(name.clone()) {
            name.push('2');
        }
        self.made
            .push((home.map(str::to_owned), name.clone(), map, node.place()));
        name
    }

    /// Adds a field unless there is one of that name.
    pub(super) fn add_field(&mut self, fields: &mut Map, name: &str, field: Map, node: Node<'d>) {
        if fields.has(name) {
            self.skipped(node, format!("`{name}` stands there twice; the first is taken"));
            return;
        }
        self.importer.add(fields, name, field, &node.place());
    }
}

/// A part of a JSON pointer as it is meant.
fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// The name in a spec of what has that name elsewhere: the same where it can be one.
pub(super) fn spec_name(wire: &str) -> String {
    let is_name = !wire.is_empty()
        && wire.chars().count() < 100
        && wire.chars().any(char::is_alphanumeric)
        && !wire.starts_with('-')
        && wire
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    match is_name {
        true => wire.to_owned(),
        false => specwright_codegen::writing::snake(wire),
    }
}
