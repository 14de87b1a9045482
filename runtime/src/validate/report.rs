//! Where violations are gathered. Paths are put together on the way out of a nested value, so that a valid value costs
//! no path at all.

use std::fmt::Display;

use super::message::{Expected, Message};
use super::path::Segment;
use super::violation::{Violation, Violations};
use super::words::Words;

/// More are only counted: a list of a million wrong items must not make a million messages.
const MOST_KEPT: usize = 256;

/// A value nested deeper is refused unseen, so that no value can exhaust the stack.
const MOST_NESTED: usize = 128;

/// Gathers what is wrong with a value and knows where in the value it is.
///
/// ```
/// use specwright_runtime::validate::Report;
///
/// let mut report = Report::new();
/// report.at_field("items", |report| {
///     report.at_index(2, |report| report.add("custom", "must be odd"));
/// });
/// assert_eq!(report.finish().unwrap_err()[0].path(), "items[2]");
/// ```
#[derive(Debug, Default)]
pub struct Report {
    found: Vec<Violation>,
    omitted: usize,
    depth: usize,
}

impl Report {
    /// A report without violations.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a violation of the value at hand. The message says what the value must be, never what it is.
    pub fn add(&mut self, rule: &'static str, message: impl Display) {
        self.say(rule, |words| {
            words.shown(message);
        });
    }

    /// The same, with a message that is put together.
    pub(super) fn say(&mut self, rule: &'static str, message: impl FnOnce(&mut Words)) {
        if self.found.len() >= MOST_KEPT {
            self.omitted = self.omitted.saturating_add(1);
            return;
        }
        let mut words = Words::new();
        message(&mut words);
        self.found.push(Violation::new(rule, words.into_text().into()));
    }

    /// The same, with a message that is put into words later.
    #[cold]
    pub(super) fn expect(&mut self, rule: &'static str, expected: Expected) {
        if self.found.len() >= MOST_KEPT {
            self.omitted = self.omitted.saturating_add(1);
            return;
        }
        self.found.push(Violation::new(rule, Message::new(expected)));
    }

    /// Runs a check of a field: what it adds is in `name`.
    #[inline]
    pub fn at_field(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        self.within(&Segment::Field(name), check);
    }

    /// How many violations there are, to know what a check of a field adds; see [`move_into_field`](Self::move_into_field).
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// What was added since there were so many is in `name`: [`at_field`](Self::at_field) without a closure, which costs
    /// less to compile, for a name that is part of the program and therefore not copied.
    #[doc(hidden)]
    #[inline]
    pub fn move_into_field(&mut self, first: usize, name: &'static str) {
        if self.found.len() > first {
            self.move_into(first, &Segment::Own(name));
        }
    }

    /// Runs a check of an item: what it adds is in `[index]`.
    #[inline]
    pub fn at_index(&mut self, index: usize, check: impl FnOnce(&mut Self)) {
        self.within(&Segment::Index(index), check);
    }

    /// Runs a check of a map's value: what it adds is in `["key"]`.
    pub fn at_key(&mut self, key: &dyn Display, check: impl FnOnce(&mut Self)) {
        self.within(&Segment::Key(key), check);
    }

    /// What was found.
    ///
    /// # Errors
    /// The violations, if there is any.
    #[inline]
    pub fn finish(self) -> Result<(), Violations> {
        if self.found.is_empty() {
            return Ok(());
        }
        Err(Violations::new(self.found, self.omitted))
    }

    /// Runs a check one level down; on too deep a level, adds a violation instead.
    #[inline]
    pub(crate) fn deeper(&mut self, check: impl FnOnce(&mut Self)) {
        if self.depth == MOST_NESTED {
            return self.refuse_depth();
        }
        self.depth += 1;
        check(self);
        self.depth -= 1;
    }

    #[cold]
    fn refuse_depth(&mut self) {
        self.add(
            "depth",
            format_args!("must be nested at most {MOST_NESTED} levels deep"),
        );
    }

    /// Runs a check whose order of violations is not settled, and settles it: by path.
    pub(super) fn sorted(&mut self, check: impl FnOnce(&mut Self)) {
        let first = self.found.len();
        check(self);
        self.found[first..].sort_by(|left, right| left.path().cmp(right.path()));
    }

    #[inline]
    fn within(&mut self, segment: &Segment<'_>, check: impl FnOnce(&mut Self)) {
        let first = self.found.len();
        check(self);
        if self.found.len() > first {
            self.move_into(first, segment);
        }
    }

    #[cold]
    fn move_into(&mut self, first: usize, segment: &Segment<'_>) {
        for violation in &mut self.found[first..] {
            violation.move_into(segment);
        }
    }
}
