//! An XML body, read straight into the fields by local name.

#[cfg(test)]
mod agreement;
mod attributes;
pub(super) mod charset;
mod document;
mod element;
mod list;
mod map;
mod markup;
pub(super) mod name;
mod reference;
mod structure;
pub(super) mod tokens;
mod union;

use super::progress::{Progress, Unreadable};
use tokens::{Malformed, Token, Tokens};

pub(super) use document::{read_details, read_xml};

/// The state of one reading.
struct Reading<'a, 'p> {
    tokens: Tokens<'a>,
    progress: &'p mut Progress,
}

impl<'a> Reading<'a, '_> {
    fn next(&mut self) -> Result<Token<'a>, Unreadable> {
        self.tokens.next().map_err(|malformed| not_xml(&malformed))
    }

    /// Passes over the rest of an element.
    fn skip(&mut self) -> Result<(), Unreadable> {
        self.tokens.skip_element().map_err(|malformed| not_xml(&malformed))
    }
}

fn not_xml(malformed: &Malformed) -> Unreadable {
    let Malformed { problem, position } = malformed;
    Unreadable::body(format!("XML, but {problem} at character {position}"))
}
