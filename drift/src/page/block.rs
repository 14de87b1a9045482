//! What a page is made of, whatever it was kept in.

/// A heading, a paragraph, a list, a table or a block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it begins: the line of the file, from 1.
    pub line: u32,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; level 1 is the page's own.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Its words.
        text: Styled,
    },
    /// Running text.
    Paragraph(Styled),
    /// Text as it is, line breaks and all.
    Code {
        /// What the page calls it: `json`, `curl`.
        language: Option<String>,
        /// The text.
        text: String,
    },
    /// Rows and columns.
    Table(Table),
    /// Bullets or numbers.
    List(List),
    /// Terms, each with what is said of it.
    Definitions(Vec<Definition>),
}

/// Text in one line, white space collapsed, with what was set apart in it. A line break that the page forces is `\n`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Styled {
    /// The words.
    pub text: String,
    /// What was set apart, in the order of their starts.
    pub marks: Vec<Mark>,
}

/// A stretch of text that is set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How.
    pub kind: MarkKind,
}

/// How a stretch of text is set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// As code.
    Code,
    /// In bold.
    Strong,
    /// In italics.
    Emphasis,
    /// Struck through.
    Struck,
    /// As a badge or a label: a small element of its own, such as a chip that says "required".
    Badge,
    /// As a link to that address.
    Link(String),
}

/// A table. Cells that span rows or columns are repeated in each, so that all rows have the same number of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its caption.
    pub caption: Option<Styled>,
    /// The names of its columns, if it says them.
    pub header: Option<Row>,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From left to right.
    pub cells: Vec<Cell>,
    /// Where it begins: the line of the file, from 1.
    pub line: u32,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its running text, paragraphs joined by `\n`. Text of inner blocks is not in it.
    pub text: Styled,
    /// Lists, tables and code inside it.
    pub inner: Vec<Block>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Whether it is numbered.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its running text, paragraphs joined by `\n`. Text of inner blocks is not in it.
    pub text: Styled,
    /// Lists, tables and code inside it.
    pub inner: Vec<Block>,
    /// Where it begins: the line of the file, from 1.
    pub line: u32,
}

/// A term, or several, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Styled>,
    /// What is said: its running text, paragraphs joined by `\n`. Text of inner blocks is not in it.
    pub text: Styled,
    /// Lists, tables and code inside it.
    pub inner: Vec<Block>,
    /// Where it begins: the line of the file, from 1.
    pub line: u32,
}

impl Styled {
    /// Text without anything set apart.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            marks: Vec::new(),
        }
    }

    /// The stretches that are set apart in that way, as text.
    pub fn marked(&self, is: impl Fn(&MarkKind) -> bool) -> impl Iterator<Item = &str> {
        let of_kind = self.marks.iter().filter(move |mark| is(&mark.kind));
        of_kind.filter_map(|mark| self.text.get(mark.start..mark.end))
    }
}
