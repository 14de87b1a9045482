//! The state of reading one JSON text.

use std::borrow::Cow;

use serde_core::de::IgnoredAny;

use super::parser::{Parser, Stop};
use crate::decode::progress::{Progress, Unreadable};

/// JSON in a text within JSON begins anew with the parser's own limit; no deeper than this.
const DEEPEST: usize = 128;

/// The state of one reading.
pub(super) struct Reading<'de, 'p> {
    pub(super) parser: Parser<'de>,
    pub(super) progress: &'p mut Progress,
    /// What went wrong; without it, the text is no JSON.
    fault: Option<Unreadable>,
}

impl<'de, 'p> Reading<'de, 'p> {
    pub(super) fn new(parser: Parser<'de>, progress: &'p mut Progress) -> Self {
        Self {
            parser,
            progress,
            fault: None,
        }
    }

    /// Reads a whole text.
    pub(super) fn run<T>(
        text: &'de str,
        progress: &'p mut Progress,
        read: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Unreadable> {
        let mut reading = Self::new(Parser::new(text), progress);
        let result = read(&mut reading).and_then(|value| reading.parser.end().map(|()| value));
        result.map_err(|Stop| reading.explain())
    }

    /// Reads a text that is JSON of its own.
    pub(super) fn nested<T>(
        &mut self,
        text: &str,
        read: impl FnOnce(&mut Reading<'_, '_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        if self.progress.depth() >= DEEPEST {
            return Err(self.fail_here("JSON that is not nested so deep"));
        }
        let mut inner = Reading::new(Parser::new(text), &mut *self.progress);
        let result = read(&mut inner).and_then(|value| inner.parser.end().map(|()| value));
        let fault = inner.fault.take();
        result.map_err(|Stop| match fault {
            Some(fault) => self.fail(fault),
            None => self.fail_here("JSON in a text"),
        })
    }

    #[cold]
    pub(super) fn fail(&mut self, fault: Unreadable) -> Stop {
        self.fault.get_or_insert(fault);
        Stop
    }

    #[cold]
    pub(super) fn fail_here(&mut self, expected: impl Into<Cow<'static, str>>) -> Stop {
        let fault = self.progress.unreadable(expected);
        self.fail(fault)
    }

    /// The value that follows is of another kind, if it is one at all.
    #[cold]
    pub(super) fn wrong_kind(&mut self, expected: &'static str) -> Stop {
        let follows = match self.parser.peek() {
            Ok(b'{' | b'[') => Ok(()),
            Ok(_) => self.parser.skip(),
            Err(Stop) => Err(Stop),
        };
        match follows {
            Ok(()) => self.fail_here(expected),
            Err(Stop) => Stop,
        }
    }

    /// Enters the object that follows, or the list.
    #[inline]
    pub(super) fn enter(&mut self, bracket: u8, expected: &'static str) -> Result<(), Stop> {
        if self.parser.peek()? != bracket {
            return Err(self.wrong_kind(expected));
        }
        self.parser.enter()
    }

    pub(super) fn count_item(&mut self) -> Result<(), Stop> {
        match self.progress.count_item() {
            Ok(()) => Ok(()),
            Err(fault) => Err(self.fail(fault)),
        }
    }

    /// The name of the next member of the object that has been entered.
    #[inline]
    pub(super) fn next_key(&mut self, is_first: &mut bool) -> Result<Option<Cow<'de, str>>, Stop> {
        match self.parser.next_key(is_first)? {
            Some(key) => key.value().map(Some).ok_or(Stop),
            None => Ok(None),
        }
    }

    /// What went wrong, as far as it is not the parser's word.
    pub(super) fn take_fault(&mut self) -> Option<Unreadable> {
        self.fault.take()
    }

    #[cold]
    fn explain(mut self) -> Unreadable {
        if let Some(fault) = self.take_fault() {
            return fault;
        }
        let text = self.parser.text();
        let (line, column) = match serde_json::from_str::<IgnoredAny>(text) {
            Err(error) if error.is_eof() => return Unreadable::body("JSON, but it ends too early"),
            Err(error) => (error.line(), error.column()),
            // Nested too deep, or with half a character in a name.
            Ok(IgnoredAny) => place(text, self.parser.at()),
        };
        Unreadable::body(format!("JSON, but is not at line {line}, column {column}"))
    }
}

/// Line and column, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
    (line, column)
}
