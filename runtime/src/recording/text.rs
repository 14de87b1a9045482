//! A recording as text.

use std::fmt::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Exchange, KINDS, Recording};

pub(super) const HEAD: &str = "specwright recording 1";

/// Bytes of a line of Base64.
const IN_A_LINE: usize = 72;

pub(super) fn write(out: &mut fmt::Formatter<'_>, recording: &Recording) -> fmt::Result {
    writeln!(out, "{HEAD}")?;
    recording
        .exchanges
        .iter()
        .try_for_each(|exchange| write_exchange(out, exchange))
}

fn write_exchange(out: &mut fmt::Formatter<'_>, exchange: &Exchange) -> fmt::Result {
    let Exchange {
        operation,
        request,
        answer,
    } = exchange;
    writeln!(out, "\n= {}", line(operation))?;
    writeln!(out, "> {} {}", line(request.method()), line(request.url()))?;
    write_headers(out, '>', request.headers())?;
    write_body(out, '>', request.body().as_bytes())?;
    match answer {
        Ok(answer) => {
            writeln!(out, "< {}", answer.status)?;
            write_headers(out, '<', &answer.headers)?;
            write_body(out, '<', &answer.body)
        }
        Err(none) => {
            let word = KINDS.iter().find(|(_, kind)| *kind == none.kind);
            writeln!(
                out,
                "! {} {}",
                word.map_or("broken", |(word, _)| word),
                line(&none.message)
            )
        }
    }
}

fn write_headers(out: &mut fmt::Formatter<'_>, mark: char, headers: &[(String, String)]) -> fmt::Result {
    headers
        .iter()
        .try_for_each(|(name, value)| writeln!(out, "{mark} {}: {}", line(name), line(value)))
}

/// An empty line stands before a body.
fn write_body(out: &mut fmt::Formatter<'_>, mark: char, body: &[u8]) -> fmt::Result {
    if body.is_empty() {
        return Ok(());
    }
    writeln!(out, "{mark}")?;
    match std::str::from_utf8(body).ok().filter(|text| text.chars().all(is_plain)) {
        Some(text) => text.split('\n').try_for_each(|line| match line {
            "" => writeln!(out, "{mark}"),
            line => writeln!(out, "{mark} {line}"),
        }),
        None => {
            let encoded = STANDARD.encode(body);
            let lines = encoded.as_bytes().chunks(IN_A_LINE);
            lines
                .filter_map(|line| std::str::from_utf8(line).ok())
                .try_for_each(|line| writeln!(out, "{mark}~ {line}"))
        }
    }
}

/// Whether it stays what it is in a file that people and their editors look at.
fn is_plain(character: char) -> bool {
    matches!(character, '\n' | '\t') || crate::redact::is_visible(character)
}

/// A text that may not end a line.
fn line(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match crate::redact::is_visible(character) {
            true => out.push(character),
            // Writing into a text cannot fail.
            false => drop(write!(out, "{}", character.escape_default())),
        }
    }
    out
}
