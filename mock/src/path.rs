//! Paths in segments, those of a spec and those that come, and laying one over the other.

use percent_encoding::percent_decode_str;
use specwright_codegen::model::UrlPart;

/// A part of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it is, decoded.
    Literal(String),
    /// A request field.
    Field(usize),
    /// A request field whose text may have slashes.
    Greedy(usize),
    /// A variable of the server's URL.
    Anything,
}

/// Splits pieces whose literals hold `/` into segments. The slash at the start opens the first one.
pub(crate) fn split(pieces: impl Iterator<Item = Piece>) -> Vec<Vec<Piece>> {
    let mut segments: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        let Piece::Literal(text) = piece else {
            push(&mut segments, piece);
            continue;
        };
        for (index, part) in text.split('/').enumerate() {
            if index > 0 {
                segments.push(Vec::new());
            }
            if !part.is_empty() {
                let part = percent_decode_str(part).decode_utf8_lossy().into_owned();
                push(&mut segments, Piece::Literal(part));
            }
        }
    }
    segments.remove(0);
    segments
}

fn push(segments: &mut [Vec<Piece>], piece: Piece) {
    if let Some(last) = segments.last_mut() {
        last.push(piece);
    }
}

/// What follows the host of a base URL.
pub(crate) fn base_path(url: &[UrlPart]) -> Vec<Vec<Piece>> {
    /// No text of a spec holds it: control characters are refused when a file is read.
    const VARIABLE: char = '\0';
    let text: String = url
        .iter()
        .map(|part| match part {
            UrlPart::Literal(text) => text.clone(),
            UrlPart::Variable(_) => VARIABLE.to_string(),
        })
        .collect();
    let after_scheme = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let Some(start) = after_scheme.find('/') else {
        return Vec::new();
    };
    let path = after_scheme[start..].trim_end_matches('/');
    let mut pieces = Vec::new();
    for (index, literal) in path.split(VARIABLE).enumerate() {
        if index > 0 {
            pieces.push(Piece::Anything);
        }
        pieces.push(Piece::Literal(literal.to_owned()));
    }
    split(pieces.into_iter())
}

/// The texts between the slashes; `None` when the path does not begin with one.
pub(crate) fn decoded_segments(path: &str) -> Option<Vec<String>> {
    let segments = path.strip_prefix('/')?.split('/');
    Some(
        segments
            .map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned())
            .collect(),
    )
}

/// Lays the pieces over the text: a field takes at least one character and ends where the next literal first occurs,
/// before the last literal where that one ends. Linear, whatever the text.
pub(crate) fn capture(pieces: &[Piece], text: &str, fields: &mut Vec<(usize, String)>) -> Option<()> {
    let mut rest = text;
    for (index, piece) in pieces.iter().enumerate() {
        let taken = match piece {
            Piece::Literal(literal) => {
                rest = rest.strip_prefix(literal.as_str())?;
                continue;
            }
            Piece::Field(_) | Piece::Greedy(_) | Piece::Anything => field_length(rest, &pieces[index + 1..])?,
        };
        if let Piece::Field(field) | Piece::Greedy(field) = piece {
            fields.push((*field, rest[..taken].to_owned()));
        }
        rest = &rest[taken..];
    }
    rest.is_empty().then_some(())
}

/// How many bytes of `rest` belong to a field that `following` pieces come after.
fn field_length(rest: &str, following: &[Piece]) -> Option<usize> {
    let first = rest.chars().next()?.len_utf8();
    match following {
        [] => Some(rest.len()),
        [Piece::Literal(literal)] => {
            let length = rest.len().checked_sub(literal.len())?;
            (length >= first && rest.ends_with(literal.as_str())).then_some(length)
        }
        [Piece::Literal(literal), ..] => rest[first..].find(literal.as_str()).map(|at| at + first),
        _ => Some(first),
    }
}
