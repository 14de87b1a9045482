//! Questions to a tree: names, attributes, classes, text.

use super::tree::{Data, Id, Tree};

impl Tree {
    /// The element's name; empty for text.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.data(id) {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    pub(super) fn is_element(&self, id: Id) -> bool {
        matches!(self.data(id), Data::Element { .. })
    }

    pub(super) fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        match self.data(id) {
            Data::Element { attributes, .. } => {
                let found = attributes.iter().find(|attribute| &*attribute.name.local == wanted)?;
                Some(&*found.value)
            }
            _ => None,
        }
    }

    pub(super) fn role(&self, id: Id) -> &str {
        self.attribute(id, "role").unwrap_or_default().trim()
    }

    /// The classes as written.
    pub(super) fn classes(&self, id: Id) -> impl Iterator<Item = &str> {
        self.attribute(id, "class").unwrap_or_default().split_ascii_whitespace()
    }

    /// The words of the classes, in lower case: `Param-nameBox` has `param`, `name`, `box`.
    pub(super) fn class_words(&self, id: Id) -> Vec<String> {
        self.classes(id).take(24).flat_map(crate::text::name_words).collect()
    }

    pub(super) fn has_class_word(&self, id: Id, wanted: &[&str]) -> bool {
        self.classes(id)
            .take(24)
            .flat_map(crate::text::name_words)
            .any(|word| wanted.contains(&word.as_str()))
    }

    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> {
        self.children(id).filter(|child| self.is_element(*child))
    }

    /// The elements of that name below, the nearest in the order of the page.
    pub(super) fn below(&self, id: Id, name: &str) -> impl Iterator<Item = Id> {
        self.walk(id)
            .skip(1)
            .map(|(node, _)| node)
            .filter(move |node| self.name(*node) == name)
    }

    /// Whether there are words in the node, or below it.
    pub(super) fn says_something(&self, id: Id) -> bool {
        self.walk(id)
            .any(|(node, _)| matches!(self.data(node), Data::Text(text) if !text.trim().is_empty()))
    }

    /// All text below as it is written.
    pub(super) fn raw_text(&self, id: Id) -> String {
        let mut text = String::new();
        for (node, _) in self.walk(id) {
            if let Data::Text(part) = self.data(node) {
                text.push_str(part);
            }
        }
        text
    }

    /// Whether there is no text below.
    pub(super) fn is_empty(&self, id: Id) -> bool {
        let is_text = |node: Id| matches!(self.data(node), Data::Text(text) if !text.trim().is_empty());
        !self.walk(id).any(|(node, _)| is_text(node))
    }

    /// The words of the text below, parted by single spaces, if they are no longer than that.
    pub(super) fn short_text(&self, id: Id, most: usize) -> Option<String> {
        let mut text = String::new();
        for (count, (node, _)) in self.walk(id).enumerate() {
            if count > 200 {
                return None;
            }
            if let Data::Text(part) = self.data(node) {
                for word in part.split_whitespace() {
                    if text.len().saturating_add(word.len()) > most {
                        return None;
                    }
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(word);
                }
            }
        }
        Some(text)
    }

    /// The words of the text below, parted by single spaces.
    pub(super) fn plain_text(&self, id: Id) -> String {
        crate::text::one_line(&self.raw_text(id))
    }
}
