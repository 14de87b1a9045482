//! A code or a text out of what an error offers: the first selector that finds one decides.

use std::borrow::Cow;

use http::HeaderMap;

use crate::decode::header;
use crate::describe::{ErrorBody, Selector};

/// What has been found of one error.
pub(super) struct Choices<'h> {
    pub(super) code: Choice<'h>,
    pub(super) message: Choice<'h>,
    pub(super) field: Choice<'h>,
}

impl<'h> Choices<'h> {
    /// With what the headers say.
    pub(super) fn new(form: &ErrorBody, headers: &'h HeaderMap) -> Self {
        Self {
            code: Choice::new(form.code, headers),
            message: Choice::new(form.message, headers),
            field: Choice::new(form.field, headers),
        }
    }

    /// The same for another error, without a copy: a body may have very many.
    pub(super) fn again(&self) -> Choices<'_> {
        Choices {
            code: self.code.again(),
            message: self.message.again(),
            field: self.field.again(),
        }
    }

    pub(super) fn offer(&mut self, is: impl Fn(Selector) -> bool, text: impl Fn() -> Option<String>) {
        self.code.offer(&is, &text);
        self.message.offer(&is, &text);
        self.field.offer(&is, &text);
    }

    /// Whether anything in the body could still be chosen under that condition.
    #[cfg(feature = "json")]
    pub(super) fn wants(&self, is: impl Fn(Selector) -> bool) -> bool {
        let all = [&self.code, &self.message, &self.field];
        all.iter().any(|choice| choice.wants(&is).is_some())
    }
}

/// With what the path's last `*` stands for, which is not copied: it may be long, and very many errors behind it.
pub(super) fn begin_at<'k, 'h: 'k>(begin: &dyn Fn() -> Choices<'h>, key: Option<&'k str>) -> Choices<'k> {
    let mut choices: Choices<'k> = begin();
    for choice in [&mut choices.code, &mut choices.message, &mut choices.field] {
        choice.offer_text(|selector| selector == Selector::Key, || key.map(Cow::Borrowed));
    }
    choices
}

pub(super) struct Choice<'h> {
    selectors: &'static [Selector],
    /// The index of the selector that found the text.
    by: usize,
    pub(super) text: Option<Cow<'h, str>>,
}

impl<'h> Choice<'h> {
    fn new(selectors: &'static [Selector], headers: &'h HeaderMap) -> Self {
        let mut choice = Self {
            selectors,
            by: selectors.len(),
            text: None,
        };
        for selector in selectors {
            if let Selector::Header(name) = *selector {
                choice.offer_text(|other| other == *selector, || header::first_text(headers, name));
            }
        }
        choice
    }

    fn again(&self) -> Choice<'_> {
        Choice {
            selectors: self.selectors,
            by: self.by,
            text: self.text.as_deref().map(Cow::Borrowed),
        }
    }

    /// The place of the selector that looks there, if none before it has found anything.
    fn wants(&self, is: impl Fn(Selector) -> bool) -> Option<usize> {
        let by = self.selectors.iter().position(|selector| is(*selector))?;
        (by <= self.by).then_some(by)
    }

    fn offer(&mut self, is: impl Fn(Selector) -> bool, text: impl Fn() -> Option<String>) {
        self.offer_text(is, || text().map(Cow::Owned));
    }

    fn offer_text(&mut self, is: impl Fn(Selector) -> bool, text: impl Fn() -> Option<Cow<'h, str>>) {
        let Some(by) = self.wants(is) else {
            return;
        };
        if let Some(text) = text().filter(|text| !text.trim().is_empty()) {
            self.by = by;
            self.text = Some(text);
        }
    }
}
