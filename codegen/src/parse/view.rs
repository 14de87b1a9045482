//! Takes values out of a mapping. The shape check has reported what is wrong with them: here it is just not there.

use std::time::Duration;

use super::value::{self, Read};
use crate::model::{Bounds, Constraints, Evidence, SampleValue};
use crate::source::Spanned;
use crate::syntax::NameList;
use crate::yaml::{Entry, Mapping, Node, NodeKind, Scalar};

/// A mapping to take values from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    mapping: &'a Mapping,
}

impl<'a> View<'a> {
    pub(super) fn new(node: &'a Node) -> Option<Self> {
        node.mapping().map(|mapping| View { mapping })
    }

    pub(super) fn entry(self, key: &str) -> Option<&'a Entry> {
        self.mapping.entry(key)
    }

    pub(super) fn node(self, key: &str) -> Option<&'a Node> {
        self.mapping.get(key)
    }

    /// The entries of the mapping under a key; none if there is no such mapping.
    pub(super) fn entries(self, key: &str) -> &'a [Entry] {
        let mapping = self.node(key).and_then(Node::mapping);
        mapping.map_or(&[], |mapping| &mapping.entries)
    }

    fn scalar<T>(self, key: &str, read: impl FnOnce(&Scalar) -> Read<T>) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        let value = read(node.scalar()?).ok()?;
        Some(Spanned::new(value, node.span))
    }

    /// Text that is not blank.
    pub(super) fn text(self, key: &str) -> Option<Spanned<String>> {
        self.scalar(key, value::text)
    }

    /// Text for readers, without its place.
    pub(super) fn words(self, key: &str) -> Option<String> {
        self.text(key).map(|text| text.value.trim().to_owned())
    }

    /// Text as written, blank or not.
    pub(super) fn verbatim(self, key: &str) -> Option<Spanned<String>> {
        self.scalar(key, |scalar| Ok(scalar.text.clone()))
    }

    /// A reason; empty where the key stands without one.
    pub(super) fn reason(self, key: &str) -> Option<Spanned<String>> {
        let entry = self.entry(key)?;
        let (text, span) = match &entry.value.kind {
            NodeKind::Scalar(scalar) => (scalar.text.trim().to_owned(), entry.value.span),
            _ => (String::new(), entry.key.span),
        };
        Some(Spanned::new(text, span))
    }

    pub(super) fn boolean(self, key: &str) -> Option<Spanned<bool>> {
        self.scalar(key, value::boolean)
    }

    /// Whether the key says `true`.
    pub(super) fn flag(self, key: &str) -> bool {
        self.boolean(key).is_some_and(|flag| flag.value)
    }

    pub(super) fn date(self, key: &str) -> Option<String> {
        self.scalar(key, value::date).map(|date| date.value)
    }

    pub(super) fn integer(self, key: &str) -> Option<Spanned<i64>> {
        self.scalar(key, value::integer)
    }

    pub(super) fn duration(self, key: &str) -> Option<Spanned<Duration>> {
        self.scalar(key, value::duration)
    }

    pub(super) fn status(self, key: &str) -> Option<Spanned<u16>> {
        self.scalar(key, |scalar| value::status(&scalar.text))
    }

    fn count(self, key: &str) -> Option<Spanned<Bounds>> {
        self.scalar(key, value::count)
    }

    pub(super) fn evidence(self) -> Evidence {
        Evidence {
            doubt: self.reason("doubt"),
            note: self.reason("note"),
            conflicts: self.one_or_more("conflict"),
        }
    }

    pub(super) fn constraints(self) -> Constraints {
        let format = self.text("format");
        Constraints {
            length: self.count("length"),
            chars: self.text("chars"),
            pattern: self.text("pattern"),
            range: self.scalar("range", value::range),
            multiple_of: self.scalar("multiple_of", value::integer),
            items: self.count("items"),
            unique: self.flag("unique"),
            format: format.and_then(|word| Some(Spanned::new(value::format(&word.value)?, word.span))),
        }
    }

    pub(super) fn sample(self, key: &str) -> Option<Spanned<SampleValue>> {
        sample(self.node(key)?)
    }

    /// Lists of names: `[[a, b], [c, d]]`.
    pub(super) fn name_lists(self, key: &str) -> Vec<NameList> {
        let lists = self.node(key).and_then(Node::list).unwrap_or_default();
        lists
            .iter()
            .filter_map(|node| Some(Spanned::new(names(node.list()?), node.span)))
            .collect()
    }

    /// A name, or a list of names.
    pub(super) fn one_or_more(self, key: &str) -> Vec<Spanned<String>> {
        match self.node(key) {
            Some(node) => names(node.list().unwrap_or(std::slice::from_ref(node))),
            None => Vec::new(),
        }
    }
}

fn names(nodes: &[Node]) -> Vec<Spanned<String>> {
    nodes.iter().filter_map(name).collect()
}

/// A scalar as a name.
pub(super) fn name(node: &Node) -> Option<Spanned<String>> {
    let text = value::text(node.scalar()?).ok()?;
    Some(Spanned::new(text, node.span))
}

/// A sample as written. The depth of the file bounds the depth of the calls.
pub(super) fn sample(node: &Node) -> Option<Spanned<SampleValue>> {
    let value = match &node.kind {
        NodeKind::Empty => return None,
        NodeKind::Scalar(scalar) => SampleValue::Scalar(scalar.text.clone()),
        NodeKind::List(items) => SampleValue::List(items.iter().filter_map(sample).collect()),
        NodeKind::Mapping(mapping) => SampleValue::Object(
            mapping
                .entries
                .iter()
                .filter_map(|entry| Some((entry.key.value.clone(), sample(&entry.value)?)))
                .collect(),
        ),
    };
    Some(Spanned::new(value, node.span))
}
