//! JSON, piece by piece: the grammar of RFC 8259 and nothing of what a value means. Nothing is copied on the way.

mod skip;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::scan;

/// Objects and lists nested deeper are refused, so that no text can exhaust the stack of a reader that recurses.
const DEEPEST: usize = 127;

/// A text, and how far it has been read.
#[derive(Clone, Copy)]
pub(in crate::decode) struct Parser<'de> {
    text: &'de str,
    at: usize,
    depth: usize,
}

/// The text is no JSON, or its value is not what it should be.
#[derive(Debug)]
pub(in crate::decode) struct Stop;

/// A string without its quotes.
#[derive(Clone, Copy)]
pub(in crate::decode) struct Text<'de> {
    inner: &'de str,
    has_escapes: bool,
}

impl<'de> Text<'de> {
    /// What is written, if it stands for itself.
    #[inline]
    pub(super) fn plain(self) -> Option<&'de str> {
        (!self.has_escapes).then_some(self.inner)
    }

    /// What it stands for; `None` if it has half a surrogate pair.
    #[inline]
    pub(in crate::decode) fn value(self) -> Option<Cow<'de, str>> {
        if self.has_escapes {
            return self.without_escapes();
        }
        Some(Cow::Borrowed(self.inner))
    }

    #[cold]
    fn without_escapes(self) -> Option<Cow<'de, str>> {
        serde_json::from_str(&format!("\"{}\"", self.inner))
            .ok()
            .map(Cow::Owned)
    }
}

impl<'de> Parser<'de> {
    pub(in crate::decode) fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    pub(super) fn text(&self) -> &'de str {
        self.text
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What has been read since then.
    pub(super) fn since(&self, from: usize) -> &'de str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte behind white space, which stays.
    #[inline]
    pub(in crate::decode) fn peek(&mut self) -> Result<u8, Stop> {
        while let Some(byte) = self.byte() {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Ok(byte);
            }
            self.at += 1;
        }
        Err(Stop)
    }

    /// Whether nothing but white space is left.
    pub(in crate::decode) fn end(&mut self) -> Result<(), Stop> {
        match self.peek() {
            Ok(_) => Err(Stop),
            Err(Stop) => Ok(()),
        }
    }

    /// Takes a `null`, if that is what comes.
    #[inline]
    pub(in crate::decode) fn take_null(&mut self) -> Result<bool, Stop> {
        if self.peek()? != b'n' {
            return Ok(false);
        }
        self.word("null")?;
        Ok(true)
    }

    fn word(&mut self, word: &'static str) -> Result<(), Stop> {
        let end = self.at + word.len();
        if self.text.as_bytes().get(self.at..end) != Some(word.as_bytes()) {
            return Err(Stop);
        }
        self.at = end;
        Ok(())
    }

    /// Enters an object or a list at its bracket.
    pub(in crate::decode) fn enter(&mut self) -> Result<(), Stop> {
        if self.depth >= DEEPEST {
            return Err(Stop);
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// The name of the next member of the object that has been entered; what follows is its value. Without one, the
    /// object is left.
    #[inline]
    pub(in crate::decode) fn next_key(&mut self, is_first: &mut bool) -> Result<Option<Text<'de>>, Stop> {
        if !self.goes_on(b'}', is_first)? {
            return Ok(None);
        }
        self.key().map(Some)
    }

    /// Whether the list that has been entered has another item, which follows. If not, the list is left.
    #[inline]
    pub(in crate::decode) fn next_item(&mut self, is_first: &mut bool) -> Result<bool, Stop> {
        self.goes_on(b']', is_first)
    }

    #[inline]
    fn goes_on(&mut self, bracket: u8, is_first: &mut bool) -> Result<bool, Stop> {
        let byte = self.peek()?;
        let was_first = std::mem::replace(is_first, false);
        if byte == bracket {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !was_first {
            if byte != b',' {
                return Err(Stop);
            }
            self.at += 1;
        }
        Ok(true)
    }

    /// A member's name and the colon behind it.
    #[inline]
    fn key(&mut self) -> Result<Text<'de>, Stop> {
        if self.peek()? != b'"' {
            return Err(Stop);
        }
        let key = self.string()?;
        if self.peek()? != b':' {
            return Err(Stop);
        }
        self.at += 1;
        Ok(key)
    }

    /// A string, at its quote.
    #[inline]
    pub(in crate::decode) fn string(&mut self) -> Result<Text<'de>, Stop> {
        let start = self.at + 1;
        self.at = end_of_plain(self.text.as_bytes(), start);
        let has_escapes = self.byte() != Some(b'"');
        if has_escapes {
            self.pass_escapes()?;
        }
        let inner = self.text.get(start..self.at).ok_or(Stop)?;
        self.at += 1;
        Ok(Text { inner, has_escapes })
    }

    /// The rest of a string up to its quote, from a backslash.
    #[cold]
    fn pass_escapes(&mut self) -> Result<(), Stop> {
        let bytes = self.text.as_bytes();
        loop {
            match self.byte() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.at = end_of_escape(bytes, self.at)?,
                _ => return Err(Stop),
            }
            self.at = end_of_plain(bytes, self.at);
        }
    }

    /// A number, `true` or `false`, as it stands there.
    #[inline]
    pub(in crate::decode) fn literal(&mut self) -> Result<&'de str, Stop> {
        let from = self.at;
        match self.byte() {
            Some(b't') => self.word("true")?,
            Some(b'f') => self.word("false")?,
            _ => self.number()?,
        }
        Ok(self.since(from))
    }

    fn number(&mut self) -> Result<(), Stop> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        // A digit is one behind a leading zero.
        match self.byte() {
            Some(b'0'..=b'9') => Err(Stop),
            _ => Ok(()),
        }
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let from = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == from { Err(Stop) } else { Ok(()) }
    }

    /// A value of any kind, as it stands there.
    pub(super) fn raw(&mut self) -> Result<&'de str, Stop> {
        self.peek()?;
        let from = self.at;
        self.skip()?;
        Ok(self.since(from))
    }
}

/// Where the next quote, backslash or control character stands.
#[inline]
fn end_of_plain(bytes: &[u8], at: usize) -> usize {
    scan::find(bytes, at, |chunk| {
        scan::is(b'"', chunk) | scan::is(b'\\', chunk) | scan::is_control(chunk)
    })
}

/// Where the escape ends whose backslash stands there.
fn end_of_escape(bytes: &[u8], at: usize) -> Result<usize, Stop> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => {
            let digits = bytes.get(at + 2..at + 6).ok_or(Stop)?;
            if digits.iter().all(u8::is_ascii_hexdigit) {
                Ok(at + 6)
            } else {
                Err(Stop)
            }
        }
        _ => Err(Stop),
    }
}
