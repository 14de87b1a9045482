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

    /// Where the text goes on behind the piece, which begins at a character.
    fn skip(&self, text: &str, mut at: usize) -> Option<usize> {
        let mut count = 0;
        while count < self.most {
            match text.as_bytes().get(at) {
                Some(&byte) if self.set.contains_byte(byte) => at += 1,
                Some(byte) if !byte.is_ascii() => match text.get(at..).and_then(|rest| rest.chars().next()) {
                    Some(character) if self.set.contains(character) => at += character.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
            count += 1;
        }
        (count >= self.least).then_some(at)
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
            return self.is_match_at(text, 0);
        }
        text.char_indices().any(|(start, _)| self.is_match_at(text, start)) || self.is_match_at(text, text.len())
    }

    fn is_match_at(&self, text: &str, start: usize) -> bool {
        self.pieces
            .iter()
            .try_fold(start, |at, piece| piece.skip(text, at))
            .is_some_and(|end| !self.to_end || end == text.len())
    }
}
