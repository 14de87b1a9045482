//! The arguments of `openapi`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct OpenapiArguments {
    /// Folder of the API.
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// How to write the document. Without it: JSON into a file that is called so, else YAML.
    #[arg(long, value_enum)]
    pub(crate) format: Option<DocumentFormat>,
    /// Write the document into this file instead of showing it.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// List what OpenAPI cannot say, with its place, instead of showing the document.
    #[arg(long)]
    pub(crate) losses: bool,
}

/// How to write a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocumentFormat {
    /// For programs.
    Json,
    /// For people and programs.
    Yaml,
}
