//! What a spec says of its operations, in the words in which pages are read, each with its place.

use specwright_codegen::model::{Model, Operation};
use specwright_codegen::source::{SourceSet, Span};

use crate::facts::{Claim, Subject};

/// An operation of a spec, as facts.
#[derive(Debug, Clone)]
pub struct SpecOperation {
    /// `accounts.at_communication`.
    pub name: String,
    /// `POST`.
    pub method: String,
    /// With placeholders by the names of the fields: `/invoices/{document_id}.json`.
    pub path: String,
    /// The vendor's page.
    pub docs: String,
    /// Where the spec has it.
    pub span: Span,
    /// What it says.
    pub facts: Vec<SpecFact>,
}

/// Something that a spec says.
#[derive(Debug, Clone)]
pub struct SpecFact {
    /// Of what. Fields go by their names on the wire, roots of bodies included: `invoice.items.name`.
    pub subject: Subject,
    /// Other names of the same field on the wire.
    pub other_names: Vec<String>,
    /// What.
    pub claim: Claim,
    /// Where: the field, the status, the code.
    pub span: Span,
    /// The keys on the way to the node from its file's root: `operations`, `update`, `form`, `fields`, `company_name`.
    pub keys: Vec<String>,
    /// Why the spec departs from the page here, if it says so: a doubt, a note or a decision on a contradiction.
    pub reason: Option<String>,
}

/// Every operation of a model.
#[must_use]
pub fn operations(model: &Model, sources: &SourceSet) -> Vec<SpecOperation> {
    let _ = (model, sources);
    Vec::new()
}

/// One operation of a model.
#[must_use]
pub fn operation(model: &Model, sources: &SourceSet, name: &str, operation: &Operation) -> SpecOperation {
    let _ = (model, sources, operation);
    SpecOperation {
        name: name.to_owned(),
        method: operation.method.value.as_str().to_owned(),
        path: operation.path_template(),
        docs: operation.docs.clone(),
        span: operation.path.span,
        facts: Vec::new(),
    }
}
