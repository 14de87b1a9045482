//! What the HTML parser tells, kept as a [`Tree`].

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::tree::{Data, Id, Tree};

/// Collects the tree, each node with the line in which it began.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    line: Cell<u32>,
}

/// The name of an element, as the parser asks for it.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl html5ever::interface::ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    pub(super) fn new() -> Self {
        Self {
            tree: RefCell::new(Tree::new()),
            line: Cell::new(1),
        }
    }

    /// How many nodes there are, and how deep the deepest was put.
    pub(super) fn size(&self) -> (usize, u32) {
        let tree = self.tree.borrow();
        (tree.len(), tree.deepest())
    }

    fn create(&self, data: Data) -> Id {
        self.tree.borrow_mut().create(data, self.line.get())
    }

    fn add_text(&self, parent: Id, before: Option<Id>, text: &str) {
        let mut tree = self.tree.borrow_mut();
        let neighbour = match before {
            Some(sibling) => tree.previous(sibling),
            None => tree.last_child(parent),
        };
        if let Some(neighbour) = neighbour
            && tree.extend_text(neighbour, text)
        {
            return;
        }
        // The parser tells the line at the end of the text.
        let breaks = super::super::source::count(text.matches('\n').count());
        let line = self.line.get().saturating_sub(breaks).max(1);
        let node = tree.create(Data::Text(text.to_owned()), line);
        tree.insert(parent, before, node);
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        let tree = self.tree.borrow();
        match tree.data(*target) {
            Data::Element { name, .. } => Name(name.clone()),
            _ => Name(QualName::new(None, html5ever::ns!(html), LocalName::from(""))),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.create(Data::Element { name, attributes })
    }

    fn create_comment(&self, text: StrTendril) -> Id {
        self.create(Data::Comment(text.to_string()))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.create(Data::Comment(String::new()))
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(node) => self.tree.borrow_mut().insert(*parent, None, node),
            NodeOrText::AppendText(text) => self.add_text(*parent, None, &text),
        }
    }

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let Some(parent) = self.tree.borrow().parent(*sibling) else {
            return;
        };
        match child {
            NodeOrText::AppendNode(node) => self.tree.borrow_mut().insert(parent, Some(*sibling), node),
            NodeOrText::AppendText(text) => self.add_text(parent, Some(*sibling), &text),
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.tree.borrow().parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, left: &Id, right: &Id) -> bool {
        left == right
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        self.tree.borrow_mut().add_attributes(*target, attributes);
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        self.tree.borrow_mut().move_children(*node, *new_parent);
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
