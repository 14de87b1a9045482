//! A document from the bytes of a file.

use std::collections::HashSet;

use super::NotRead;
use super::opened::{Opened, open_file};
use super::raw::{File, NodeId};
use super::reference::References;
use super::remarks::Remarks;
use super::schema::Schemas;
use super::types::{Document, Place, RemarkKind, Version};

/// How many bytes a document may take when its references are written out.
const MOST_BYTES: usize = 400_000_000;

/// Reads a document; the file's name tells JSON from YAML where its text does not, and references to itself from those
/// to other files. Nothing is fetched.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Document, NotRead> {
    Ok(open_file(file_name, bytes)?.read())
}

/// What a file says that was opened.
pub(super) fn read_opened(opened: &Opened) -> Document {
    let mut reader = Reader {
        file: &opened.file,
        file_name: &opened.file_name,
        version: opened.version,
        remarks: Remarks::default(),
        references: References::default(),
        schemas: Schemas::default(),
        checked: HashSet::new(),
        spent: 0,
    };
    for (id, text) in &opened.file.doubts {
        reader.remark(*id, RemarkKind::Doubtful, text.clone());
    }
    reader.document()
}

/// What the reading of a document goes by.
pub(super) struct Reader<'a> {
    pub(super) file: &'a File,
    /// Without folders.
    pub(super) file_name: &'a str,
    pub(super) version: Version,
    pub(super) remarks: Remarks,
    pub(super) references: References<'a>,
    pub(super) schemas: Schemas,
    /// Objects whose keys were looked at.
    pub(super) checked: HashSet<NodeId>,
    spent: usize,
}

impl Reader<'_> {
    fn document(mut self) -> Document {
        let mut document = Document {
            version: self.version,
            ..Document::default()
        };
        self.name_schemas();
        self.read_head(&mut document);
        self.read_security(&mut document);
        self.read_paths(&mut document);
        document.schemas = self.finish_schemas();
        document.remarks = self.remarks.finish(self.file);
        document
    }

    /// Notes what a person has to know.
    pub(super) fn remark(&mut self, id: NodeId, kind: RemarkKind, text: impl Into<String>) {
        self.remarks.add(self.file, id, kind, text.into());
    }

    /// Where a value stands.
    pub(super) fn place(&mut self, id: NodeId) -> Place {
        let mut place = self.file.place(id);
        if !self.has_room(place.pointer.len()) {
            "/…".clone_into(&mut place.pointer);
        }
        place
    }

    /// Whether there is room for so many bytes more. A small file can stand for a huge document, if a thousand
    /// operations refer to the same long text.
    pub(super) fn has_room(&mut self, bytes: usize) -> bool {
        let has_room = self.spent < MOST_BYTES;
        self.spent = self.spent.saturating_add(bytes);
        if has_room && self.spent >= MOST_BYTES {
            let text = "the document is too large when its references are written out; what follows is left out";
            self.remark(self.file.root(), RemarkKind::Skipped, text);
        }
        self.spent < MOST_BYTES
    }
}
