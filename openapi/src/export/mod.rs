//! A checked model as an OpenAPI 3.1 document.
//!
//! OpenAPI's own keywords say what travels. What they cannot say stands in members that begin with `x-specwright-`, and is
//! listed as a [`Loss`]: who reads the document without knowing them does not learn it.

mod body;
mod credentials;
mod describe;
mod document;
mod errors;
mod fields;
mod form;
mod groups;
mod in_place;
mod names;
mod operation;
mod order;
mod parameters;
mod paths;
mod repeat;
mod response;
mod samples;
mod schema;
mod secrets;
mod servers;
mod text;
mod types;
mod usage;
mod writer;

use specwright_codegen::Checked;

pub(crate) use names::ascii as ascii_name;
pub(crate) use schema::same_pattern;

use crate::tree::Tree;

/// A document, and what it does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// The document.
    pub document: Tree,
    /// What OpenAPI cannot say, in the order of the document; each once.
    pub losses: Vec<Loss>,
}

/// Something that OpenAPI cannot say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// `accounts.create`; `None`: it belongs to a type or to the whole API.
    pub operation: Option<String>,
    /// `due_date`, `Invoice.due_date`, `answer 200`; `None`: it belongs to the whole operation or API.
    pub field: Option<String>,
    /// What is lost, in a few words.
    pub text: String,
}

/// The document of an API.
pub fn export(model: &Checked) -> Exported {
    let shown = secrets::without_secrets(model);
    let mut writer = writer::Writer::new(&shown);
    let document = document::document(&mut writer);
    Exported {
        document,
        losses: writer.into_losses(),
    }
}

impl std::fmt::Display for Loss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.operation, &self.field) {
            (Some(operation), Some(field)) => write!(f, "{operation}, {field}: {}", self.text),
            (Some(place), None) | (None, Some(place)) => write!(f, "{place}: {}", self.text),
            (None, None) => f.write_str(&self.text),
        }
    }
}
