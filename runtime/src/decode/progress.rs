//! Where a decoder is, how much it has read, what it could not read, and what was not as described.

use std::borrow::Cow;

use super::path::Path;
use crate::describe::Field;
use crate::deviation::DeviationKind;

/// A value that is not what it should be; one word, since every step of a decoder gives it or nothing.
#[derive(Debug)]
pub(super) struct Unreadable(pub(super) Box<Fault>);

#[derive(Debug)]
pub(super) struct Fault {
    pub(super) path: Path,
    /// `a whole number`
    pub(super) expected: Cow<'static, str>,
}

impl Unreadable {
    #[cold]
    pub(super) fn new(path: Path, expected: impl Into<Cow<'static, str>>) -> Self {
        let expected = expected.into();
        Self(Box::new(Fault { path, expected }))
    }

    pub(super) fn body(expected: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Path::default(), expected)
    }
}

/// Something that is not as described, not yet safe to show.
#[derive(Debug)]
pub(super) struct Observed {
    pub(super) kind: DeviationKind,
    pub(super) path: Path,
    pub(super) came: Option<String>,
}

/// A list item of two bytes can take a hundred in memory; so many items at most are read from one body.
const MOST_ITEMS: usize = 1_000_000;

/// More deviations of one answer are not kept.
const MOST_OBSERVED: usize = 100;

/// Longer values are not kept. It is far more than is shown, so that no secret in it is seen in part.
const LONGEST_CAME: usize = 4096;

/// Where a decoder is.
#[derive(Debug, Default)]
pub(super) struct Progress {
    path: Path,
    items: usize,
    /// `None`: nobody wants to know.
    observed: Option<Vec<Observed>>,
}

impl Progress {
    /// With or without anybody who wants to know of deviations.
    pub(super) fn new(observing: bool) -> Self {
        Self {
            observed: observing.then(Vec::new),
            ..Self::default()
        }
    }

    pub(super) fn enter_field(&mut self, field: &'static Field) {
        self.path.enter_field(field);
    }

    pub(super) fn enter_item(&mut self, index: usize) {
        self.path.enter_item(index);
    }

    pub(super) fn enter_key(&mut self, key: &str) {
        self.path.enter_key(key);
    }

    pub(super) fn leave(&mut self) {
        self.path.leave();
    }

    /// How deep the value at hand is.
    #[cfg(feature = "json")]
    pub(super) fn depth(&self) -> usize {
        self.path.depth()
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

    /// The value at hand is not what it should be.
    pub(super) fn unreadable(&self, expected: impl Into<Cow<'static, str>>) -> Unreadable {
        Unreadable::new(self.path.clone(), expected)
    }

    /// Whether anybody wants to know of deviations.
    pub(super) fn is_observing(&self) -> bool {
        self.observed.is_some()
    }

    /// The value at hand deviates; `came` is what it is.
    pub(super) fn observe(&mut self, kind: DeviationKind, came: Option<&str>) {
        if self.is_observing() {
            self.keep(kind, came);
        }
    }

    /// Something in the value at hand deviates, under a name that the service chose.
    pub(super) fn observe_named(&mut self, kind: DeviationKind, name: &str) {
        if self.is_observing() {
            self.path.enter_key(name);
            self.keep(kind, None);
            self.path.leave();
        }
    }

    /// A value deviates that is not at hand.
    pub(super) fn observe_at(&mut self, kind: DeviationKind, path: Path) {
        let at_hand = std::mem::replace(&mut self.path, path);
        self.observe(kind, None);
        self.path = at_hand;
    }

    pub(super) fn take_observed(&mut self) -> Vec<Observed> {
        self.observed.as_mut().map(std::mem::take).unwrap_or_default()
    }

    #[cold]
    fn keep(&mut self, kind: DeviationKind, came: Option<&str>) {
        let secret = self.path.is_secret();
        let came = came
            .filter(|came| !secret && came.len() <= LONGEST_CAME)
            .map(str::to_owned);
        let Some(observed) = self.observed.as_mut().filter(|observed| observed.len() < MOST_OBSERVED) else {
            return;
        };
        observed.push(Observed {
            kind,
            path: self.path.clone(),
            came,
        });
    }
}
