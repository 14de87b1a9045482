//! The files of a generated crate: what stands around the emitted source, and what the crate's root says.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Known;
use super::writer::Writer;
use super::{FileSet, Layout, docs, emit_client, licence, manifest, name, readme};
use crate::check::Checked;
use crate::model::Model;

/// What a crate's files need to know that the spec does not say.
#[derive(Debug, Clone)]
pub struct CrateOptions {
    /// The crate's version.
    pub version: String,
    /// Where the runtime comes from.
    pub runtime: RuntimeSource,
    /// An SPDX expression.
    pub license: String,
    /// `Name <address>`; they hold the copyright. Without any, it is that of the crate's contributors.
    pub authors: Vec<String>,
    /// Where the crate's source is kept.
    pub repository: Option<String>,
    /// Without it, the vendor's documentation.
    pub homepage: Option<String>,
    /// Without it, the crate's page on docs.rs.
    pub documentation: Option<String>,
    /// Without any, the name of the API and what every client is.
    pub keywords: Vec<String>,
    /// Without any, those of clients.
    pub categories: Vec<String>,
}

/// Where a generated crate finds the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuntimeSource {
    /// A published version.
    Version(String),
    /// A folder, for whoever has it; the version is for everybody else.
    Path {
        /// Relative to the crate.
        path: String,
        /// What is in the folder, and what a package asks the registry for.
        version: String,
    },
    /// The workspace that the crate is a member of.
    Workspace,
}

impl CrateOptions {
    /// A first version with nothing said about it.
    pub fn new(runtime: RuntimeSource) -> Self {
        Self {
            version: "0.1.0".to_string(),
            runtime,
            license: "MIT OR Apache-2.0".to_string(),
            authors: Vec::new(),
            repository: None,
            homepage: None,
            documentation: None,
            keywords: Vec::new(),
            categories: Vec::new(),
        }
    }
}

/// A stand-alone crate: sources, manifest, README and licences. It builds without the generator.
pub fn emit_crate(model: &Checked, options: &CrateOptions) -> FileSet {
    let mut files: FileSet = emit_client(model, Layout::Standalone)
        .into_iter()
        .map(|(path, text)| (format!("src/{path}"), text))
        .collect();
    files.insert("Cargo.toml".to_string(), manifest::stand_alone(model, options));
    if let RuntimeSource::Path { path, .. } = &options.runtime {
        files.insert(".cargo/config.toml".to_string(), manifest::cargo_config(model, path));
    }
    let readme = readme::emit_readme(model, &Known::of(model), Some(options));
    files.insert("README.md".to_string(), readme);
    for (file, text) in licence::files(&options.license, &holder(model, options)) {
        files.insert(file.to_string(), text);
    }
    files
}

/// Who holds the copyright: nobody is named who was not given.
fn holder(model: &Model, options: &CrateOptions) -> String {
    let name = |author: &String| docs::one_line(author.split('<').next().unwrap_or_default());
    let authors: Vec<String> = options
        .authors
        .iter()
        .map(name)
        .filter(|name| !name.is_empty())
        .collect();
    match authors.is_empty() {
        true => format!("The {} contributors", name::plain(&model.api.name.rust)),
        false => authors.join(", "),
    }
}

/// The crate of a workspace that is built from the spec by its build script: manifest, README, build script and crate
/// root. `spec` is the folder of the spec, relative to the crate.
pub fn emit_shell(model: &Checked, options: &CrateOptions, spec: &str) -> FileSet {
    let known = Known::of(model);
    FileSet::from([
        ("Cargo.toml".to_string(), manifest::member(model, options)),
        ("README.md".to_string(), readme::emit_readme(model, &known, None)),
        ("build.rs".to_string(), build_script(spec)),
        ("src/lib.rs".to_string(), shell_root(model, &known)),
    ])
}

fn build_script(spec: &str) -> String {
    format!(
        "//! Generates the client from its description.\n\nfn main() {{\n    specwright_codegen::build_script({spec:?});\n}}\n"
    )
}

fn shell_root(model: &Model, known: &Known) -> String {
    let mut text = String::new();
    for line in root_docs(model) {
        let _ = writeln!(text, "{}", format!("//! {line}").trim_end());
    }
    text.push_str("\ninclude!(concat!(env!(\"OUT_DIR\"), \"/client.rs\"));\n\n");
    for condition in readme_conditions(model, known) {
        let _ = writeln!(text, "#[cfg({condition})]");
    }
    text + "#[doc = include_str!(\"../README.md\")]\nstruct Readme;\n"
}

/// The README's examples, for tests of the documentation to find; compiled for nothing else.
pub(super) fn emit_readme_tests(out: &mut Writer, model: &Model, known: &Known) {
    let conditions = readme_conditions(model, known);
    let conditions = conditions
        .iter()
        .filter_map(|condition| condition.parse::<TokenStream>().ok());
    out.blank();
    for condition in conditions {
        out.line(quote! { #[cfg(#condition)] });
    }
    out.line(quote! { #[doc = include_str!("../README.md")] });
    out.line(quote! { struct Readme; });
}

/// That documentation is tested, with what the examples call.
fn readme_conditions(model: &Model, known: &Known) -> Vec<String> {
    let features = readme::features(model, known);
    let features = features.iter().map(|feature| format!("feature = {feature:?}"));
    ["doctest".to_string()].into_iter().chain(features).collect()
}

/// The documentation of a stand-alone crate's root, and its lint levels.
pub(super) fn emit_head(out: &mut Writer, model: &Model) {
    out.inner_docs(&root_docs(model));
    out.line(quote! { #![forbid(unsafe_code)] });
    out.blank();
}

fn root_docs(model: &Model) -> Vec<String> {
    let api = &model.api;
    let mut lines = vec![
        docs::plain(&api.about),
        String::new(),
        format!(
            "Generated by specwright from a hand-written description of {}.",
            docs::link("the vendor's documentation", &api.docs)
        ),
    ];
    lines.extend(docs::evidence(api, &api.evidence));
    lines.push(String::new());
    lines.extend(readme::resources_table(model));
    lines.extend([
        String::new(),
        "The crate's README has all operations, and what the service does otherwise than its documentation says."
            .to_string(),
    ]);
    lines
}
