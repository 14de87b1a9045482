//! The state of reading one JSON text.

use std::borrow::Cow;

use serde_json::de::StrRead;
use serde_json::error::Category;

use crate::decode::progress::{Progress, Unreadable};

/// JSON in a text within JSON begins anew with the parser's own limit; no deeper than this.
const DEEPEST: usize = 128;

/// The state of one reading. serde's errors are texts that may quote the body, so what went wrong is kept here instead.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) progress: Progress,
    fault: Option<Unreadable>,
    /// What to say if the parser finds a value of another kind here.
    wrong_kind: Option<Unreadable>,
}

/// The parser of a text.
pub(super) type Parser<'de> = serde_json::Deserializer<StrRead<'de>>;

impl Reading {
    /// Reads a whole text.
    pub(super) fn run<'de>(
        text: &'de str,
        progress: &mut Progress,
        read: impl FnOnce(&mut Self, &mut Parser<'de>) -> Result<(), serde_json::Error>,
    ) -> Result<(), Unreadable> {
        let mut reading = Self::begin(progress);
        let mut parser = Parser::from_str(text);
        let result = read(&mut reading, &mut parser).and_then(|()| parser.end());
        reading.end(result, progress)
    }

    pub(super) fn begin(progress: &mut Progress) -> Self {
        Self {
            progress: std::mem::take(progress),
            ..Self::default()
        }
    }

    pub(super) fn end<T>(
        mut self,
        result: Result<T, serde_json::Error>,
        progress: &mut Progress,
    ) -> Result<T, Unreadable> {
        std::mem::swap(progress, &mut self.progress);
        result.map_err(|error| self.explain(&error))
    }

    /// Reads a text that is JSON of its own.
    pub(super) fn nested<'de, E: serde_core::de::Error, T>(
        &mut self,
        text: &'de str,
        read: impl FnOnce(&mut Self, &mut Parser<'de>) -> Result<T, serde_json::Error>,
    ) -> Result<T, E> {
        if self.progress.depth() >= DEEPEST {
            return Err(self.fail_here("JSON that is not nested so deep"));
        }
        let mut parser = Parser::from_str(text);
        let result = read(self, &mut parser).and_then(|value| parser.end().map(|()| value));
        result.map_err(|error| {
            let wrong_kind = self.wrong_kind.take().filter(|_| error.classify() == Category::Data);
            match wrong_kind {
                Some(fault) => self.fail(fault),
                None => self.fail_here("JSON in a text"),
            }
        })
    }

    pub(super) fn fail<E: serde_core::de::Error>(&mut self, fault: Unreadable) -> E {
        self.fault.get_or_insert(fault);
        E::custom("unreadable")
    }

    pub(super) fn fail_here<E: serde_core::de::Error>(&mut self, expected: impl Into<Cow<'static, str>>) -> E {
        let fault = self.progress.unreadable(expected);
        self.fail(fault)
    }

    /// The innermost value that failed is the one to name.
    pub(super) fn note_wrong_kind<E>(&mut self, expected: &'static str, error: E) -> E {
        if self.wrong_kind.is_none() {
            self.wrong_kind = Some(self.progress.unreadable(expected));
        }
        error
    }

    /// What went wrong, as far as it is not the parser's word.
    pub(super) fn take_fault(&mut self) -> Option<Unreadable> {
        self.fault.take().or_else(|| self.wrong_kind.take())
    }

    fn explain(self, error: &serde_json::Error) -> Unreadable {
        let wrong_kind = self.wrong_kind.filter(|_| error.classify() == Category::Data);
        self.fault.or(wrong_kind).unwrap_or_else(|| {
            let (line, column) = (error.line(), error.column());
            Unreadable::body(match error.classify() {
                Category::Eof => Cow::Borrowed("JSON, but it ends too early"),
                _ => Cow::Owned(format!("JSON, but is not at line {line}, column {column}")),
            })
        })
    }
}
