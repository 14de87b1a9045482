//! What the engine's parser understood, in our words, as far as they go.

use regex_syntax::hir::{Class, Hir, HirKind, Look};
use specwright_patterns::{CharacterSet, Node};

/// Nothing for anchors of lines and of words, and for bytes that are no text.
pub(super) fn node(hir: &Hir) -> Option<Node> {
    Some(match hir.kind() {
        HirKind::Empty => Node::Concat(Vec::new()),
        HirKind::Literal(literal) => text(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => Node::Set(set(class)?),
        HirKind::Look(Look::Start) => Node::Start,
        HirKind::Look(Look::End) => Node::End,
        HirKind::Look(_) => return None,
        HirKind::Repetition(repetition) => Node::Repetition {
            part: Box::new(node(&repetition.sub)?),
            least: repetition.min,
            most: repetition.max,
        },
        HirKind::Capture(capture) => return node(&capture.sub),
        HirKind::Concat(parts) => Node::Concat(parts.iter().map(node).collect::<Option<_>>()?),
        HirKind::Alternation(parts) => Node::Alternation(parts.iter().map(node).collect::<Option<_>>()?),
    })
}

fn text(text: &str) -> Node {
    let mut sets: Vec<Node> = text
        .chars()
        .map(|character| Node::Set(CharacterSet::from_character(character)))
        .collect();
    match sets.len() {
        1 => sets.remove(0),
        _ => Node::Concat(sets),
    }
}

fn set(class: &Class) -> Option<CharacterSet> {
    let ranges = |class: &regex_syntax::hir::ClassUnicode| {
        let ranges = class.iter().map(|range| (range.start(), range.end()));
        CharacterSet::from_ranges(ranges)
    };
    Some(match class {
        Class::Unicode(class) => ranges(class),
        Class::Bytes(class) => ranges(&class.to_unicode_class()?),
    })
}

/// The set of an expression that is one character long, whichever it is.
pub(super) fn one_character(hir: &Hir) -> Option<CharacterSet> {
    match node(hir)? {
        Node::Set(set) => Some(set),
        _ => None,
    }
}
