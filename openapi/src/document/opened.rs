//! A file that was opened and not yet read, and the values in it, each with its place.

use super::NotRead;
use super::raw::{File, NodeId, Value, open};
use super::reader;
use super::types::{Document, Place, Version};
use super::version::version;

/// The member that says that a document was exported by us, and the version of the language it has.
const MARK: &str = "x-specwright";

/// A document that was opened: it is JSON or YAML, and OpenAPI by its own words.
#[derive(Debug)]
pub struct Opened {
    pub(super) file: File,
    pub(super) file_name: String,
    pub(super) version: Version,
}

/// Opens a file; its name tells JSON from YAML where its text does not. Nothing is fetched.
pub fn open_file(file_name: &str, bytes: &[u8]) -> Result<Opened, NotRead> {
    let file = open(file_name, bytes)?;
    let version = version(&file)?;
    let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_owned();
    Ok(Opened {
        file,
        file_name,
        version,
    })
}

impl Opened {
    /// What the document says, made plain.
    #[must_use]
    pub fn read(&self) -> Document {
        reader::read_opened(self)
    }

    /// Whether it was exported by us, in the version of the language that we know.
    #[must_use]
    pub fn is_own(&self) -> bool {
        let mark = self.root().get(MARK).and_then(Node::scalar);
        mark.as_deref() == Some("1")
    }

    /// What is strange about the file's JSON or YAML, and where.
    pub(crate) fn doubts(&self) -> Vec<(Place, String)> {
        let doubts = self.file.doubts.iter();
        doubts.map(|(id, text)| (self.file.place(*id), text.clone())).collect()
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Node<'_> {
        Node {
            file: &self.file,
            id: self.file.root(),
        }
    }
}

/// A value of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    file: &'a File,
    id: NodeId,
}

impl<'a> Node<'a> {
    /// The member of that name, if this is an object that has it.
    pub(crate) fn get(self, name: &str) -> Option<Node<'a>> {
        let id = self.file.map(self.id)?.get(name)?;
        Some(Node { id, ..self })
    }

    /// The members; none if it is no object.
    pub(crate) fn members(self) -> impl Iterator<Item = (&'a str, Node<'a>)> + use<'a> {
        let entries = self.file.map(self.id).map_or(&[][..], |map| map.entries());
        entries.iter().map(move |entry| {
            let value = Node {
                id: entry.value,
                ..self
            };
            (&*entry.key, value)
        })
    }

    /// The items; none if it is no list.
    pub(crate) fn items(self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let items = self.file.list(self.id).unwrap_or_default();
        items.iter().map(move |id| Node { id: *id, ..self })
    }

    /// The text, if it is one.
    pub(crate) fn text(self) -> Option<&'a str> {
        self.file.text(self.id)
    }

    /// The digits, if it is a number.
    pub(crate) fn number(self) -> Option<&'a str> {
        match self.file.value(self.id) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A text, a number or a truth value as it is written.
    pub(crate) fn scalar(self) -> Option<String> {
        match self.file.value(self.id) {
            Value::Text(text) | Value::Number(text) => Some(text.to_string()),
            Value::Bool(is) => Some(is.to_string()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The truth value, if it is one.
    pub(crate) fn bool(self) -> Option<bool> {
        match self.file.value(self.id) {
            Value::Bool(is) => Some(*is),
            _ => None,
        }
    }

    /// Whether it is `true`.
    pub(crate) fn is_true(self) -> bool {
        self.bool() == Some(true)
    }

    /// Whether it is an object.
    pub(crate) fn is_object(self) -> bool {
        self.file.map(self.id).is_some()
    }

    /// Whether it is a list.
    pub(crate) fn is_list(self) -> bool {
        self.file.list(self.id).is_some()
    }

    /// The member of that name, if it is a text.
    pub(crate) fn text_of(self, name: &str) -> Option<&'a str> {
        self.get(name)?.text()
    }

    /// Whether the member of that name is `true`.
    pub(crate) fn has_flag(self, name: &str) -> bool {
        self.get(name).is_some_and(Node::is_true)
    }

    /// How many values the file has that it stands in.
    pub(crate) fn values_of_file(self) -> usize {
        self.file.count()
    }

    /// Where it stands.
    pub(crate) fn place(self) -> Place {
        self.file.place(self.id)
    }
}
