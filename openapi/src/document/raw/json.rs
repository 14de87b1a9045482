//! JSON, read without recursion: a list of brackets that are open is all that depth costs.

use super::build::Builder;
use super::{File, Value};
use crate::document::NotRead;

/// Reads a file of JSON.
pub(super) fn read_json(text: &str) -> Result<File, NotRead> {
    let mut reader = Reader {
        text,
        at: 0,
        counted: 0,
        line: 1,
        column: 1,
        builder: Builder::default(),
    };
    reader.file()?;
    reader.builder.finish().ok_or_else(super::open::empty)
}

struct Reader<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
    /// Up to which byte lines and columns are counted.
    counted: usize,
    line: u32,
    column: u32,
    builder: Builder,
}

impl Reader<'_> {
    fn file(&mut self) -> Result<(), NotRead> {
        self.value()?;
        while let Some(in_map) = self.builder.in_map() {
            self.after_value(in_map)?;
        }
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.wrong("text follows the end of the document", "delete what follows")),
        }
    }

    /// A value, or the beginning of one up to its first value inside.
    fn value(&mut self) -> Result<(), NotRead> {
        loop {
            let Some(first) = self.peek() else {
                return Err(self.wrong("the file ends where a value is needed", "look whether it was cut off"));
            };
            let place = self.place();
            match first {
                b'{' => {
                    self.builder.begin_map(place)?;
                    self.at += 1;
                    if !self.ends(b'}') {
                        self.key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.builder.begin_list(place)?;
                    self.at += 1;
                    if !self.ends(b']') {
                        continue;
                    }
                }
                b'"' => {
                    let (text, broken) = self.string()?;
                    let id = self.builder.value(Value::Text(text.into()), place)?;
                    if broken {
                        self.builder
                            .doubt(id, "half of a character's escape (`\\uD83D`) is replaced");
                    }
                }
                _ => {
                    let value = self.word()?;
                    self.builder.value(value, place)?;
                }
            }
            return Ok(());
        }
    }

    /// Whether the bracket that was opened is closed at once.
    fn ends(&mut self, bracket: u8) -> bool {
        let ends = self.peek() == Some(bracket);
        if ends {
            self.at += 1;
            self.builder.end();
        }
        ends
    }

    fn after_value(&mut self, in_map: bool) -> Result<(), NotRead> {
        let close = if in_map { b'}' } else { b']' };
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                if in_map {
                    self.key()?;
                }
                self.value()
            }
            Some(byte) if byte == close => {
                self.at += 1;
                self.builder.end();
                Ok(())
            }
            None => Err(self.wrong(
                "the file ends inside a list or an object",
                "look whether it was cut off",
            )),
            Some(_) => Err(self.wrong(
                &format!("a `,` or `{}` is needed here", char::from(close)),
                "check the brackets and commas before",
            )),
        }
    }

    /// A key and its colon.
    fn key(&mut self) -> Result<(), NotRead> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong("a key in double quotes is needed here", "check the commas before"));
        }
        let place = self.place();
        let (text, _) = self.string()?;
        self.builder.key(&text, place);
        if self.peek() != Some(b':') {
            return Err(self.wrong("a `:` is needed after a key", "check the quotes before"));
        }
        self.at += 1;
        Ok(())
    }

    /// `null`, `true`, `false` or a number.
    fn word(&mut self) -> Result<Value, NotRead> {
        let rest = self.rest();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'_');
        let length = rest.iter().take_while(|byte| is_part(byte)).count();
        let word = self.text.get(self.at..self.at + length).unwrap_or_default();
        let value = match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            number if super::plain::is_json_number(number) => Value::Number(number.into()),
            _ => return Err(self.wrong("this is no value of JSON", "put text into double quotes")),
        };
        self.at += length;
        Ok(value)
    }

    /// A text in quotes, and whether a half of a character was replaced in it.
    fn string(&mut self) -> Result<(String, bool), NotRead> {
        let (start, mut text, mut broken) = (self.at, String::new(), false);
        self.at += 1;
        loop {
            let run = self
                .rest()
                .iter()
                .take_while(|byte| !matches!(byte, b'"' | b'\\'))
                .count();
            text.push_str(self.text.get(self.at..self.at + run).unwrap_or_default());
            self.at += run;
            match self.rest().first() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok((text, broken));
                }
                Some(_) => {
                    let (letter, half) = self.escape()?;
                    text.push(letter);
                    broken |= half;
                }
                None => {
                    self.at = start;
                    return Err(self.wrong("a quote is opened and not closed", "close it"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<(char, bool), NotRead> {
        let letter = match self.rest().get(1) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'u') => return self.code(),
            _ => return Err(self.wrong("an escape is not valid", "write a `\\` in a text twice")),
        };
        self.at += 2;
        Ok((letter, false))
    }

    /// `\u00e9`, and two of them where a character takes two.
    fn code(&mut self) -> Result<(char, bool), NotRead> {
        let Some(first) = self.unit(self.at) else {
            return Err(self.wrong("an escape is not valid", "`\\u` is followed by four hexadecimal digits"));
        };
        self.at += 6;
        let second = self.unit(self.at).filter(|_| (0xD800..0xDC00).contains(&first));
        let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
        if let Some(letter) = pair {
            self.at += 6;
            return Ok((letter, false));
        }
        let letter = char::from_u32(first.into());
        Ok((letter.unwrap_or(char::REPLACEMENT_CHARACTER), letter.is_none()))
    }

    fn unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u16::from_str_radix(digits, 16).ok())?
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.rest().iter().take_while(is_space).count();
        self.rest().first().copied()
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The line and the column of the next byte. Counting goes on where it ended, so a file is counted once.
    fn place(&mut self) -> (u32, u32) {
        let passed = self.text.get(self.counted..self.at).unwrap_or_default();
        for letter in passed.chars() {
            if letter == '\n' {
                (self.line, self.column) = (self.line.saturating_add(1), 1);
            } else {
                self.column = self.column.saturating_add(1);
            }
        }
        self.counted = self.counted.max(self.at);
        (self.line, self.column)
    }

    fn wrong(&mut self, reason: &str, cure: &str) -> NotRead {
        let (line, column) = self.place();
        NotRead::at(line, column, format!("this is not JSON: {reason}"), cure)
    }
}
