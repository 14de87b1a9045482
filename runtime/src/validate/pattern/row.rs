//! Rows of character sets: patterns that need no engine because no step of them ever has to be taken back.

use crate::validate::characters::CharSet;

/// A number of characters of one set: `[0-9]{9}`.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    set: CharSet,
    least: u32,
    most: u32,
}

/// Pieces one after another, for instance `^[0-9]{9}/`.
///
/// The derive macro only makes rows in which taking as many characters as a piece allows is never wrong.
///
/// ```
/// use specwright_runtime::validate::{CharSet, Pattern, Piece, Row};
///
/// static DIGITS: CharSet = CharSet::new(0x3ff << 48, &[]);
/// static PATTERN: Pattern = Pattern::rows("^[0-9]{3}$", &[Row::new(&[Piece::new(DIGITS, 3, 3)], true, true)]);
/// assert!(PATTERN.is_match("123"));
/// assert!(!PATTERN.is_match("1234"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pieces: &'static [Piece],
    from_start: bool,
    to_end: bool,
}

impl Piece {
    /// `least` to `most` characters of the set.
    #[must_use]
    pub const fn new(set: CharSet, least: u32, most: u32) -> Self {
        Self { set, least, most }
    }

    /// What follows the piece at the beginning of the text.
    fn skip<'a>(&self, text: &'a str) -> Option<&'a str> {
        let mut rest = text.chars();
        let mut count = 0;
        while count < self.most {
            let before = rest.as_str();
            if !rest.next().is_some_and(|next| self.set.contains(next)) {
                return (count >= self.least).then_some(before);
            }
            count += 1;
        }
        Some(rest.as_str())
    }
}

impl Row {
    /// A row that a match is, or that a match ends or begins with, or contains.
    #[must_use]
    pub const fn new(pieces: &'static [Piece], from_start: bool, to_end: bool) -> Self {
        Self {
            pieces,
            from_start,
            to_end,
        }
    }

    /// Whether the text has a match.
    pub(super) fn is_match(&self, text: &str) -> bool {
        if self.from_start {
            return self.is_match_here(text);
        }
        text.char_indices().any(|(start, _)| self.is_match_here(&text[start..])) || self.is_match_here("")
    }

    fn is_match_here(&self, text: &str) -> bool {
        self.pieces
            .iter()
            .try_fold(text, |rest, piece| piece.skip(rest))
            .is_some_and(|rest| !self.to_end || rest.is_empty())
    }
}
