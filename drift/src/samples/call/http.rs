//! Messages of HTTP as they travel: a request line or a status line, headers, a body.

use super::super::lines::Lines;
use super::{Call, METHODS, payload};

/// A message, and where it ends.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) call: Call,
    /// The status, if it is an answer.
    pub(crate) status: Option<u16>,
    /// Whether it is in JSON (`{`) or XML (`<`), by its first sign.
    pub(crate) first: Option<char>,
}

/// A first line.
enum Begin<'a> {
    Request(&'a str, &'a str),
    Status(u16),
}

/// Reads every message of a text that begins with one.
pub(crate) fn read(text: &str, lines: &Lines) -> Vec<Message> {
    let plain = without_marks(text);
    let text = plain.as_deref().unwrap_or(text);
    let mut starts: Vec<(usize, Begin<'_>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(begin) = begin(line.trim()) {
            starts.push((at, begin));
        } else if starts.is_empty() && !line.trim().is_empty() && !is_label(line) {
            return Vec::new();
        }
        at += line.len();
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([text.len()])
        .collect::<Vec<_>>();
    let of = |((start, begin), end): (&(usize, Begin<'_>), usize)| message(text, *start, end, begin, lines);
    starts.iter().zip(ends).map(of).take(50).collect()
}

/// `curl -v` marks what goes out and what comes in; the marks are replaced, so that places stay.
fn without_marks(text: &str) -> Option<String> {
    let is_marked = |line: &str| line.starts_with("> ") || line.starts_with("< ") || matches!(line.trim(), ">" | "<");
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if !lines.next().is_some_and(is_marked) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match is_marked(line) {
            true => {
                plain.push(' ');
                plain.push_str(line.get(1..).unwrap_or(""));
            }
            false => plain.push_str(line),
        }
    }
    Some(plain)
}

fn is_label(line: &str) -> bool {
    let line = line.trim();
    line.len() < 40
        && (line.ends_with(':') || line.split_whitespace().count() <= 2)
        && !line.contains(['{', '<', '=', '"'])
}

fn begin(line: &str) -> Option<Begin<'_>> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    if first.starts_with("HTTP/") || first.eq_ignore_ascii_case("status:") {
        let status = words
            .next()?
            .parse()
            .ok()
            .filter(|status| (100..600).contains(status))?;
        return Some(Begin::Status(status));
    }
    let method = METHODS.iter().find(|method| **method == first.trim_end_matches(':'))?;
    let address = words.next()?;
    let is_address = address.starts_with(['/', '{', '<', '$', ':']) || address.contains("://") || address.contains('/');
    let is_over = words.next().is_none_or(|word| word.starts_with("HTTP"));
    (is_address && is_over).then_some(Begin::Request(method, address))
}

fn message(text: &str, start: usize, end: usize, begin: &Begin<'_>, lines: &Lines) -> Message {
    let mut call = Call {
        start,
        ..Call::default()
    };
    let status = match begin {
        Begin::Request(method, address) => {
            call.method = Some((*method).to_owned());
            call.address(address, lines.at(start));
            None
        }
        Begin::Status(status) => Some(*status),
    };
    let mut at = start;
    let mut is_first = true;
    let mut body_start = end;
    let section = text.get(start..end).unwrap_or("");
    for line in section.split_inclusive('\n') {
        let is_header = is_first || is_header(line);
        is_first = false;
        if !is_header {
            body_start = at;
            break;
        }
        at += line.len();
    }
    let rest = text.get(body_start..end).unwrap_or("");
    let lead = rest.len() - rest.trim_start().len();
    let shown = rest.trim();
    let line = lines.at(body_start + lead);
    let form = || shown.split_whitespace().next().and_then(|first| payload(first, line));
    match payload(shown, line).or_else(form) {
        Some(body) => call.body.append(body),
        None if !shown.is_empty() => {
            call.body.damaged(line, "what is sent cannot be read");
            call.body.is_partial = true;
        }
        None => {}
    }
    Message {
        call,
        status,
        first: shown.chars().next(),
    }
}

/// `Name: value`; what begins with a quote or a bracket is a body already.
fn is_header(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or("").trim();
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    line.contains(':') && !name.is_empty() && name.len() < 60 && name.chars().all(inside)
}
