//! Nothing that steers a terminal gets out of a page.

use super::block::{Block, BlockKind, Cell, Item, MarkKind, Row, Styled};
use super::styled::is_control;
use super::{Content, NotChecked, refuse};

/// Refuses text with control characters, by the line of what holds it.
pub(super) fn check(content: &Content) -> Result<(), NotChecked> {
    let about = [&content.title, &content.address, &content.saved];
    for text in about.into_iter().flatten() {
        check_text(text, 1)?;
    }
    check_blocks(&content.blocks)
}

// Blocks are no deeper inside each other than elements are, which is bounded.
fn check_blocks(blocks: &[Block]) -> Result<(), NotChecked> {
    for block in blocks {
        let line = block.line;
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => check_styled(text, line)?,
            BlockKind::Code { language, text } => {
                check_text(language.as_deref().unwrap_or_default(), line)?;
                check_text(text, line)?;
            }
            BlockKind::Table(table) => {
                if let Some(caption) = &table.caption {
                    check_styled(caption, line)?;
                }
                for Row { cells, line } in table.header.iter().chain(&table.rows) {
                    for Cell { text, inner } in cells {
                        check_styled(text, *line)?;
                        check_blocks(inner)?;
                    }
                }
            }
            BlockKind::List(list) => {
                for Item { text, inner, line } in &list.items {
                    check_styled(text, *line)?;
                    check_blocks(inner)?;
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    for text in definition.terms.iter().chain([&definition.text]) {
                        check_styled(text, definition.line)?;
                    }
                    check_blocks(&definition.inner)?;
                }
            }
        }
    }
    Ok(())
}

fn check_styled(styled: &Styled, line: u32) -> Result<(), NotChecked> {
    check_text(&styled.text, line)?;
    for mark in &styled.marks {
        if let MarkKind::Link(address) = &mark.kind {
            check_text(address, line)?;
        }
    }
    Ok(())
}

fn check_text(text: &str, line: u32) -> Result<(), NotChecked> {
    let mut line = line;
    for c in text.chars() {
        if c == '\n' {
            line = line.saturating_add(1);
        } else if is_control(c) {
            return Err(refuse::control(c, line));
        }
    }
    Ok(())
}
