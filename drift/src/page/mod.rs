//! A documentation page as a person saved it, read into headings, paragraphs, lists, tables and blocks of code.
//!
//! Nothing of a page is run and nothing that it names is fetched. What is no documentation page, or is too damaged to be
//! read, is a [`NotChecked`] with the reason, never an empty page.

mod block;
mod controls;
mod dates;
mod decode;
mod detect;
mod heads;
mod html;
mod labels;
mod markdown;
mod mime;
mod mime_head;
mod quoted;
mod refuse;
mod repair;
mod source;
mod styled;
mod text;
mod unwrap;
mod verdict;
mod words;

use sha2::{Digest, Sha256};

pub use block::{Block, BlockKind, Cell, Definition, Item, List, Mark, MarkKind, Row, Styled, Table};
use source::Source;

/// The largest file of a page, in bytes; larger ones are no pages.
pub const LARGEST_PAGE: usize = 8 * 1024 * 1024;

/// A text of more lines is no page.
const MAX_LINES: usize = 200_000;

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
    if bytes.len() > LARGEST_PAGE {
        return Err(refuse::too_large(LARGEST_PAGE));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(refuse::empty());
    }
    let mut content = open(name, bytes)?;
    verdict::judge(&content, &content.signs)?;
    controls::check(&content)?;
    Ok(Page {
        name: name.to_owned(),
        title: content.title.take(),
        address: content.address.take(),
        saved: content.saved.take(),
        format: content.format,
        sha256: fingerprint(bytes),
        repairs: content.repairs,
        blocks: content.blocks,
    })
}

/// What a file holds, before anybody asks whether it is a page.
#[derive(Debug)]
struct Content {
    format: PageFormat,
    title: Option<String>,
    address: Option<String>,
    saved: Option<String>,
    repairs: Vec<String>,
    blocks: Vec<Block>,
    signs: verdict::Signs,
}

impl Content {
    fn new(format: PageFormat, blocks: Vec<Block>) -> Self {
        Self {
            format,
            title: None,
            address: None,
            saved: None,
            repairs: Vec::new(),
            blocks,
            signs: verdict::Signs::default(),
        }
    }
}

fn open(name: &str, bytes: &[u8]) -> Result<Content, NotChecked> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default());
    if detect::looks_like_mime(&head) {
        return open_mime(bytes);
    }
    let text = decode::decode(bytes, None)?;
    if let Some(at) = text.find('\0') {
        return Err(refuse::binary(line_in(text.as_bytes(), at)));
    }
    let mut source = Source::as_in_file(&text);
    let mut repairs = Vec::new();
    if quoted::looks_quoted(&source.text) {
        repairs.push("the text was quoted-printable without a head that says so".to_owned());
        let (decoded, more) = mime::quoted_source(text.as_bytes(), 1, None)?;
        source = decoded;
        repairs.extend(more);
    }
    let unwrapped = unwrap::unwrap(&source);
    let (source, format) = match unwrapped {
        Some((inner, note)) => {
            repairs.push(note.to_owned());
            (inner, PageFormat::Html)
        }
        None => {
            let format = detect::detect(name, &source.text);
            (source, format)
        }
    };
    let mut content = read_as(&source, format)?;
    content.repairs.splice(0..0, repairs);
    Ok(content)
}

fn open_mime(bytes: &[u8]) -> Result<Content, NotChecked> {
    let export = mime::open(bytes)?;
    let mut repairs = export.repairs;
    let text = &export.source.text;
    let has_elements = detect::looks_like_html(text) || detect::has_elements(text);
    let mut content = if export.is_html && has_elements {
        read_as(&export.source, PageFormat::Html)?
    } else if export.is_html {
        repairs.push("the HTML had lost its tags and was read as text".to_owned());
        let source = export.source.replaced(repair::entities(text));
        read_as(&source, PageFormat::Text)?
    } else {
        read_as(&export.source, detect::detect("", text))?
    };
    content.format = PageFormat::Mime;
    content.title = content.title.or(export.title);
    content.address = content.address.or(export.address);
    content.saved = content.saved.or(export.saved);
    content.repairs = repairs;
    Ok(content)
}

fn read_as(source: &Source, format: PageFormat) -> Result<Content, NotChecked> {
    match format {
        PageFormat::Html | PageFormat::Mime => html::read(source),
        PageFormat::Markdown => {
            let (as_html, title) = markdown::to_html(source);
            let mut content = html::read_all(&as_html)?;
            content.format = format;
            content.title = title.or(content.title);
            Ok(content)
        }
        PageFormat::Text if source.text.matches('\n').count() > MAX_LINES => Err(refuse::too_costly()),
        PageFormat::Text => {
            let (title, blocks) = text::read(source);
            let mut content = Content::new(format, blocks);
            content.title = title;
            Ok(content)
        }
    }
}

fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The line of a byte, from 1.
fn line_in(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    source::count(before.iter().filter(|byte| **byte == b'\n').count()).saturating_add(1)
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
