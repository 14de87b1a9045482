//! The words of a page, for those who judge what kind of page it is.

use super::Content;
use super::block::{Block, BlockKind, Styled};

/// The text of a page, as far as a verdict needs it.
pub(super) struct Words {
    /// In small letters.
    pub(super) title: String,
    /// Headings, paragraphs and cells with their lines.
    pub(super) lines: Vec<(String, u32)>,
    /// How many bytes of text there are.
    pub(super) length: usize,
    /// Tables, lists of definitions and blocks of code.
    pub(super) data: usize,
    /// The first heading and its line.
    pub(super) first_heading: Option<(String, u32)>,
}

impl Words {
    pub(super) fn of(content: &Content) -> Self {
        let mut words = Self {
            title: content.title.clone().unwrap_or_default().to_lowercase(),
            lines: Vec::new(),
            length: 0,
            data: 0,
            first_heading: None,
        };
        for block in &content.blocks {
            words.add(block);
        }
        words
    }

    fn add(&mut self, block: &Block) {
        let line = block.line;
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                self.add_text(text, line);
                self.first_heading.get_or_insert_with(|| (text.text.clone(), line));
            }
            BlockKind::Paragraph(text) => self.add_text(text, line),
            BlockKind::List(list) => {
                for item in &list.items {
                    self.add_text(&item.text, item.line);
                }
            }
            BlockKind::Code { text, .. } => {
                self.length = self.length.saturating_add(text.len());
                self.data = self.data.saturating_add(1);
            }
            BlockKind::Table(table) => {
                for row in table.header.iter().chain(&table.rows) {
                    for cell in &row.cells {
                        self.add_text(&cell.text, row.line);
                    }
                }
                self.data = self.data.saturating_add(1);
            }
            BlockKind::Definitions(_) => self.data = self.data.saturating_add(1),
        }
    }

    fn add_text(&mut self, text: &Styled, line: u32) {
        self.length = self.length.saturating_add(text.text.len());
        if text.text.len() <= 300 {
            self.lines.push((text.text.clone(), line));
        }
    }

    pub(super) fn first_line(&self) -> u32 {
        self.lines.first().map_or(1, |(_, line)| *line)
    }

    pub(super) fn line_with(&self, is: impl Fn(&str) -> bool) -> Option<(&str, u32)> {
        self.lines
            .iter()
            .find(|(text, _)| is(&text.to_lowercase()))
            .map(|(text, line)| (text.as_str(), *line))
    }

    pub(super) fn is_short(&self, limit: usize) -> bool {
        self.length < limit && self.data == 0
    }
}
