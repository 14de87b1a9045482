//! Reads a hand-written description of an HTTP API in YAML, checks it like a compiler and writes a typed Rust client.
//!
//! The stages, each with its own types and its own verb: `load` (text and places), `parse` (what was written), `resolve`
//! (what it means), `check` (what is refused), `emit` (Rust source). Problems are collected within a stage and the run
//! stops between stages.
//!
//! ```
//! let files = [("shop/api.yaml".to_owned(), b"specwright: 1\napi: shop\nabuot: Sells things\n".to_vec())];
//! let outcome = specwright_codegen::compile(files);
//! assert!(outcome.model.is_none());
//! let text = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
//! assert!(text.contains("did you mean `about`?"));
//! ```

mod build_script;
mod check;
pub mod constraint;
pub mod diagnostic;
pub mod emit;
mod json_text;
mod load;
pub mod model;
mod names;
mod parse;
pub mod reference;
pub mod render;
pub mod reserved;
mod resolve;
pub mod rules;
pub mod sample;
#[cfg(feature = "json")]
pub mod schema;
pub mod source;
mod spelling;
mod syntax;
mod wording;
pub mod writing;
pub mod yaml;

pub use build_script::build_script;
pub use check::Checked;
pub use load::{API_FILE, LARGEST_FILE, load_folder, load_sources};

use diagnostic::Diagnostics;
use source::SourceSet;

/// What a run of the compiler gives.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The files as text; diagnostics point into them.
    pub sources: SourceSet,
    /// What was found, in the order of the places. Without errors there is a model; warnings may be there all the same.
    pub diagnostics: Diagnostics,
    /// The API, if no stage found an error.
    pub model: Option<Checked>,
}

/// Compiles the spec of one API: the path (for messages) and the bytes of each of its files.
pub fn compile(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Outcome {
    let (sources, mut diagnostics) = load_sources(files);
    let model = run_stages(&sources, &mut diagnostics);
    diagnostics.sort();
    Outcome {
        sources,
        diagnostics,
        model,
    }
}

/// Each stage runs only on what the one before found no error in.
fn run_stages(sources: &SourceSet, diagnostics: &mut Diagnostics) -> Option<Checked> {
    if diagnostics.has_errors() {
        return None;
    }
    let spec = parse::parse_api(sources, diagnostics)?;
    if diagnostics.has_errors() {
        return None;
    }
    let model = resolve::resolve_model(spec, diagnostics)?;
    check::check_model(model, diagnostics)
}
