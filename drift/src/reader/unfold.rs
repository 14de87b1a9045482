//! Lists that are sections in disguise: items such as "Parameters" or "Response 200" with lists and code inside; and terms
//! and rows of two cells that are the same.

use crate::page::{Block, BlockKind, Definition, Item, List, Mark, MarkKind, Styled, Table};
use crate::phrases::Topic;

use super::{key_values, request_line, statuses, words};

/// How deep lists in lists are unfolded.
const MAX_DEPTH: u8 = 4;

/// The level of a heading made of an item, below those of all real headings.
pub(super) const ITEM_LEVEL: u8 = 10;

/// A page's blocks with such lists as headings and what stands below each. `None` if it has none.
pub(super) fn unfold(blocks: &[Block]) -> Option<Vec<Block>> {
    let is_folded = |block: &Block| match &block.kind {
        BlockKind::List(list) => is_outline(list),
        _ => parts(block).is_some(),
    };
    blocks.iter().any(is_folded).then(|| {
        let mut unfolded = Vec::new();
        blocks.iter().for_each(|block| add(block, 0, &mut unfolded));
        unfolded
    })
}

/// A label and what stands beside it.
struct Part<'p> {
    label: &'p Styled,
    text: &'p Styled,
    inner: &'p [Block],
    line: u32,
}

/// The parts of definitions or of a table of two columns; none unless they are sections.
fn parts(block: &Block) -> Option<Vec<Part<'_>>> {
    let parts: Vec<Part<'_>> = match &block.kind {
        BlockKind::Definitions(definitions) => definitions.iter().map(of_term).collect::<Option<_>>()?,
        BlockKind::Table(table) if table.header.is_none() => of_rows(table)?,
        _ => return None,
    };
    let is_known = |part: &&Part<'_>| words::topic(label_of(part)).is_some_and(is_section);
    let holds = |part: &Part<'_>| {
        let mut inner = part.inner.iter();
        inner.any(|block| !matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Code { .. }))
    };
    let known: Vec<_> = parts.iter().filter(is_known).collect();
    let are_labels = parts.iter().all(|part| {
        let label = label_of(part);
        label.starts_with(char::is_uppercase) && label.len() <= 60 && label.split_whitespace().count() <= 5
    });
    let are_parts = are_labels && known.len() * 2 > parts.len() && known.into_iter().any(holds);
    are_parts.then_some(parts)
}

fn of_term(definition: &Definition) -> Option<Part<'_>> {
    let [label] = definition.terms.as_slice() else {
        return None;
    };
    Some(Part {
        label,
        text: &definition.text,
        inner: &definition.inner,
        line: definition.line,
    })
}

fn of_rows(table: &Table) -> Option<Vec<Part<'_>>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for row in &table.rows {
        let [label, cell] = row.cells.as_slice() else {
            return None;
        };
        match parts.last_mut() {
            // A label over both columns, and its text in the row below.
            Some(last) if label.text.text.is_empty() && last.text == last.label => {
                (last.text, last.inner) = (&cell.text, &cell.inner);
            }
            _ if label.inner.is_empty() => parts.push(Part {
                label: &label.text,
                text: &cell.text,
                inner: &cell.inner,
                line: row.line,
            }),
            _ => return None,
        }
    }
    Some(parts)
}

fn label_of<'p>(part: &Part<'p>) -> &'p str {
    part.label.text.trim_end_matches([':', ' '])
}

fn add_part(part: &Part<'_>, depth: u8, blocks: &mut Vec<Block>) {
    let kind = BlockKind::Heading {
        level: ITEM_LEVEL + depth,
        text: bare(part.label),
    };
    blocks.push(Block { kind, line: part.line });
    if !part.text.text.is_empty() {
        let kind = BlockKind::Paragraph(part.text.clone());
        blocks.push(Block { kind, line: part.line });
    }
    part.inner.iter().for_each(|block| add(block, depth + 1, blocks));
}

fn add(block: &Block, depth: u8, blocks: &mut Vec<Block>) {
    if let Some(parts) = parts(block).filter(|_| depth < MAX_DEPTH) {
        parts.iter().for_each(|part| add_part(part, depth, blocks));
        return;
    }
    match &block.kind {
        BlockKind::List(list) if depth < MAX_DEPTH && is_outline(list) => {
            list.items.iter().for_each(|item| add_item(item, depth, blocks));
        }
        _ => blocks.push(block.clone()),
    }
}

fn add_item(item: &Item, depth: u8, blocks: &mut Vec<Block>) {
    let mut lines = words::lines(&item.text).into_iter();
    if let Some(heading) = lines.next() {
        let kind = BlockKind::Heading {
            level: ITEM_LEVEL + depth,
            text: bare(&heading),
        };
        blocks.push(Block { kind, line: item.line });
    }
    blocks.extend(lines.map(|line| Block {
        kind: BlockKind::Paragraph(line),
        line: item.line,
    }));
    item.inner.iter().for_each(|block| add(block, depth + 1, blocks));
}

/// A label in bold is a heading without its marks.
fn bare(heading: &Styled) -> Styled {
    let text = heading.text.trim_end_matches([':', ' ']);
    let is_inside = |mark: &&Mark| mark.end <= text.len() && mark.kind != MarkKind::Strong;
    Styled {
        text: text.to_owned(),
        marks: heading.marks.iter().filter(is_inside).cloned().collect(),
    }
}

/// Whether every item is a label of sections, and one at least holds something below it.
fn is_outline(list: &List) -> bool {
    let holds = |item: &Item| !item.inner.is_empty() || item.text.text.trim().contains('\n');
    !list.items.is_empty() && list.items.iter().all(is_label) && list.items.iter().any(holds)
}

fn is_label(item: &Item) -> bool {
    let Some(line) = words::lines(&item.text).into_iter().next() else {
        return false;
    };
    let bare = line.text.trim_end_matches([':', ' ']);
    let is_pair = bare.contains(": ");
    let is_short = !is_pair && bare.split_whitespace().count() <= 5 && bare.len() <= 60;
    let is_status = statuses::line(bare).is_some_and(|line| line.is_labelled);
    let holds = !item.inner.is_empty() || item.text.text.trim().contains('\n');
    let is_part = is_status || key_values::is_key(bare) || words::topic(bare).is_some_and(is_section);
    let is_note = words::is_all_strong(&line) && holds;
    is_short && (is_part || is_note) && request_line::whole(&line).is_none()
}

/// Topics that head sections of an operation.
fn is_section(topic: Topic) -> bool {
    !matches!(topic, Topic::Values | Topic::Service | Topic::Aside)
}
