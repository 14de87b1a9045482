//! HTML: the content of a page as blocks.

mod blocks;
mod chrome;
mod code;
mod definitions;
mod flow;
mod head;
mod inline;
mod list;
mod look;
mod main_part;
mod pairs;
mod params;
mod parse;
mod runs;
mod signs;
mod sink;
mod spread;
mod table;
mod tabs;
mod tidy;
mod tree;
mod whole;

use std::cell::Cell;

use super::source::Source;
use super::{Content, NotChecked, PageFormat, refuse};
pub(super) use code::clean as clean_code;
use flow::blocks_of_main;
use tree::Tree;
use whole::Whole;

/// How much text cells may be repeated to.
const MAX_REPEATED: usize = 16 * 1024 * 1024;

/// Reads a page.
pub(super) fn read(source: &Source) -> Result<Content, NotChecked> {
    let tree = parse::parse(source)?;
    let top = main_part::main_part(&tree);
    let mut content = content_of(&tree, source, top)?;
    content.signs = signs::signs(&tree, source);
    Ok(content)
}

/// Reads HTML that is all content, such as what was Markdown.
pub(super) fn read_all(source: &Source) -> Result<Content, NotChecked> {
    let tree = parse::parse(source)?;
    content_of(&tree, source, Tree::ROOT)
}

fn content_of(tree: &Tree, source: &Source, top: tree::Id) -> Result<Content, NotChecked> {
    let whole = Whole {
        tree,
        source,
        to_repeat: Cell::new(MAX_REPEATED),
    };
    let blocks = tidy::tidy(blocks_of_main(&whole, top));
    if whole.to_repeat.get() == 0 {
        return Err(refuse::too_costly());
    }
    let mut content = Content::new(PageFormat::Html, blocks);
    content.title = head::title(tree);
    content.address = head::address(tree);
    content.saved = head::saved(tree);
    Ok(content)
}
