//! What comes together in one schema: itself, what it refers to beside its own words, and its `allOf`.

use std::collections::HashSet;

use super::types::Type;
use crate::document::raw::NodeId;
use crate::document::reader::Reader;
use crate::document::reference::Target;
use crate::document::types::RemarkKind::{Doubtful, Skipped};

/// How many parts one schema may have.
const MOST_PARTS: usize = 100;

/// How many parts all schemas together may bring in.
const MOST_BROUGHT: usize = 100_000;

/// A value of the file that says a part of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Part {
    pub(super) node: NodeId,
    /// Only its own words: no `$ref`, `allOf`, `oneOf` and `anyOf`.
    own: bool,
    /// Of several types this one.
    pub(super) only: Option<Type>,
}

impl Part {
    /// All that stands there.
    pub(super) fn whole(node: NodeId) -> Self {
        let (own, only) = (false, None);
        Self { node, own, only }
    }

    /// Its own words without what they bring together.
    pub(super) fn own(self) -> Self {
        Self { own: true, ..self }
    }

    /// Where it is of that type.
    pub(super) fn only(self, kind: Type) -> Self {
        let only = Some(kind);
        Self { only, ..self }
    }

    /// Whether it is all that stands there.
    pub(super) fn is_whole(self) -> bool {
        !self.own && self.only.is_none()
    }

    /// Whether its `oneOf` and `anyOf` count.
    pub(super) fn has_choices(self) -> bool {
        !self.own
    }
}

impl<'a> Reader<'a> {
    /// All parts, each once, references followed; those of `allOf` behind what they stand in.
    pub(super) fn gather(&mut self, parts: &[Part]) -> Vec<Part> {
        let mut open: Vec<Part> = parts.iter().rev().copied().collect();
        let (mut seen, mut all) = (HashSet::new(), Vec::new());
        while let Some(part) = open.pop() {
            let Some(node) = self.follow(part.node, Target::Schema) else {
                continue;
            };
            if !seen.insert(node) {
                if parts.iter().any(|root| root.node == node && !root.own) && !part.own {
                    self.remark(node, Doubtful, "`allOf` leads back to the schema itself");
                }
                continue;
            }
            self.schemas.brought += usize::from(!all.is_empty());
            if self.schemas.brought > MOST_BROUGHT && !all.is_empty() {
                let text = "too many schemas come together by `allOf`; the rest is left out";
                self.remark(self.file.root(), Skipped, text);
                break;
            }
            if all.len() >= MOST_PARTS {
                let text = format!("more than {MOST_PARTS} schemas come together here; the rest is left out");
                self.remark(node, Skipped, text);
                break;
            }
            let part = Part { node, ..part };
            all.push(part);
            if !part.own {
                let inner = self.inner(node);
                open.extend(inner.iter().rev().map(|node| Part { node: *node, ..part }));
            }
        }
        all
    }

    /// What a schema brings in: what its `$ref` names, and its `allOf`.
    fn inner(&mut self, node: NodeId) -> Vec<NodeId> {
        let Some(map) = self.file.map(node) else {
            return Vec::new();
        };
        let mut inner = Vec::new();
        if map.get("$ref").is_some_and(|id| self.file.text(id).is_some()) {
            inner.extend(self.target(node));
        }
        if let Some(items) = map.get("allOf").and_then(|id| self.file.list(id)) {
            inner.extend(items.iter().take(MOST_PARTS + 1));
        }
        inner
    }
}
