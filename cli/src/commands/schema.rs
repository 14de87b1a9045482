//! `specwright schema`: what editors complete from, and what the JSON output looks like.

use specwright_codegen::schema;

use crate::arguments::{SchemaArguments, SchemaOf};
use crate::exit::{Exit, Failure};
use crate::output::Output;

/// Prints a JSON Schema.
pub(super) fn run(arguments: &SchemaArguments) -> Result<Exit, Failure> {
    let schema = match arguments.of {
        SchemaOf::Api => schema::api(),
        SchemaOf::Resource => schema::resource(),
        SchemaOf::Evidence => schema::evidence(),
        SchemaOf::Diagnostics => schema::diagnostics(),
        SchemaOf::Diff => specwright_diff::report::schema(),
        SchemaOf::Drift => specwright_drift::report::schema(),
    };
    Output::new().json(&schema)?;
    Ok(Exit::Clean)
}
