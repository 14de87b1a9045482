//! The tokens of JSON and of object literals.

use super::super::NOT_SHOWN;
use super::ValueKind;

/// How many bytes a name without quotes may have.
const MAX_WORD: usize = 200;
/// How many lines a text in quotes may go over.
const MAX_LINES: usize = 60;

/// A token. What a bare word is depends on where it stands: [`Scan::bare_name`], [`Scan::bare_value`].
#[derive(Debug, PartialEq)]
pub(super) enum Token {
    End,
    /// With the bracket that closes it.
    Open(char),
    Close(char),
    Comma,
    /// `...`
    More,
    Comment(String),
    /// With what is wrong about it.
    Quoted(String, Option<&'static str>),
    Bare,
}

/// What stands where a value is expected and has no quotes.
#[derive(Debug, PartialEq)]
pub(super) enum Word {
    /// A call or a class around the value that follows: `JSON.stringify(`.
    Wrapper,
    Value {
        text: String,
        kind: ValueKind,
        /// Words after it on its line.
        rest: Option<String>,
    },
}

#[derive(Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
    start: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, start: at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn token_start(&self) -> usize {
        self.start
    }

    /// Goes back to the beginning of the token.
    pub(super) fn back(&mut self) {
        self.at = self.start;
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Backslashes outside of quotes are left from escapes: `\{`.
    fn skip_space(&mut self) {
        let rest = self.rest();
        let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\\');
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
    }

    pub(super) fn next(&mut self) -> Token {
        self.skip_space();
        self.start = self.at;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Token::End;
        };
        if let Some((text, length)) = comment(rest) {
            self.at += length;
            return Token::Comment(text);
        }
        let dots = rest.len() - rest.trim_start_matches(['.', '…']).len();
        if dots > 1 {
            self.at += dots;
            return Token::More;
        }
        if let Some(close) = closing_quotes(first) {
            return self.quoted(first, close);
        }
        if let Some(length) = ["array(", "array (", "dict("]
            .iter()
            .find(|word| rest.starts_with(**word))
            .map(|w| w.len())
        {
            self.at += length;
            return Token::Open(')');
        }
        let token = match first {
            '{' => Token::Open('}'),
            '[' => Token::Open(']'),
            '}' | ']' | ')' => Token::Close(first),
            ',' | ';' => Token::Comma,
            _ => return Token::Bare,
        };
        self.at += first.len_utf8();
        token
    }

    fn quoted(&mut self, open: char, close: &[char]) -> Token {
        let body = self.at + open.len_utf8();
        let mut flaw = (!matches!(open, '"' | '\'' | '`')).then_some("quotes that are not JSON's");
        let mut text = String::new();
        let mut breaks = 0;
        let mut letters = self.text.get(body..).unwrap_or("").char_indices();
        while let Some((offset, letter)) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some((_, 'u')) => {
                        let code: String = letters.clone().take(4).map(|(_, digit)| digit).collect();
                        if let Some(letter) = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32) {
                            text.push(letter);
                            letters.nth(3);
                        }
                    }
                    Some((_, 'n' | 'r' | 't' | 'b' | 'f' | '\n')) => text.push(' '),
                    Some((_, escaped)) => text.push(escaped),
                    None => break,
                },
                '\n' if breaks >= MAX_LINES || line_begins_anew(self.text.get(body + offset..).unwrap_or("")) => {
                    self.at = body + offset;
                    return Token::Quoted(text, Some("a quote that is not closed"));
                }
                '\n' => {
                    breaks += 1;
                    flaw = flaw.or(Some("a text that goes over lines"));
                    text.push(' ');
                }
                _ if close.contains(&letter) => {
                    self.at = body + offset + letter.len_utf8();
                    return Token::Quoted(text, flaw);
                }
                _ => text.push(letter),
            }
        }
        self.at = self.text.len();
        Token::Quoted(text, Some("a quote that is not closed"))
    }

    /// Takes what stands between a name and its value, if it is there.
    pub(super) fn separator(&mut self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
        let length = match trimmed.chars().next() {
            _ if trimmed.starts_with("=>") => 2,
            _ if trimmed.starts_with("::") || trimmed.starts_with("==") => return false,
            Some(sign @ (':' | '=' | '：')) => sign.len_utf8(),
            _ => return false,
        };
        self.at += rest.len() - trimmed.len() + length;
        true
    }

    /// A name without quotes: `amount`, `:amount`.
    pub(super) fn bare_name(&mut self) -> Option<String> {
        let rest = self.rest();
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '-' | '.' | '?');
        let word = rest.strip_prefix(':').unwrap_or(rest);
        let word = word.get(..word.find(|c: char| !inside(c)).unwrap_or(word.len()))?;
        if word.is_empty() || word.len() > MAX_WORD {
            return None;
        }
        self.at += word.len() + usize::from(rest.starts_with(':'));
        Some(word.to_owned())
    }

    /// What is left of a value's line, up to a comma or a bracket: words about it, or what is joined to it by a program.
    pub(super) fn after_value(&mut self) -> Option<String> {
        let rest = self.rest();
        let words = rest.get(
            ..rest
                .find([',', '\n', '}', ']', ';', '{', '[', '"'])
                .unwrap_or(rest.len()),
        )?;
        let trimmed = words.trim();
        let is_other = trimmed.is_empty() || trimmed.starts_with(['/', '#', '\'', ')', '\\', '<', ':', '=']);
        if is_other {
            return None;
        }
        self.at += words.len();
        Some(trimmed.chars().take(200).collect())
    }

    /// A value without quotes.
    pub(super) fn bare_value(&mut self) -> Word {
        let rest = self.rest();
        let end = rest
            .find([',', '\n', '}', ']', '{', '[', '(', '"', '\'', ';'])
            .unwrap_or(rest.len());
        let words = rest.get(..end).unwrap_or("");
        let after = rest.get(end..).unwrap_or("");
        if let Some(inner) = after.strip_prefix('(') {
            let is_around = inner.trim_start().starts_with(['{', '[']) || inner.trim_start().starts_with("array(");
            self.at += if is_around { end + 1 } else { call_length(rest) };
            return if is_around { Word::Wrapper } else { unknown() };
        }
        if after.starts_with('{') && !words.is_empty() {
            self.at += end;
            return Word::Wrapper;
        }
        let comment = [" //", " #", "\t//", "\t#", "/*", "<!--"]
            .iter()
            .filter_map(|sign| words.find(sign))
            .min();
        let words = words.get(..comment.unwrap_or(words.len())).unwrap_or("");
        // A sign that means nothing here is passed over by itself.
        self.at += words.len().max(rest.chars().next().map_or(0, char::len_utf8));
        literal(words.trim().trim_end_matches([')', '\\']).trim_end())
    }

    /// Passes over what cannot be read, up to the next comma, line or bracket.
    pub(super) fn skip_junk(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let after = rest.get(first..).unwrap_or("");
        self.at += first + after.find([',', '\n', '}', ']', '{', '[']).unwrap_or(after.len());
    }
}

