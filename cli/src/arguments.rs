//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) mod diff;
pub(crate) mod drift;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod openapi;

/// Typed Rust clients for HTTP APIs that only have a documentation page.
#[derive(Debug, Parser)]
#[command(name = "specwright", version, propagate_version = true, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 clean, 1 findings (an error in a spec, an output that would change, a missing fact, \
     a verdict that is not allowed), 2 bad use \
     or a file that cannot be read or written. `drift`, `facts` and `draft` have their own, which their help lists.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check specs and report every problem of a stage at once.
    Check(CheckArguments),
    /// Write the clients: every API of the workspace, or one as a stand-alone crate or as sources for a build script.
    Generate(Box<generate::GenerateArguments>),
    /// Serve an API on this machine as its spec says it answers.
    Mock(MockArguments),
    /// Find the place in a spec of everything that a list of facts says.
    Coverage(CoverageArguments),
    /// Say what a change of a spec means for calls and for programs.
    Diff(diff::DiffArguments),
    /// Compare a spec with the vendor's pages, saved or fetched, and say what to edit.
    Drift(Box<drift::DriftArguments>),
    /// Show what is read on a saved page.
    Facts(drift::FactsArguments),
    /// Write a first spec from a saved page.
    Draft(drift::DraftArguments),
    /// Write an API as an OpenAPI document.
    Openapi(openapi::OpenapiArguments),
    /// Write a spec from an OpenAPI document, with a report of every loss and every guess.
    Import(import::ImportArguments),
    /// Print a JSON Schema, for editors and for readers of the JSON output.
    Schema(SchemaArguments),
    /// Explain a rule by its id, or list all rules.
    Explain(ExplainArguments),
    /// Print completions for a shell.
    Completions(CompletionsArguments),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Folders of an API (with an `api.yaml`), or folders of such folders. Without one: `spec/` of the workspace.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to show the findings.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Exit with 1 for warnings too.
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MockArguments {
    /// Folder of the API.
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// Port on the loopback address; 0 picks a free one.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// A credential to let in instead of the spec's sample.
    #[arg(long = "credential", value_name = "NAME=VALUE", value_parser = parse_credential)]
    pub(crate) credentials: Vec<Credential>,
    /// How often a polled operation says that it is not ready before it answers.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) pending: u32,
    /// Refuse requests beyond the rate that the spec documents.
    #[arg(long)]
    pub(crate) rate_limit: bool,
    /// Write a line for each request to the standard error stream: operation, status and why, no values.
    #[arg(long)]
    pub(crate) log: bool,
}

/// A credential's name and the value to let in. The value is a secret, so there is no `Debug` for it.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) name: String,
    pub(crate) value: String,
}

#[derive(Debug, Args)]
pub(crate) struct CoverageArguments {
    /// Folder of the API.
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// The list of facts, a YAML file.
    #[arg(long, value_name = "FILE")]
    pub(crate) facts: PathBuf,
    /// Show only what is missing.
    #[arg(long)]
    pub(crate) missing: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// What to print the schema of.
    #[arg(value_enum, default_value_t)]
    pub(crate) of: SchemaOf,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// Id of a rule, as findings show it in brackets.
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Whether a person or a program reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// What there is a JSON Schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum SchemaOf {
    /// `api.yaml`.
    #[default]
    Api,
    /// A resource's file.
    Resource,
    /// `evidence.yaml`.
    Evidence,
    /// The output of `check --format json`.
    Diagnostics,
    /// The output of `drift --format json`.
    Drift,
    /// The output of `diff --format json`.
    Diff,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}=…", self.name)
    }
}

/// Splits `name=value`; the message repeats neither, because clap shows the argument already.
fn parse_credential(argument: &str) -> Result<Credential, String> {
    match argument.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok(Credential {
            name: name.to_owned(),
            value: value.to_owned(),
        }),
        _ => Err("write a credential as NAME=VALUE".to_owned()),
    }
}
