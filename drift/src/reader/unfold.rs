//! Lists that are sections in disguise: items such as "Parameters" or "Response 200" with lists and code inside.

use crate::page::{Block, BlockKind, Item, List, Mark, MarkKind, Styled};
use crate::phrases::Topic;

use super::{key_values, request_line, statuses, words};

/// How deep lists in lists are unfolded.
const MAX_DEPTH: u8 = 4;

/// The level of a heading made of an item, below those of all real headings.
pub(super) const ITEM_LEVEL: u8 = 10;

/// A page's blocks with such lists as headings and what stands below each. `None` if it has none.
pub(super) fn unfold(blocks: &[Block]) -> Option<Vec<Block>> {
    let is_folded = |block: &Block| matches!(&block.kind, BlockKind::List(list) if is_outline(list));
    blocks.iter().any(is_folded).then(|| {
        let mut unfolded = Vec::new();
        blocks.iter().for_each(|block| add(block, 0, &mut unfolded));
        unfolded
    })
}

fn add(block: &Block, depth: u8, blocks: &mut Vec<Block>) {
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
