//! The public interface of each generated crate, a line an item, so that a change to it is seen in review.
//!
//! The items come out of macros, so they are listed by rustdoc. Its JSON output is not stable, and is asked of the one
//! compiler whose form is known here; another one leaves this test out.
#![allow(clippy::unwrap_used, reason = "a test ends so")]

mod compiler;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What generated code tells the runtime; not for users, and alike for all types.
const INTERNAL: [&str; 12] = [
    "Details",
    "Empty",
    "Endpoint",
    "ErrorKind",
    "KnownValue",
    "Paged",
    "Scalar",
    "Slot",
    "Structure",
    "Text",
    "Union",
    "Validate",
];

/// The members of these, and of traits of the standard library whose implementation is listed.
const MEMBERS: [&str; 20] = [
    "::empty() -> ",
    "::clear(&mut self)",
    "::open(&mut self)",
    "::view(&self)",
    "::shape(&self)",
    "::slot(&self",
    "::slot_mut(&mut self",
    "::validate(&self",
    "::from_case(usize)",
    "::is_known(&self)",
    "::set_text(&mut self",
    "::expected(&self)",
    "::text(&self)",
    "::into_items(",
    "::OPERATION: ",
    "::PAGES: ",
    "::fmt(&self",
    "::from(",
    "::from_str(&str)",
    "::Err = ",
];

#[test]
fn invoicexpress() {
    assert_interface("invoicexpress");
}

#[test]
fn textmarketer() {
    assert_interface("textmarketer");
}

fn assert_interface(api: &str) {
    if !compiler::is_known("descriptions of crates") {
        return;
    }
    let listed = public_api::Builder::from_rustdoc_json(described(api))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .unwrap();
    let text: String = listed
        .items()
        .map(ToString::to_string)
        .filter(|line| !is_internal(line))
        .map(|line| short(&line, api) + "\n")
        .collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/public_api");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(api, text));
}

/// Without the paths that every line repeats.
fn short(line: &str, api: &str) -> String {
    let own = format!("{api}::");
    let paths = [
        (own.as_str(), ""),
        ("specwright_runtime::", "rt::"),
        ("alloc::string::String", "String"),
        ("alloc::vec::Vec", "Vec"),
        ("core::option::Option", "Option"),
        ("core::result::Result", "Result"),
        ("core::convert::Into", "Into"),
    ];
    paths
        .iter()
        .fold(line.to_owned(), |line, (long, short)| line.replace(long, short))
}

fn is_internal(line: &str) -> bool {
    let is_of_trait = |name: &str| {
        line.starts_with("impl") && line.contains(&format!("::{name} for ")) && line.contains("specwright_runtime::")
    };
    let is_type_of_trait = ["::ErrorKind = ", "::Response = ", "::Item = "];
    INTERNAL.into_iter().any(is_of_trait)
        || MEMBERS
            .iter()
            .chain(&is_type_of_trait)
            .any(|member| line.contains(member))
}

/// rustdoc's description of the crate with every feature but TLS, which adds nothing to it.
fn described(api: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // A folder of its own: the variable that opens the JSON output would make cargo build other crates anew.
    let target = workspace.join("target/public-api");
    let run = cargo(&workspace)
        .args([
            "rustdoc",
            "--quiet",
            "-p",
            api,
            "--lib",
            "--no-default-features",
            "--features",
        ])
        .arg(features(&workspace, api).join(","))
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    target.join(format!("doc/{api}.json"))
}

fn features(workspace: &Path, api: &str) -> Vec<String> {
    let run = cargo(workspace)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&run.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == api).unwrap();
    let names = package["features"].as_object().unwrap().keys();
    names
        .filter(|name| !["default", "rustls"].contains(&name.as_str()))
        .cloned()
        .collect()
}

fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}
