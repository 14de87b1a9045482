//! Where sentences say that what is sent goes: "The parameters go into the query string."

use crate::page::{Block, BlockKind, Styled};
use crate::phrases::Topic;

use super::operations::Mark;
use super::outline::Outline;
use super::scope::Owner;
use super::{FieldPlace, words};

/// Words of the places; a sentence that names two of them is about neither.
const WORDS: [(FieldPlace, &[&str]); 3] = [
    (FieldPlace::Query, &["query", "url param", "in the url"]),
    (FieldPlace::Body, &["body", "form", "payload", "multipart", "post data"]),
    (
        FieldPlace::Header,
        &["in the header", "as header", "in header", "as http header", "headers"],
    ),
];

/// How many items of a list are looked at.
const MAX_ITEMS: usize = 40;

/// The place that a block's sentences name, if they name one.
pub(super) fn said(block: &Block) -> Option<FieldPlace> {
    match &block.kind {
        BlockKind::Paragraph(text) => in_text(text),
        BlockKind::List(list) => list.items.iter().take(MAX_ITEMS).find_map(|item| in_text(&item.text)),
        _ => None,
    }
}

fn in_text(text: &Styled) -> Option<FieldPlace> {
    if !names_place(&text.text) {
        return None;
    }
    let sentences = words::sentences(text);
    let mut found = sentences.iter().filter_map(|sentence| in_sentence(&sentence.text));
    found.next_back()
}

fn names_place(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    WORDS
        .iter()
        .any(|(_, words)| words.iter().any(|word| text.contains(word)))
}

/// A sentence, not a label, about one place.
pub(super) fn in_sentence(sentence: &str) -> Option<FieldPlace> {
    let text = sentence.to_ascii_lowercase();
    let is_sentence = text.split_whitespace().count() >= 4;
    let named = WORDS
        .iter()
        .filter(|(_, words)| words.iter().any(|word| text.contains(word)));
    if !is_sentence || named.count() != 1 {
        return None;
    }
    match words::topic(sentence.trim_end_matches([':', '.', ' '])) {
        Some(Topic::Request(place)) => place,
        _ => None,
    }
}

/// Where the sentences above a position in a section, or in the sections around it, say that an operation's fields go.
pub(super) fn place(
    outline: &Outline<'_>,
    marks: &[Mark],
    owner: Owner,
    section: usize,
    position: usize,
) -> Option<FieldPlace> {
    let Owner::Operation(number) = owner else { return None };
    let mark = marks.get(number)?;
    let around = outline.chain(section).chain(std::iter::once(0));
    let mut near = around.filter_map(|outer| {
        let sent = &outline.sections[outer].sent;
        let before = sent.partition_point(|(at, _)| *at < position);
        let (_, place) = sent.get(before.checked_sub(1)?)?;
        Some((outer, *place))
    });
    let (outer, place) = near.next().or_else(|| Some((0, outline.general?)))?;
    let is_own = outline.is_inside(outer, mark.owner) && mark.owner != 0;
    let has_body = !matches!(mark.method.as_deref(), Some("GET" | "HEAD"));
    (is_own || place != FieldPlace::Body || has_body).then_some(place)
}
