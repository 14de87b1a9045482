//! A code or a text out of what an error offers: the first selector that finds one decides.

use http::HeaderMap;

use crate::decode::header;
use crate::describe::{ErrorBody, Selector};

/// What has been found of one error.
pub(super) struct Choices {
    pub(super) code: Choice,
    pub(super) message: Choice,
}

impl Choices {
    /// With what the headers say.
    pub(super) fn new(form: &ErrorBody, headers: &HeaderMap) -> Self {
        Self {
            code: Choice::new(form.code, headers),
            message: Choice::new(form.message, headers),
        }
    }

    pub(super) fn offer(&mut self, is: impl Fn(Selector) -> bool, text: impl Fn() -> Option<String>) {
        self.code.offer(&is, &text);
        self.message.offer(&is, &text);
    }

    /// Whether anything in the body could still be chosen under that condition.
    #[cfg(feature = "json")]
    pub(super) fn wants(&self, is: impl Fn(Selector) -> bool) -> bool {
        self.code.wants(&is).is_some() || self.message.wants(&is).is_some()
    }
}

pub(super) struct Choice {
    selectors: &'static [Selector],
    /// The index of the selector that found the text.
    by: usize,
    pub(super) text: Option<String>,
}

impl Choice {
    fn new(selectors: &'static [Selector], headers: &HeaderMap) -> Self {
        let mut choice = Self {
            selectors,
            by: selectors.len(),
            text: None,
        };
        for selector in selectors {
            if let Selector::Header(name) = *selector {
                choice.offer(|other| other == *selector, || header::first_text(headers, name));
            }
        }
        choice
    }

    /// The place of the selector that looks there, if none before it has found anything.
    fn wants(&self, is: impl Fn(Selector) -> bool) -> Option<usize> {
        let by = self.selectors.iter().position(|selector| is(*selector))?;
        (by <= self.by).then_some(by)
    }

    fn offer(&mut self, is: impl Fn(Selector) -> bool, text: impl Fn() -> Option<String>) {
        let Some(by) = self.wants(is) else {
            return;
        };
        if let Some(text) = text().filter(|text| !text.trim().is_empty()) {
            self.by = by;
            self.text = Some(text);
        }
    }
}
