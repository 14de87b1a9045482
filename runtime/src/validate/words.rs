//! Messages, put together piece by piece: formatting costs more than most checks.

use std::fmt::{Display, Write as _};

use super::visible::{is_plain, write_visible};

/// Room for most messages.
const USUAL: usize = 48;

/// A message that is being put together.
pub(super) struct Words(String);

impl Words {
    pub(super) fn new() -> Self {
        Self(String::with_capacity(USUAL))
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    /// A text that may hold anything, made safe to print.
    pub(super) fn visible(&mut self, text: &str) -> &mut Self {
        if is_plain(text) {
            return self.text(text);
        }
        self.0.reserve(text.len());
        for character in text.chars() {
            // A string takes everything.
            let _ = write_visible(&mut self.0, character);
        }
        self
    }

    pub(super) fn number(&mut self, number: u64) -> &mut Self {
        self.text(Digits::of(number).text())
    }

    /// What has no shorter way.
    pub(super) fn shown(&mut self, value: impl Display) -> &mut Self {
        // A string takes everything.
        let _ = write!(self.0, "{value}");
        self
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// The decimal digits of a number, with room for brackets around them.
pub(super) struct Digits {
    bytes: [u8; Self::ROOM],
    first: usize,
}

impl Digits {
    /// `u64::MAX` has twenty.
    const ROOM: usize = 22;

    pub(super) fn of(mut number: u64) -> Self {
        let mut bytes = [b']'; Self::ROOM];
        let mut first = Self::ROOM - 1;
        loop {
            first -= 1;
            // One digit.
            bytes[first] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                return Self { bytes, first };
            }
        }
    }

    pub(super) fn text(&self) -> &str {
        shown(self.bytes.get(self.first..Self::ROOM - 1))
    }

    /// Calls with the number in brackets.
    pub(super) fn in_brackets(mut self, use_it: impl FnOnce(&str)) {
        self.first -= 1;
        self.bytes[self.first] = b'[';
        use_it(shown(self.bytes.get(self.first..)));
    }
}

fn shown(digits: Option<&[u8]>) -> &str {
    digits
        .and_then(|digits| std::str::from_utf8(digits).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written() {
        for number in [0, 7, 10, 99, 100, 612, 1_000_000, u64::MAX] {
            assert_eq!(Digits::of(number).text(), number.to_string());
            Digits::of(number).in_brackets(|text| assert_eq!(text, format!("[{number}]")));
        }
    }

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        let mut words = Words::new();
        words
            .text("a ")
            .visible("é\u{202e}\n\"\\")
            .text(" ")
            .number(12)
            .shown(-1);
        assert_eq!(words.into_text(), "a é\\u{202e}\\n\"\\ 12-1");
    }
}
