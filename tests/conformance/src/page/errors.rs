//! Answers that are errors, a line each: `STATUS BODY -> KIND CODE "MESSAGE"`. The body, the code and the message may be
//! left out; without a code or a message none is compared. The body's first letters tell its type.
//!
//! ```text
//! 401 {"errors":{"error":"no key"}} -> AccessDenied "no key"
//! 400 <response><errors><error code="7">taken</error></errors></response> -> UsernameTaken 7
//! 404 -> NotFound
//! ```
#![allow(clippy::panic, reason = "a test ends so")]

use super::Block;

/// An answer and the error that it is.
#[derive(Debug, PartialEq, Eq)]
pub struct ErrorLine {
    /// The line in its file.
    pub line: usize,
    /// `401`
    pub status: u16,
    /// May be empty.
    pub body: String,
    /// The documented error's name.
    pub kind: String,
    /// The code that is read from the body, where the line says it.
    pub code: Option<String>,
    /// The text that is read from the body, where the line says it.
    pub message: Option<String>,
}

/// Every line of a block.
///
/// # Panics
/// If a line is not of that form.
#[must_use]
pub fn lines(block: &Block) -> Vec<ErrorLine> {
    let lines = block.text.lines().enumerate();
    let lines = lines.filter(|(_, text)| !text.trim().is_empty());
    lines
        .map(|(number, text)| {
            let line = block.line + 1 + number;
            read(line, text).unwrap_or_else(|| panic!("line {line}: write `STATUS BODY -> KIND CODE \"MESSAGE\"`"))
        })
        .collect()
}

fn read(line: usize, text: &str) -> Option<ErrorLine> {
    let (answer, error) = text.rsplit_once("->")?;
    let (status, body) = answer.trim().split_once(' ').unwrap_or((answer.trim(), ""));
    let (names, message) = match error.split_once('"') {
        Some((names, message)) => (names, Some(message.trim_end().strip_suffix('"')?.to_owned())),
        None => (error, None),
    };
    let mut names = names.split_whitespace().map(str::to_owned);
    Some(ErrorLine {
        line,
        status: status.parse().ok()?,
        body: body.trim().to_owned(),
        kind: names.next()?,
        code: names.next(),
        message,
    })
}

impl ErrorLine {
    /// The media type of the body, if there is one.
    #[must_use]
    pub fn content_type(&self) -> Option<&'static str> {
        let body = self.body.to_ascii_lowercase();
        match body.as_bytes().first()? {
            b'{' | b'[' => Some("application/json; charset=utf-8"),
            b'<' if body.starts_with("<html") || body.starts_with("<!doctype html") => Some("text/html; charset=utf-8"),
            b'<' => Some("text/xml; charset=utf-8"),
            _ => Some("text/plain; charset=utf-8"),
        }
    }
}
