//! Where a decoder is, how much it has read, and what it could not read.

use std::borrow::Cow;
use std::fmt::Write;

/// A value that is not what it should be.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// `account.credits`; empty if it is the body.
    pub(super) path: String,
    /// `a whole number`
    pub(super) expected: Cow<'static, str>,
}

impl Unreadable {
    pub(super) fn body(expected: impl Into<Cow<'static, str>>) -> Self {
        Self {
            path: String::new(),
            expected: expected.into(),
        }
    }
}

/// A list item of two bytes can take a hundred in memory; so many items at most are read from one body.
const MOST_ITEMS: usize = 1_000_000;

/// Where a decoder is.
#[derive(Debug, Default)]
pub(super) struct Progress {
    path: Vec<Segment>,
    items: usize,
}

#[derive(Debug)]
enum Segment {
    Field(&'static str),
    Item(usize),
}

impl Progress {
    pub(super) fn enter_field(&mut self, name: &'static str) {
        self.path.push(Segment::Field(name));
    }

    pub(super) fn enter_item(&mut self, index: usize) {
        self.path.push(Segment::Item(index));
    }

    /// Counts an item of the list at hand.
    ///
    /// # Errors
    /// If there have been too many items.
    pub(super) fn count_item(&mut self) -> Result<(), Unreadable> {
        self.items += 1;
        if self.items > MOST_ITEMS {
            return Err(self.unreadable(format!(
                "a shorter list: no more than {MOST_ITEMS} items are read from one body"
            )));
        }
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// The value at hand is not what it should be.
    pub(super) fn unreadable(&self, expected: impl Into<Cow<'static, str>>) -> Unreadable {
        let mut path = String::new();
        for segment in &self.path {
            match segment {
                Segment::Field(name) if path.is_empty() => path.push_str(name),
                Segment::Field(name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Segment::Item(index) => {
                    // Writing to a string does not fail.
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        Unreadable {
            path,
            expected: expected.into(),
        }
    }
}
