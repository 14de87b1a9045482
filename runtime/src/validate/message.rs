//! What a value must be. It is put into words when somebody reads them: most who are told that a value is wrong want to
//! know no more, and a list may hold hundreds that are.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use super::formats::Format;
use super::rules::{Bounds, Limits};
use super::words::Words;

/// What a value must be, and the words for it once they were read.
#[derive(Clone)]
pub(super) struct Message {
    expected: Expected,
    words: OnceLock<String>,
}

/// What a value must be.
#[derive(Clone)]
pub(super) enum Expected {
    /// In words already.
    Words(Cow<'static, str>),
    Length(Bounds),
    Items(Bounds),
    Chars(&'static str),
    Pattern(&'static str),
    Format(Format),
    Range(&'static Limits<'static>),
}

impl Message {
    pub(super) fn new(expected: Expected) -> Self {
        Self {
            expected,
            words: OnceLock::new(),
        }
    }

    pub(super) fn text(&self) -> &str {
        match &self.expected {
            Expected::Words(words) => words,
            expected => self.words.get_or_init(|| expected.in_words()),
        }
    }
}

impl Expected {
    #[cold]
    fn in_words(&self) -> String {
        let mut words = Words::new();
        match self {
            Self::Words(text) => {
                words.text(text);
            }
            Self::Length(bounds) => {
                bounds.say(words.text("must be "), "character");
                words.text(" long");
            }
            Self::Items(bounds) => bounds.say(words.text("must have "), "item"),
            Self::Chars(shown) => {
                words.text("must use only the characters `[").visible(shown).text("]`");
            }
            Self::Pattern(shown) => {
                words.text("must match `").visible(shown).text("`");
            }
            Self::Format(format) => {
                words.text("must be ").text(format.description());
            }
            Self::Range(limits) => limits.say(&mut words),
        }
        words.into_text()
    }
}

impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Message {}

impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), formatter)
    }
}

impl From<String> for Message {
    fn from(words: String) -> Self {
        Self::new(Expected::Words(words.into()))
    }
}
