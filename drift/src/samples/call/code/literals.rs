//! The texts in quotes of a program, in whichever language.

use super::super::unescape;

/// How many are read, and how long one may be.
const MAX_LITERALS: usize = 400;
const MAX_LENGTH: usize = 60_000;

/// A text in quotes, its escapes undone.
#[derive(Debug, PartialEq)]
pub(super) struct Literal {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads them in order. A quote that is not closed in its line is none, other than three of them and backquotes.
pub(super) fn read(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((offset, quote)) = text.get(at..).and_then(next_quote) {
        if found.len() >= MAX_LITERALS {
            break;
        }
        let start = at + offset;
        match literal(text, start, quote) {
            Some(literal) => {
                at = literal.end.max(start + 1);
                found.push(literal);
            }
            None => at = start + quote.len_utf8(),
        }
    }
    found
}

fn next_quote(text: &str) -> Option<(usize, char)> {
    let mut before = ' ';
    text.char_indices().find(|(_, letter)| {
        let is_escaped = std::mem::replace(&mut before, *letter) == '\\';
        !is_escaped && matches!(letter, '"' | '\'' | '`')
    })
}

fn literal(text: &str, start: usize, quote: char) -> Option<Literal> {
    let rest = text.get(start..)?;
    let three: String = std::iter::repeat_n(quote, 3).collect();
    if let Some(inner) = rest.strip_prefix(three.as_str()) {
        let length = inner.find(three.as_str()).filter(|length| *length <= MAX_LENGTH)?;
        return Some(Literal {
            text: inner.get(..length)?.to_owned(),
            start: start + 3,
            end: start + 3 + length + 3,
        });
    }
    let inner = rest.get(1..)?;
    let mut is_escaped = false;
    let is_bracketed = inner.trim_start().starts_with(['{', '[', '<']);
    for (offset, letter) in inner.char_indices().take(MAX_LENGTH) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' if quote == '"' || (quote == '\'' && !is_bracketed) => return None,
            _ if letter == quote => {
                let raw = inner.get(..offset)?;
                return Some(Literal {
                    text: unescape(raw),
                    start: start + 1,
                    end: start + 1 + offset + 1,
                });
            }
            _ => {}
        }
    }
    None
}
