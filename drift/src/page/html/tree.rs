//! Elements and text of a page, each with its line.

use html5ever::{Attribute, QualName};

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u32);

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    Document,
    Element { name: QualName, attributes: Vec<Attribute> },
    Text(String),
    Comment(String),
}

#[derive(Debug)]
struct Node {
    data: Data,
    line: u32,
    depth: u32,
    parent: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    next: Option<Id>,
    previous: Option<Id>,
}

/// The nodes, in the order of their making.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    deepest: u32,
}

impl Tree {
    pub(super) const ROOT: Id = Id(0);

    pub(super) fn new() -> Self {
        let mut tree = Self {
            nodes: Vec::new(),
            deepest: 0,
        };
        tree.create(Data::Document, 1);
        tree
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn deepest(&self) -> u32 {
        self.deepest
    }

    pub(super) fn create(&mut self, data: Data, line: u32) -> Id {
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            data,
            line,
            depth: 0,
            parent: None,
            first: None,
            last: None,
            next: None,
            previous: None,
        });
        id
    }

    // Every id was made by `create` of the same tree.
    fn node(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }

    fn node_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    pub(super) fn insert(&mut self, parent: Id, before: Option<Id>, child: Id) {
        self.detach(child);
        let previous = match before {
            Some(sibling) => self.node(sibling).previous,
            None => self.node(parent).last,
        };
        let depth = self.node(parent).depth.saturating_add(1);
        self.deepest = self.deepest.max(depth);
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = previous;
        node.next = before;
        node.depth = depth;
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        match before {
            Some(sibling) => self.node_mut(sibling).previous = Some(child),
            None => self.node_mut(parent).last = Some(child),
        }
    }

    pub(super) fn detach(&mut self, id: Id) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else {
            return;
        };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    pub(super) fn move_children(&mut self, from: Id, to: Id) {
        while let Some(child) = self.node(from).first {
            self.insert(to, None, child);
        }
    }

    pub(super) fn extend_text(&mut self, id: Id, more: &str) -> bool {
        match &mut self.node_mut(id).data {
            Data::Text(text) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }

    pub(super) fn add_attributes(&mut self, id: Id, more: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &mut self.node_mut(id).data {
            for attribute in more {
                if !attributes.iter().any(|known| known.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    pub(super) fn data(&self, id: Id) -> &Data {
        &self.node(id).data
    }

    pub(super) fn line(&self, id: Id) -> u32 {
        self.node(id).line
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id).parent
    }

    pub(super) fn previous(&self, id: Id) -> Option<Id> {
        self.node(id).previous
    }

    pub(super) fn last_child(&self, id: Id) -> Option<Id> {
        self.node(id).last
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).first, |child| self.node(*child).next)
    }

    /// The node's ancestors, the nearest first.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |node| self.parent(*node))
    }

    /// The node and all below it, in the order of the page, each with its depth below the node.
    pub(super) fn walk(&self, top: Id) -> impl Iterator<Item = (Id, u32)> {
        std::iter::successors(Some((top, 0_u32)), move |(id, depth)| {
            if let Some(child) = self.node(*id).first {
                return Some((child, depth.saturating_add(1)));
            }
            let (mut at, mut depth) = (*id, *depth);
            while at != top {
                if let Some(next) = self.node(at).next {
                    return Some((next, depth));
                }
                at = self.node(at).parent?;
                depth = depth.saturating_sub(1);
            }
            None
        })
    }
}
