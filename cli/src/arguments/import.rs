//! The arguments of `import`.

use std::path::PathBuf;

use clap::Args;

use super::Format;

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// An OpenAPI document of version 3.0 or 3.1, JSON or YAML. References to other files are not fetched.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The name of the API; what a name cannot hold becomes `_`.
    #[arg(long, value_name = "NAME")]
    pub(crate) api: String,
    /// The folder of the new spec. Files that are there are not overwritten.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// How to show the report.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
