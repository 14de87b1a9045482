//! Writes the Rust client of a checked model. Cannot fail: whatever could be refused was refused before. Everything is
//! in memory and in a fixed order; whoever calls writes the files.

mod body;
mod builder;
mod context;
mod crate_files;
mod credentials;
mod docs;
mod dynamic;
mod enums;
mod errors;
mod example;
mod features;
mod licence;
mod manifest;
mod name;
mod objects;
mod operation;
mod origin;
mod pages;
mod print;
mod readme;
mod repeats;
mod required;
mod resource;
mod root;
mod runtime;
mod runtime_features;
mod rust_type;
mod service;
mod shape;
mod shared_errors;
mod surface;
mod unions;
mod usage;
mod validation;
mod wire_form;
mod writer;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::Model;

use context::Known;

pub use crate_files::{CrateOptions, RuntimeSource, emit_crate, emit_shell};
pub use licence::without_text as licences_without_text;
pub use origin::{MARK, RECORD, command};
pub use surface::Surface;

/// Emitted files: path relative to the crate or to the build's output folder, with `/`, and text that ends in a newline.
pub type FileSet = BTreeMap<String, String>;

/// Where the emitted source will live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Included by a crate root from the build's output folder.
    Included,
    /// The sources of a crate of their own, `lib.rs` first.
    Standalone,
}

/// The client's sources: the crate root, and a file for each resource.
pub fn emit_client(model: &Checked, layout: Layout) -> FileSet {
    let model: &Model = model;
    let known = Known::of(model);
    let mut files = FileSet::new();
    let root = match layout {
        Layout::Included => "client.rs",
        Layout::Standalone => "lib.rs",
    };
    files.insert(root.to_string(), root::emit_root(model, &known, layout));
    for (index, resource) in model.resources.iter().enumerate() {
        files.insert(
            resource::file_name(resource),
            resource::emit_resource(model, &known, index),
        );
    }
    if objects::has_shared_types(model) {
        files.insert(
            objects::SHARED_FILE.to_string(),
            objects::emit_shared_types(model, &known),
        );
    }
    let head = format!("// {}\n\n", origin::first_line(model, layout));
    for text in files.values_mut() {
        text.insert_str(0, &head);
    }
    files
}
