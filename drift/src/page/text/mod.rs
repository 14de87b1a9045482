//! Plain text: tables as `a | b | c`, headings, lists, code that nothing fences.

mod aligned;
mod code;
mod columns;
mod directives;
mod fields;
mod flattened;
mod inline;
mod line;
mod list;
mod lone;
mod looks;
mod markup;
mod pipes;
mod prose;
mod terms;

use super::block::{Block, BlockKind};
use super::source::Source;
use line::Lines;

/// What a recogniser found: its blocks, and the first line behind them.
type Found = Option<(Vec<Block>, usize)>;

/// The recognisers, the surest first. Each looks at the lines from a place on and takes its own or nothing.
const RECOGNISERS: &[fn(&Lines, usize) -> Found] = &[
    code::fenced,
    fields::call,
    fields::list,
    directives::directives,
    pipes::table,
    lone::table,
    aligned::table,
    columns::table,
    terms::by_gap,
    terms::by_indent,
    flattened::pairs,
    flattened::codes,
    code::labelled,
    code::indented,
    code::by_look,
    list::list,
    list::terms,
    prose::heading,
];

/// The title of a text, if it stands above the page's heading once more, and its blocks.
pub(super) fn read(source: &Source) -> (Option<String>, Vec<Block>) {
    let lines = Lines::new(source);
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines.is_blank(at) {
            at = at.saturating_add(1);
            continue;
        }
        let found = RECOGNISERS.iter().find_map(|recognise| recognise(&lines, at));
        let (found, next) = found.unwrap_or_else(|| prose::paragraph(&lines, at));
        blocks.extend(found);
        // Whatever a recogniser says, the reading goes on.
        at = next.max(at.saturating_add(1));
    }
    let title = doubled_title(&mut blocks);
    first_heading_is_the_page(&mut blocks);
    (title, blocks)
}

/// What was a page's title and its heading became two equal lines.
fn doubled_title(blocks: &mut Vec<Block>) -> Option<String> {
    let [first, second, ..] = blocks.as_slice() else {
        return None;
    };
    let (BlockKind::Heading { text, .. }, BlockKind::Heading { text: below, .. }) = (&first.kind, &second.kind) else {
        return None;
    };
    let title = (text.text == below.text).then(|| text.text.clone())?;
    blocks.remove(0);
    Some(title)
}

/// Whether another kind of block than running text begins at the line.
fn begins_other_block(lines: &Lines, at: usize) -> bool {
    let others = [
        code::fenced,
        pipes::table,
        aligned::table,
        code::labelled,
        code::by_look,
        list::list,
    ];
    others.iter().any(|recognise| recognise(lines, at).is_some())
}

/// Text has no levels: the heading that it begins with is the page's own, unless it is one of several calls.
fn first_heading_is_the_page(blocks: &mut [Block]) {
    let is_call = |block: &Block| matches!(&block.kind, BlockKind::Heading { text, .. } if prose::is_call(&text.text));
    if blocks.first().is_some_and(is_call) && blocks.iter().filter(|block| is_call(block)).count() > 1 {
        return;
    }
    if let Some(Block {
        kind: BlockKind::Heading { level, .. },
        ..
    }) = blocks.first_mut()
    {
        *level = 1;
    }
}
