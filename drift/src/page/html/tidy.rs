//! What only the blocks around it tell: bold lines that are headings, tabs, comments of readers at the end.

use super::super::block::{Block, BlockKind, List, MarkKind, Styled};
use super::super::labels;

/// Looks at the blocks of a page once they are all there.
pub(super) fn tidy(mut blocks: Vec<Block>) -> Vec<Block> {
    drop_tabs(&mut blocks);
    drop_discussion(&mut blocks);
    raise_bold(&mut blocks);
    blocks
}

/// Names of languages in front of samples are tabs.
fn drop_tabs(blocks: &mut Vec<Block>) {
    let is_tabs = |list: &List| {
        let name = |text: &Styled| {
            labels::language(&text.text).is_some() || matches!(text.text.as_str(), "Payload" | "Response" | "Request")
        };
        list.items.iter().all(|item| item.inner.is_empty() && name(&item.text))
            && list
                .items
                .iter()
                .any(|item| labels::language(&item.text.text).is_some())
    };
    blocks.retain(|block| !matches!(&block.kind, BlockKind::List(list) if is_tabs(list)));
}

/// What readers say below a page, as far as it is nothing but text.
fn drop_discussion(blocks: &mut Vec<Block>) {
    let is_start = |block: &Block| match &block.kind {
        BlockKind::Heading { text, level } => *level > 1 && is_discussion(&text.text),
        _ => false,
    };
    let Some(start) = blocks.iter().rposition(is_start).filter(|start| *start > 0) else {
        return;
    };
    let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(_));
    if blocks.iter().skip(start.saturating_add(1)).all(is_text) {
        blocks.truncate(start);
    }
}

fn is_discussion(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let words = lower.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let words = words.split('(').next().unwrap_or_default().trim();
    matches!(
        words,
        "discussion"
            | "comments"
            | "comment"
            | "user comments"
            | "user contributed notes"
            | "leave a comment"
            | "leave a reply"
            | "responses to this page"
            | "related articles"
            | "related pages"
            | "was this page helpful?"
            | "was this article helpful?"
            | "feedback"
            | "see also"
            | "related topics"
    )
}

/// A short paragraph that is bold as a whole stands for a heading, one level below the last real one.
fn raise_bold(blocks: &mut [Block]) {
    let mut level = 1_u8;
    let mut previous_was_raised = false;
    let count = blocks.len();
    for (index, block) in blocks.iter_mut().enumerate() {
        let is_last = index.saturating_add(1) == count;
        match &mut block.kind {
            BlockKind::Heading { level: own, .. } => {
                level = *own;
                previous_was_raised = false;
            }
            BlockKind::Paragraph(text) if !is_last && !previous_was_raised && is_title(text) => {
                let text = without_bold(std::mem::take(text));
                let level = level.saturating_add(1).clamp(2, 6);
                block.kind = BlockKind::Heading { level, text };
                previous_was_raised = true;
            }
            _ => previous_was_raised = false,
        }
    }
}

fn is_title(text: &Styled) -> bool {
    let words: Vec<&str> = text.text.split_whitespace().collect();
    let end = text.text.trim_end_matches(':').trim_end().len();
    let is_bold = text
        .marks
        .iter()
        .any(|mark| mark.kind == MarkKind::Strong && mark.start == 0 && mark.end >= end);
    let first = words
        .first()
        .map(|word| word.trim_end_matches(':').to_lowercase())
        .unwrap_or_default();
    let is_note = matches!(
        first.as_str(),
        "note" | "notes" | "important" | "warning" | "tip" | "caution" | "attention"
    );
    let is_mark = words.len() == 1 && matches!(first.as_str(), "deprecated" | "required" | "optional" | "new");
    let title = text
        .text
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let is_named = title.starts_with(|c: char| c.is_uppercase());
    is_bold
        && is_named
        && !is_note
        && !is_mark
        && words.len() <= 8
        && !text.text.ends_with(['.', '!', ',', ';'])
        && !text.text.contains('\n')
        && !text.marks.iter().any(|mark| mark.kind == MarkKind::Code)
}

fn without_bold(mut text: Styled) -> Styled {
    text.marks.retain(|mark| mark.kind != MarkKind::Strong);
    let end = text.text.trim_end_matches(':').trim_end().len();
    text.text.truncate(end);
    for mark in &mut text.marks {
        mark.end = mark.end.min(end);
    }
    text.marks.retain(|mark| mark.start < mark.end);
    text
}
