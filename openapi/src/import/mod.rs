//! An OpenAPI document as specs in our language: `api.yaml`, one file for each tag, and a report of every loss and guess.
//!
//! What the language refuses is taken out again with the reason, so that what is written can be checked and generated from;
//! nothing stops the run.

mod access;
mod alike;
mod answers;
mod api;
mod body;
mod build;
mod choice;
mod failures;
mod field;
mod fields;
mod form;
mod importer;
mod merged;
mod names;
mod object;
mod operation;
mod own;
mod parameter;
mod placing;
mod query;
mod report;
mod resources;
mod samples;
mod scalar;
mod servers;
mod settle;
mod shape;
mod types;
mod value;
mod words;

use std::collections::BTreeMap;

use crate::document::{Document, Opened};
use importer::Importer;
pub use report::Report;

/// What an import goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The name of the API; what a name cannot hold becomes `_`.
    pub api: String,
}

/// A document as specs.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Names in the API's folder, and texts.
    pub files: BTreeMap<String, String>,
    /// Every loss and every guess.
    pub report: Report,
    /// How many operations the document has.
    pub operations_in: usize,
    /// How many of them the specs have.
    pub operations_out: usize,
}

/// Writes the specs.
#[must_use]
pub fn import(document: &Document, options: &Options) -> Imported {
    let mut importer = Importer::new(document);
    let files = build::files(&mut importer, options);
    let (files, operations_out) = settle::settle(&mut importer, files);
    Imported {
        files,
        report: importer.into_report(),
        operations_in: document.operations_in_file,
        operations_out,
    }
}

/// Writes the specs of a document that was opened: one that we exported comes back as the specs that it was made from.
#[must_use]
pub fn import_opened(opened: &Opened, options: &Options) -> Imported {
    match opened.is_own() {
        true => own::import(opened, options),
        false => import(&opened.read(), options),
    }
}
