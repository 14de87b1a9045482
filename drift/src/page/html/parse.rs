//! HTML text to a tree, within bounds.

use std::time::{Duration, Instant};

use html5ever::ParseOpts;
use html5ever::tendril::{StrTendril, TendrilSink};

use super::super::source::Source;
use super::super::{NotChecked, refuse};
use super::sink::Sink;
use super::tree::Tree;

/// More elements inside each other than any page has.
const MAX_DEPTH: usize = 256;
/// Each node but these takes a character at least; marks left open make the parser repeat them in every paragraph.
const FREE_NODES: usize = 2_000;
/// Pieces that are parsed between two looks at the bounds.
const PIECE: usize = 256;
/// The parser compares each attribute with all before it; that many comparisons take a second.
const MAX_COMPARISONS: usize = 1_000_000_000;
/// A page of the largest size takes a tenth of it.
const MAX_TIME: Duration = Duration::from_secs(10);

/// The tree of a page.
pub(super) fn parse(source: &Source) -> Result<Tree, NotChecked> {
    if attribute_comparisons(&source.text) > MAX_COMPARISONS {
        return Err(refuse::too_costly());
    }
    let began = Instant::now();
    let mut parser = html5ever::parse_document(Sink::new(), ParseOpts::default());
    let mut rest = source.text.as_str();
    let mut allowed = FREE_NODES;
    while !rest.is_empty() {
        let piece;
        (piece, rest) = rest.split_at(crate::text::boundary(rest, PIECE));
        parser.process(StrTendril::from_slice(piece));
        allowed = allowed.saturating_add(piece.len());
        let (nodes, depth) = parser.tokenizer.sink.sink.size();
        // A tree may be deeper for a moment than it is in the end.
        if depth as usize > 2 * MAX_DEPTH {
            return Err(refuse::too_deep(MAX_DEPTH));
        }
        if nodes > allowed || began.elapsed() > MAX_TIME {
            return Err(refuse::too_costly());
        }
    }
    let tree = parser.finish();
    if tree.walk(Tree::ROOT).any(|(_, depth)| depth as usize > MAX_DEPTH) {
        return Err(refuse::too_deep(MAX_DEPTH));
    }
    Ok(tree)
}

/// How often the parser will compare two names of attributes, about.
fn attribute_comparisons(text: &str) -> usize {
    let mut comparisons = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at.saturating_add(1)..).unwrap_or_default();
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let count = attributes(&mut rest);
            comparisons = comparisons.saturating_add(count.saturating_mul(count));
        }
    }
    comparisons
}

/// Counts the attributes of the tag that begins here and goes to its end.
fn attributes(rest: &mut &str) -> usize {
    let (mut count, mut quote, mut last) = (0_usize, None, b' ');
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) => {
                if byte == open {
                    quote = None;
                }
            }
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (None, b'>') => {
                *rest = rest.get(at..).unwrap_or_default();
                return count;
            }
            (None, byte) => {
                if !matches!(byte, b'=') && matches!(last, b' ' | b'\n' | b'\t' | b'/' | b'"' | b'\'' | b'\x0C') {
                    count = count.saturating_add(1);
                }
            }
        }
        if !(last == b'=' && byte.is_ascii_whitespace()) {
            last = byte;
        }
    }
    *rest = "";
    count
}
