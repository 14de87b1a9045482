//! The arguments of `specwright generate`.

use std::path::PathBuf;

use clap::Args;

use super::Format;
use crate::crates::settings;

#[derive(Debug, Args)]
pub(crate) struct GenerateArguments {
    /// Folder of one API. Without it: every API under `spec/` of the workspace.
    #[arg(value_name = "PATH", requires = "into")]
    pub(crate) path: Option<PathBuf>,
    /// Write a stand-alone crate, which needs no generator to build, into this folder.
    #[arg(long, value_name = "DIR", requires = "path", group = "into")]
    pub(crate) out: Option<PathBuf>,
    /// Write into this folder the sources alone, for a crate root that includes `client.rs`: what a build script with
    /// `specwright-build` asks for.
    #[arg(long, value_name = "DIR", requires = "path", group = "into", conflicts_with_all = ["force", "PackageArguments"])]
    pub(crate) included: Option<PathBuf>,
    /// Write over files of a stand-alone crate that were edited by hand.
    #[arg(long, requires = "out", conflicts_with = "check")]
    pub(crate) force: bool,
    /// Write nothing; exit with 1 if an output would change.
    #[arg(long)]
    pub(crate) check: bool,
    /// How to show what was done.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) package: PackageArguments,
}

/// What the manifest says. The crate's `specwright.lock` keeps it, so that a later run need not repeat it.
#[derive(Debug, Args)]
#[command(next_help_heading = "What a stand-alone crate says of itself; kept for later runs, '' takes it back")]
pub(crate) struct PackageArguments {
    /// Its version, at first 0.1.0.
    #[arg(long, value_name = "VERSION", requires = "out", value_parser = |text: &str| fitting(settings::VERSION, text))]
    crate_version: Option<String>,
    /// Its licence, an SPDX expression. Without it: MIT OR Apache-2.0.
    #[arg(long, value_name = "SPDX", requires = "out", value_parser = |text: &str| fitting(settings::LICENSE, text))]
    license: Option<String>,
    /// Who holds the copyright: `Name <address>`. Can be repeated. Without it: its contributors.
    #[arg(long = "author", value_name = "NAME", requires = "out", value_parser = |text: &str| fitting(settings::AUTHOR, text))]
    authors: Vec<String>,
    /// Where its source is kept.
    #[arg(long, value_name = "URL", requires = "out", value_parser = |text: &str| fitting(settings::REPOSITORY, text))]
    repository: Option<String>,
    /// Its home page. Without it: the vendor's documentation.
    #[arg(long, value_name = "URL", requires = "out", value_parser = |text: &str| fitting(settings::HOMEPAGE, text))]
    homepage: Option<String>,
    /// Its documentation. Without it: its page on docs.rs.
    #[arg(long, value_name = "URL", requires = "out", value_parser = |text: &str| fitting(settings::DOCUMENTATION, text))]
    documentation: Option<String>,
    /// A keyword, up to five. Without it: the API's name and what every client is.
    #[arg(long = "keyword", value_name = "WORD", requires = "out", value_parser = |text: &str| fitting(settings::KEYWORD, text))]
    keywords: Vec<String>,
    /// A category of crates.io, up to five. Without it: api-bindings and web-programming::http-client.
    #[arg(long = "category", value_name = "SLUG", requires = "out", value_parser = |text: &str| fitting(settings::CATEGORY, text))]
    categories: Vec<String>,
    /// Where it finds the runtime: a path relative to it, or `registry`. Without it: the runtime of the workspace around
    /// the current folder, else the registry.
    #[arg(long, value_name = "DIR", requires = "out", value_parser = |text: &str| fitting(settings::RUNTIME, text))]
    runtime: Option<String>,
}

impl PackageArguments {
    /// Every option with the values that were given.
    pub(crate) fn given(&self) -> Vec<(&'static str, Vec<String>)> {
        let one = |value: &Option<String>| value.iter().cloned().collect();
        vec![
            (settings::VERSION, one(&self.crate_version)),
            (settings::LICENSE, one(&self.license)),
            (settings::AUTHOR, self.authors.clone()),
            (settings::REPOSITORY, one(&self.repository)),
            (settings::HOMEPAGE, one(&self.homepage)),
            (settings::DOCUMENTATION, one(&self.documentation)),
            (settings::KEYWORD, self.keywords.clone()),
            (settings::CATEGORY, self.categories.clone()),
            (settings::RUNTIME, one(&self.runtime)),
        ]
    }
}

fn fitting(name: &str, text: &str) -> Result<String, String> {
    settings::check(name, text).map(|()| text.to_owned())
}
