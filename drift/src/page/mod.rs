//! A documentation page as a person saved it, read into headings, paragraphs, lists, tables and blocks of code.
//!
//! Nothing of a page is run and nothing that it names is fetched. What is no documentation page, or is too damaged to be
//! read, is a [`NotChecked`] with the reason, never an empty page.

mod block;

pub use block::{Block, BlockKind, Cell, Definition, Item, List, Mark, MarkKind, Row, Styled, Table};

/// A page, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The file's name, for messages.
    pub name: String,
    /// Its title, if it says one.
    pub title: Option<String>,
    /// Its address, if the saved copy names it.
    pub address: Option<String>,
    /// The day on which the copy was made, `yyyy-mm-dd`, if the copy says so.
    pub saved: Option<String>,
    /// What it was kept in.
    pub format: PageFormat,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
    /// What had to be repaired before it could be read; a fact of a repaired page is at most parsed, never read.
    pub repairs: Vec<String>,
    /// What is on it, in order. Navigation, footers and scripts are left out.
    pub blocks: Vec<Block>,
}

/// In which form a page is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageFormat {
    /// HTML as a browser saves it.
    Html,
    /// A wiki's or a browser's MIME export.
    Mime,
    /// Markdown.
    Markdown,
    /// Plain text, tables as `a | b | c`.
    Text,
}

/// A page that says nothing about drift, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// What it is instead: `the page is a version-compare view, old and new text run together`.
    pub reason: String,
    /// Where that is seen: the line of the file, from 1.
    pub line: Option<u32>,
    /// What to do about it.
    pub cure: String,
}

/// Reads a page from the bytes of its file.
///
/// # Errors
///
/// What is no documentation page: empty, too large, in an unknown encoding, a login form, an error page, a comparison of
/// versions, or made to do harm.
pub fn read(name: &str, bytes: &[u8]) -> Result<Page, NotChecked> {
    let _ = (name, bytes);
    Err(NotChecked {
        reason: "no reader is there yet".to_owned(),
        line: None,
        cure: String::new(),
    })
}

impl PageFormat {
    /// As reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PageFormat::Html => "html",
            PageFormat::Mime => "mime",
            PageFormat::Markdown => "markdown",
            PageFormat::Text => "text",
        }
    }
}
