//! The public interface of each generated crate, a line an item, so that a change to it is seen in review.
//!
//! The items come out of macros, so they are listed by rustdoc. Its JSON output is not stable, and is asked of the one
//! compiler whose form is known here; another one leaves this test out.
#![allow(clippy::unwrap_used, reason = "a test ends so")]

mod compiler;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

const APIS: [&str; 2] = ["invoicexpress", "textmarketer"];

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
    "::CASES: ",
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
    let listed = public_api::Builder::from_rustdoc_json(DESCRIBED.join(format!("{api}.json")))
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

/// rustdoc's descriptions of the crates, all made by one run, with every feature but TLS, which adds nothing to them.
static DESCRIBED: LazyLock<PathBuf> = LazyLock::new(|| {
    // Where everything else is built: what is there is not built again.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let mut command = cargo();
    command.args(["doc", "--quiet", "--lib", "--no-deps", "--no-default-features"]);
    for api in APIS {
        command.args(["-p", api]);
    }
    let run = with_unstable_options(&mut command)
        .args(["--features", &features().join(",")])
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOCFLAGS", "-Z unstable-options --output-format json")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    target.join("doc")
});

/// Opens the options to rustdoc alone. The variable that does so would make cargo build crates anew that look at it.
#[cfg(unix)]
fn with_unstable_options(command: &mut Command) -> &mut Command {
    use std::os::unix::fs::PermissionsExt as _;

    let script = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc-with-unstable-options");
    let rustdoc = std::env::var("RUSTDOC").unwrap_or_else(|_| "rustdoc".to_owned());
    std::fs::write(
        &script,
        format!("#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec '{rustdoc}' \"$@\"\n"),
    )
    .unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    command.env("RUSTDOC", script)
}

#[cfg(not(unix))]
fn with_unstable_options(command: &mut Command) -> &mut Command {
    command.env("RUSTC_BOOTSTRAP", "1")
}

/// `textmarketer/async` and so on.
fn features() -> Vec<String> {
    let run = cargo()
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&run.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let packages = packages.filter_map(|package| Some((package["name"].as_str()?, package["features"].as_object()?)));
    packages
        .filter(|(name, _)| APIS.contains(name))
        .flat_map(|(name, features)| features.keys().map(move |feature| (name, feature.as_str())))
        .filter(|(_, feature)| !["default", "rustls"].contains(feature))
        .map(|(name, feature)| format!("{name}/{feature}"))
        .collect()
}

fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    command
}
