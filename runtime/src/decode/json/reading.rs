//! The state of reading one JSON body.

use std::borrow::Cow;

use serde_json::error::Category;

use crate::decode::progress::{Progress, Unreadable};

/// The state of one reading. serde's errors are texts that may quote the body, so what went wrong is kept here instead.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) progress: Progress,
    fault: Option<Unreadable>,
    /// What to say if the parser finds a value of another kind here.
    wrong_kind: Option<Unreadable>,
}

impl Reading {
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

    pub(super) fn explain(self, error: &serde_json::Error) -> Unreadable {
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
