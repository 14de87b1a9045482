//! The manifest of a generated crate.

use std::fmt::Write as _;

use super::crate_files::{CrateOptions, RuntimeSource};
use super::runtime_features::runtime_features;
use super::{Layout, docs, name, origin};
use crate::model::Model;

/// The oldest compiler for which the generator, the runtime and what is emitted are written.
const RUST_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

/// What a registry takes.
const LONGEST_KEYWORD: usize = 20;
const MOST_KEYWORDS: usize = 5;

/// That of a stand-alone crate, with everything a registry asks for.
pub(super) fn stand_alone(model: &Model, options: &CrateOptions) -> String {
    let mut text = format!("# {}\n\n", origin::first_line(model, Layout::Standalone));
    let krate = name::plain(&model.api.name.rust);
    let api = &model.api;
    text.push_str("[package]\n");
    line(&mut text, "name", krate);
    line(&mut text, "version", &options.version);
    line(&mut text, "edition", "2024");
    line(&mut text, "rust-version", RUST_VERSION);
    if !options.authors.is_empty() {
        list(&mut text, "authors", &options.authors);
    }
    line(&mut text, "description", &docs::one_line(&api.about));
    line(&mut text, "license", &options.license);
    if let Some(repository) = &options.repository {
        line(&mut text, "repository", repository);
    }
    line(&mut text, "homepage", options.homepage.as_ref().unwrap_or(&api.docs));
    let documentation = options.documentation.clone();
    let documentation = documentation.unwrap_or_else(|| format!("https://docs.rs/{krate}"));
    line(&mut text, "documentation", &documentation);
    line(&mut text, "readme", "README.md");
    list(&mut text, "keywords", &keywords(model, options));
    list(&mut text, "categories", &categories(options));
    let packed = ["/src/**/*.rs", "/README.md", "/CHANGELOG.md", "/LICENSE*"];
    list(&mut text, "include", &packed.map(str::to_string));
    text.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
    features(&mut text, model);
    dependencies(&mut text, model, &options.runtime);
    text
}

/// That of a workspace's member, which is built from the spec.
pub(super) fn member(model: &Model, options: &CrateOptions) -> String {
    let mut text = format!("# {}.\n\n[package]\n", origin::MARK);
    line(&mut text, "name", name::plain(&model.api.name.rust));
    line(&mut text, "description", &docs::one_line(&model.api.about));
    line(&mut text, "documentation", &model.api.docs);
    for key in ["version", "edition", "rust-version", "license", "publish"] {
        let _ = writeln!(text, "{key}.workspace = true");
    }
    features(&mut text, model);
    dependencies(&mut text, model, &options.runtime);
    text.push_str("\n[build-dependencies]\nspecwright-codegen.workspace = true\n");
    text.push_str("\n[lints]\nworkspace = true\n");
    text
}

/// What lets `cargo package` find a runtime that is in a folder and, perhaps, not on the registry.
pub(super) fn cargo_config(model: &Model, path: &str) -> String {
    format!(
        "# {}\n\n\
         # A package asks the registry for the runtime. Here the folder that `Cargo.toml` names stands in for it, so that\n\
         # `cargo package` builds what it has packed.\n\
         [patch.crates-io]\nspecwright-runtime = {{ path = {} }}\n",
        origin::first_line(model, Layout::Standalone),
        toml_string(path)
    )
}

fn line(text: &mut String, key: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{key} = {}", toml_string(value));
}

fn list(text: &mut String, key: &str, values: &[String]) {
    let values: Vec<String> = values.iter().map(|value| toml_string(value)).collect();
    let _ = writeln!(text, "{key} = [{}]", values.join(", "));
}

/// Those that are given, else the name of the API and what every client is.
fn keywords(model: &Model, options: &CrateOptions) -> Vec<String> {
    if !options.keywords.is_empty() {
        return options.keywords.clone();
    }
    let krate = name::plain(&model.api.name.rust);
    let is_xml = runtime_features(model).contains(&"xml");
    let format = if is_xml { "xml" } else { "json" };
    let mut found: Vec<String> = Vec::new();
    for word in [krate, "api", "client", "http", format] {
        let fits = word.len() <= LONGEST_KEYWORD && found.len() < MOST_KEYWORDS;
        if fits && !found.iter().any(|other| other == word) {
            found.push(word.to_string());
        }
    }
    found
}

fn categories(options: &CrateOptions) -> Vec<String> {
    match options.categories.is_empty() {
        true => ["api-bindings", "web-programming::http-client"]
            .map(str::to_string)
            .to_vec(),
        false => options.categories.clone(),
    }
}

/// A feature for each resource, so that a user compiles what they call.
fn features(text: &mut String, model: &Model) {
    let resources: Vec<String> = model
        .resources
        .iter()
        .map(|resource| toml_string(&resource.name.spec))
        .collect();
    let always = ["async", "rustls"].map(toml_string);
    let default: Vec<String> = resources.iter().cloned().chain(always).collect();
    let _ = write!(text, "\n[features]\ndefault = [{}]\n", default.join(", "));
    text.push_str("# The asynchronous client's connections; without it a transport of your own is needed.\n");
    text.push_str("async = [\"specwright-runtime/async\"]\n");
    text.push_str("# The client whose calls wait for their answers; on its own it needs neither reqwest nor Tokio.\n");
    text.push_str("blocking = [\"specwright-runtime/blocking\"]\n");
    text.push_str("# TLS, which every server but a local one needs.\n");
    text.push_str("rustls = [\"specwright-runtime/rustls\"]\n");
    text.push_str("# A span for each call.\n");
    text.push_str("tracing = [\"specwright-runtime/tracing\"]\n");
    text.push_str("# Calls by an operation's name, with values in JSON.\n");
    text.push_str("dynamic = [\"specwright-runtime/dynamic\"]\n");
    if !resources.is_empty() {
        text.push_str("# Resources.\n");
    }
    for resource in &resources {
        let _ = writeln!(text, "{resource} = []");
    }
}

fn dependencies(text: &mut String, model: &Model, runtime: &RuntimeSource) {
    let source = match runtime {
        RuntimeSource::Workspace => "workspace = true".to_string(),
        RuntimeSource::Version(version) => format!("version = {}, default-features = false", toml_string(version)),
        RuntimeSource::Path { path, version } => format!(
            "version = {}, path = {}, default-features = false",
            toml_string(version),
            toml_string(path)
        ),
    };
    let features: Vec<String> = runtime_features(model).into_iter().map(toml_string).collect();
    let features = features.join(", ");
    let _ = write!(
        text,
        "\n[dependencies]\nspecwright-runtime = {{ {source}, features = [{features}] }}\n"
    );
}

/// A TOML basic string.
pub(super) fn toml_string(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
