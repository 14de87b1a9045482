//! A recording from its text.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::text::HEAD;
use super::{Exchange, KINDS, NoAnswer, RecordedAnswer, Recording};
use crate::error::TransportErrorKind;
use crate::replay::SeenRequest;

/// A text that is no recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordingError {
    line: usize,
    problem: &'static str,
}

impl RecordingError {
    /// Which line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for RecordingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {} of the recording: {}", self.line, self.problem)
    }
}

impl std::error::Error for RecordingError {}

impl FromStr for Recording {
    type Err = RecordingError;

    fn from_str(text: &str) -> Result<Self, RecordingError> {
        let mut lines = Lines::of(text);
        if lines.next() != Some(HEAD) {
            return Err(lines.error("it does not begin with `specwright recording 1`"));
        }
        let mut exchanges = Vec::new();
        while let Some(line) = lines.next() {
            let Some(operation) = line.strip_prefix("= ") else {
                return Err(lines.error("`= ` and the name of an operation belong here"));
            };
            exchanges.push(exchange(operation, &mut lines)?);
        }
        Ok(Self { exchanges })
    }
}

fn exchange(operation: &str, lines: &mut Lines<'_>) -> Result<Exchange, RecordingError> {
    let first = lines.part('>');
    let (method, url) = first
        .and_then(|line| line.split_once(' '))
        .ok_or_else(|| lines.error("`> `, a method and an address belong here"))?;
    let (headers, body) = head_and_body('>', lines)?;
    let body = String::from_utf8(body).map_err(|_| lines.error("the body of a request is no text"))?;
    let request = SeenRequest::recorded(method, url, headers, body);
    let answer = match lines.peek() {
        Some(line) if line.starts_with("! ") => Err(no_answer(lines)?),
        _ => Ok(answer(lines)?),
    };
    Ok(Exchange {
        operation: operation.to_owned(),
        request,
        answer,
    })
}

fn no_answer(lines: &mut Lines<'_>) -> Result<NoAnswer, RecordingError> {
    let said = lines.next().unwrap_or_default();
    let said = said.get(2..).unwrap_or_default();
    let (word, message) = said.split_once(' ').unwrap_or((said, ""));
    let known = KINDS.iter().find(|(known, _)| *known == word);
    let kind: Option<TransportErrorKind> = known.map(|(_, kind)| *kind);
    Ok(NoAnswer {
        kind: kind.ok_or_else(|| lines.error("`! ` and `connect`, `timeout`, `broken` or the like belong here"))?,
        message: message.to_owned(),
    })
}

fn answer(lines: &mut Lines<'_>) -> Result<RecordedAnswer, RecordingError> {
    let status = lines.part('<').and_then(|line| line.parse().ok());
    let status = status.ok_or_else(|| lines.error("`< ` and a status, or `! `, belong here"))?;
    let (headers, body) = head_and_body('<', lines)?;
    Ok(RecordedAnswer { status, headers, body })
}

type HeadAndBody = (Vec<(String, String)>, Vec<u8>);

fn head_and_body(mark: char, lines: &mut Lines<'_>) -> Result<HeadAndBody, RecordingError> {
    let mut headers = Vec::new();
    while let Some(line) = lines.part(mark) {
        if line.is_empty() {
            return Ok((headers, body(mark, lines)?));
        }
        let header = line.split_once(": ").or_else(|| Some((line.strip_suffix(':')?, "")));
        let (name, value) = header.ok_or_else(|| lines.error("a header is written `name: value`"))?;
        headers.push((name.to_owned(), value.to_owned()));
    }
    Ok((headers, Vec::new()))
}

fn body(mark: char, lines: &mut Lines<'_>) -> Result<Vec<u8>, RecordingError> {
    let mut encoded = String::new();
    while let Some(line) = lines.encoded(mark) {
        encoded.push_str(line);
    }
    if !encoded.is_empty() {
        return STANDARD.decode(encoded).map_err(|_| lines.error("this is no Base64"));
    }
    let mut text: Vec<&str> = Vec::new();
    while let Some(line) = lines.part(mark) {
        text.push(line);
    }
    Ok(text.join("\n").into_bytes())
}

/// The lines that count, with their numbers.
struct Lines<'a> {
    lines: Vec<(usize, &'a str)>,
    next: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let counts = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
        let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        Self {
            lines: numbered.filter(|(_, line)| counts(line)).collect(),
            next: 0,
        }
    }

    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.next).map(|(_, line)| *line)
    }

    fn next(&mut self) -> Option<&'a str> {
        let line = self.peek();
        self.next += usize::from(line.is_some());
        line
    }

    /// What stands behind the mark, if the next line has it.
    fn part(&mut self, mark: char) -> Option<&'a str> {
        let rest = self.peek()?.strip_prefix(mark)?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
        self.next += 1;
        Some(rest)
    }

    /// The same of a line of Base64.
    fn encoded(&mut self, mark: char) -> Option<&'a str> {
        let rest = self.peek()?.strip_prefix(mark)?.strip_prefix("~ ")?;
        self.next += 1;
        Some(rest.trim())
    }

    /// Where the reading stands.
    fn error(&self, problem: &'static str) -> RecordingError {
        let at = self.next.min(self.lines.len().saturating_sub(1));
        RecordingError {
            line: self.lines.get(at).map_or(1, |(number, _)| *number),
            problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::Recording;

    const HEAD: &str = "specwright recording 1\n";

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, line, problem) in [
            ("", 1, "does not begin"),
            ("specwright recording 2\n", 1, "does not begin"),
            ("specwright recording 1\n> GET /\n", 2, "the name of an operation"),
            ("specwright recording 1\n\n= a.b\n", 3, "a method and an address"),
            ("specwright recording 1\n= a.b\n> GET\n", 3, "a method and an address"),
            ("specwright recording 1\n= a.b\n> GET /\n> what\n", 4, "`name: value`"),
            ("specwright recording 1\n= a.b\n> GET /\n", 3, "a status"),
            ("specwright recording 1\n= a.b\n> GET /\n< ok\n", 4, "a status"),
            ("specwright recording 1\n= a.b\n> GET /\n! lost\n", 4, "`connect`"),
            (
                "specwright recording 1\n= a.b\n> GET /\n< 200\n<\n<~ %%\n",
                6,
                "no Base64",
            ),
        ] {
            let error = text.parse::<Recording>().unwrap_err();
            assert!(error.to_string().contains(problem), "{text}: {error}");
            assert_eq!(error.line(), line, "{text}: {error}");
        }
    }

    #[test]
    fn remarks_and_empty_lines_are_passed_over() {
        let text = format!("{HEAD}# one\n\n= a.b\n# two\n> GET /\n\n! timeout too late\n");
        let recording: Recording = text.parse().unwrap();
        assert_eq!(recording.exchanges().len(), 1);
        assert!(recording.exchanges()[0].answer().is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_or_refused(text in "(= a\n|> [a-zé ]{0,3}\n|<~? ?[a-z0-9: ]{0,4}\n|! [a-z]{0,7}\n|#\n|.{0,4}\n){0,12}") {
            if let Ok(recording) = format!("{HEAD}{text}").parse::<Recording>() {
                let written = recording.to_string();
                prop_assert_eq!(written.parse::<Recording>().unwrap(), recording, "{}", written);
            }
        }
    }
}