/// How long a call with its arguments is, at most to the end of its line.
fn call_length(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return at + 1,
            ')' => depth = depth.saturating_sub(1),
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

fn unknown() -> Word {
    Word::Value {
        text: NOT_SHOWN.to_owned(),
        kind: ValueKind::Text,
        rest: None,
    }
}

/// A number or a word that every language knows; what begins with a digit is a text whose quotes are missing.
fn literal(words: &str) -> Word {
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let kind = match first {
        "true" | "false" | "True" | "False" | "TRUE" | "FALSE" => ValueKind::Bool,
        "null" | "nil" | "None" | "NULL" => ValueKind::Null,
        _ if is_number(first) => ValueKind::Number,
        _ if words.starts_with(|c: char| c.is_ascii_digit()) => {
            return Word::Value {
                text: words.to_owned(),
                kind: ValueKind::Text,
                rest: None,
            };
        }
        _ => return unknown(),
    };
    Word::Value {
        text: if kind == ValueKind::Bool {
            first.to_lowercase()
        } else {
            first.to_owned()
        },
        kind,
        rest: Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty()),
    }
}

fn is_number(text: &str) -> bool {
    let begins = text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    let has_signs_only = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    begins && has_signs_only && text.parse::<f64>().is_ok()
}

fn closing_quotes(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '`' => Some(&['`']),
        '“' | '”' | '„' | '″' => Some(&['”', '“', '″', '"']),
        '‘' | '’' => Some(&['’', '‘', '\'']),
        _ => None,
    }
}

/// Whether a new pair begins in the next line, so that a quote that is still open must have been forgotten.
fn line_begins_anew(text: &str) -> bool {
    let near = text
        .char_indices()
        .nth(MAX_WORD)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let next = near.trim_start();
    let is_pair = || {
        let line = next.lines().next().unwrap_or("");
        let closing = line.get(1..).and_then(|line| line.find('"')).map(|at| at + 2);
        closing
            .and_then(|at| line.get(at..))
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    next.starts_with(['}', ']']) || (next.starts_with('"') && is_pair())
}

/// The comment that begins here, and its length.
fn comment(text: &str) -> Option<(String, usize)> {
    let line = text.find('\n').unwrap_or(text.len());
    let (skip, end, close) = match text {
        _ if text.starts_with("//") => (2, line, 0),
        _ if text.starts_with("/*") => (2, text.find("*/").unwrap_or(line), 2),
        _ if text.starts_with("<!--") => (4, text.find("-->").unwrap_or(line), 3),
        _ if text.starts_with('#') && !text.starts_with("#{") => (1, line, 0),
        _ if text.starts_with("-- ") || text.starts_with("<--") || text.starts_with("<- ") => (3, line, 0),
        _ => return None,
    };
    let words = text.get(skip..end.max(skip)).unwrap_or("").trim();
    Some((words.to_owned(), (end + close).min(text.len()).max(skip)))
}
