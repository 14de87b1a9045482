//! Fields as paragraphs: a name with its type and its marks, and below it what is said of it.

use crate::page::{Block, BlockKind, Definition, Styled};

use super::{names, words};

/// How many blocks may describe one field.
const MAX_BELOW: usize = 6;

/// How many words the line of a name has.
const MAX_WORDS: usize = 8;

/// A page's blocks with such paragraphs as definitions. `None` if it has none.
pub(super) fn pair(blocks: &[Block]) -> Option<Vec<Block>> {
    if !blocks.iter().any(|block| name_line(block).is_some()) {
        return None;
    }
    let mut paired: Vec<Block> = Vec::new();
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        let mut definitions = Vec::new();
        let mut left = rest;
        while let Some((definition, after)) = defined(left) {
            definitions.push(definition);
            left = after;
        }
        match definitions.is_empty() {
            true => paired.push(block.clone()),
            false => paired.push(Block {
                kind: BlockKind::Definitions(definitions),
                line: block.line,
            }),
        }
        rest = if left.len() < rest.len() { left } else { after };
    }
    Some(paired)
}

/// A name and what stands below it, up to the next name; below the last one, a paragraph alone.
fn defined(blocks: &[Block]) -> Option<(Definition, &[Block])> {
    let (first, below) = blocks.split_first()?;
    let term = name_line(first)?;
    let own = text_of(first).map(text_below).unwrap_or_default();
    let is_end = |block: &Block| name_line(block).is_some() || matches!(block.kind, BlockKind::Heading { .. });
    let end = below.iter().take(MAX_BELOW + 1).position(is_end);
    let goes_on = end
        .and_then(|end| below.get(end))
        .is_some_and(|block| name_line(block).is_some());
    let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    let count = match end {
        Some(end) if goes_on => end,
        _ => below
            .first()
            .is_some_and(|block| own.text.is_empty() && is_text(block) && !is_end(block))
            .into(),
    };
    let (inside, after) = below.split_at_checked(count)?;
    let mut texts = vec![own];
    texts.extend(inside.iter().filter_map(text_of).cloned());
    let definition = Definition {
        terms: vec![term],
        text: words::join(&texts),
        inner: inside.iter().filter(|block| !is_text(block)).cloned().collect(),
        line: first.line,
    };
    Some((definition, after))
}

fn text_of(block: &Block) -> Option<&Styled> {
    match &block.kind {
        BlockKind::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// What a paragraph says below its first line.
fn text_below(text: &Styled) -> Styled {
    let end = text.text.find('\n').unwrap_or(text.text.len());
    words::slice(text, end, text.text.len())
}

/// The name of a paragraph whose first line is nothing but a name; none if further lines are names as well.
fn name_line(block: &Block) -> Option<Styled> {
    let text = text_of(block)?;
    let mut lines = words::lines(text).into_iter();
    let name = only_name(&lines.next()?)?;
    lines.all(|line| only_name(&line).is_none()).then_some(name)
}

/// A line that is a name set apart, and behind it nothing but its type and whether it is required.
fn only_name(text: &Styled) -> Option<Styled> {
    let end = words::leading_mark(text)?;
    let name = text.text.get(..end)?.trim();
    let behind = text.text.get(end..)?;
    let parts: Vec<&str> = behind
        .split(|character: char| !character.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let is_line = text.text.split_whitespace().count() <= MAX_WORDS;
    let is_mark = |part: &&str| {
        matches!(*part, "of" | "conditional") || names::is_type_word(part.strip_suffix('s').unwrap_or(part))
    };
    let has_marks = !parts.is_empty() && parts.iter().all(is_mark);
    let is_name = words::is_name(name) && !names::is_type_word(name);
    if !is_line || !has_marks || !is_name {
        return None;
    }
    // An enum's values stand below; the word itself is no type.
    let is_enum = |part: &&str| part.eq_ignore_ascii_case("enum");
    let others: Vec<&str> = parts.iter().copied().filter(|part| !is_enum(part)).collect();
    let term = match (others.len() < parts.len(), others.is_empty()) {
        (false, _) => text.clone(),
        (true, true) => words::slice(text, 0, end),
        (true, false) => {
            let mut term = words::slice(text, 0, end);
            term.text += &format!(" ({})", others.join(", "));
            term
        }
    };
    (names::read(&term).len() == 1).then_some(term)
}
