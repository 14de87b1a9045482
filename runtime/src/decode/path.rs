//! Where in an answer a value is.

use std::fmt::Write;

use crate::describe::Field;
use crate::redact::{Hidden, REDACTED};

/// A name of the service's own is shown so far.
const LONGEST_KEY: usize = 40;

/// A longer name is not kept. It is far more than is shown, so that no secret in it is seen in part.
const LONGEST_KEPT: usize = 4096;

/// The steps from the answer to a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    /// Kept by itself, so that nothing is allocated for an answer without nesting.
    first: Option<&'static Field>,
    more: Vec<Segment>,
    /// The keys among them, one behind the other.
    keys: String,
}

#[derive(Clone, Copy, Debug)]
enum Segment {
    Field(&'static Field),
    Item(usize),
    /// A map's key, or another name that the service chose: where it is among the keys.
    Key {
        from: usize,
        to: usize,
    },
}

impl Path {
    #[inline]
    pub(super) fn enter_field(&mut self, field: &'static Field) {
        if self.depth() == 0 {
            self.first = Some(field);
        } else {
            self.more.push(Segment::Field(field));
        }
    }

    #[inline]
    pub(super) fn enter_item(&mut self, index: usize) {
        self.more.push(Segment::Item(index));
    }

    pub(super) fn enter_key(&mut self, key: &str) {
        let from = self.keys.len();
        self.keys.push_str(if key.len() > LONGEST_KEPT { "…" } else { key });
        let to = self.keys.len();
        self.more.push(Segment::Key { from, to });
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        match self.more.pop() {
            None => self.first = None,
            Some(Segment::Key { from, .. }) => self.keys.truncate(from),
            Some(_) => {}
        }
    }

    pub(super) fn depth(&self) -> usize {
        usize::from(self.first.is_some()) + self.more.len()
    }

    /// Whether the value may never be shown.
    pub(super) fn is_secret(&self) -> bool {
        self.first.is_some_and(|field| field.secret) || self.more.iter().any(Segment::is_secret)
    }

    fn key(&self, from: usize, to: usize) -> &str {
        self.keys.get(from..to).unwrap_or_default()
    }

    /// `account.credits`, `list[2]`, `rates["EUR"]`; empty if it is the body.
    pub(super) fn show(&self, hidden: &Hidden) -> String {
        let mut text = String::new();
        let mut secret = false;
        let first = self.first.map(Segment::Field);
        for segment in first.iter().chain(&self.more) {
            match segment {
                Segment::Field(field) if text.is_empty() => text.push_str(field.name),
                Segment::Field(field) => {
                    text.push('.');
                    text.push_str(field.name);
                }
                // Writing to a string does not fail.
                Segment::Item(index) => drop(write!(text, "[{index}]")),
                Segment::Key { .. } if secret => drop(write!(text, "[\"{REDACTED}\"]")),
                Segment::Key { from, to } => drop(write!(text, "[\"{}\"]", show_key(self.key(*from, *to), hidden))),
            }
            secret |= segment.is_secret();
        }
        text
    }
}

impl Segment {
    fn is_secret(&self) -> bool {
        matches!(self, Self::Field(field) if field.secret)
    }
}

fn show_key(key: &str, hidden: &Hidden) -> String {
    hidden
        .show(key, LONGEST_KEY)
        .unwrap_or_else(|| REDACTED.to_owned())
        .replace('"', "\\\"")
}
