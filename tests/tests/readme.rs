//! The README of each generated crate: those of the APIs are as the generator writes them, and what some small specs get is
//! shown in snapshots. The code in them is compiled by the crates' own documentation tests. And what the project's README
//! shows of the mock.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

use std::path::{Path, PathBuf};

use bytes::Bytes;
use http::Request;
use specwright_codegen::emit::{CrateOptions, FileSet, RuntimeSource, emit_crate, emit_shell};
use specwright_codegen::{Checked, compile, load_folder, render};
use specwright_mock::Mock;

#[test]
fn small_specs() {
    for case in [
        "evidence_file",
        "hostile_text",
        "pages",
        "pending",
        "rate_limit",
        "server_two",
    ] {
        let files = emit_crate(&model(&folder(&format!("accept/{case}"))), &options());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../snapshots/readme");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(case, readme(&files)));
    }
}

/// The files themselves are what a reviewer looks at.
#[test]
fn the_readmes_of_the_apis_are_up_to_date() {
    for api in ["invoicexpress", "textmarketer"] {
        let spec = format!("../../spec/{api}");
        let files = emit_shell(&model(&folder(&format!("../spec/{api}"))), &options(), &spec);
        let written = std::fs::read_to_string(folder(&format!("../generated/{api}/README.md"))).unwrap();
        let cure = "run `cargo run -p specwright-cli -- generate`";
        assert!(
            written == readme(&files),
            "generated/{api}/README.md is not up to date: {cure}"
        );
    }
}

/// A crate that is built from the spec, and one of its own, say the same of the API: they differ in their first line, in
/// how they are depended on, and in the end.
#[test]
fn both_kinds_of_crate_have_the_same_readme() {
    let model = model(&folder("accept/evidence_file"));
    let (shell, own) = (
        emit_shell(&model, &options(), "../spec"),
        emit_crate(&model, &options()),
    );
    let shell: Vec<_> = readme(&shell).lines().collect();
    let own: Vec<_> = readme(&own).lines().take(shell.len()).collect();
    let differ: Vec<_> = shell.iter().zip(&own).filter(|(shell, own)| shell != own).collect();
    let [(first, _), (path, version)] = differ[..] else {
        panic!("{differ:#?}")
    };
    assert_eq!(*first, shell[0]);
    assert!(
        path.contains("path = \"../") && version.ends_with("= \"1.2.3\""),
        "{path} {version}"
    );
}

#[test]
fn the_projects_readme_shows_what_the_mock_answers() {
    let request = Request::post("/account")
        .header("authorization", "Basic bXlfdXNlcm5hbWU6bXlfcGFzc3dvcmQ=")
        .header("prefer", "example=UsernameTaken")
        .body(Bytes::new())
        .unwrap();
    let answer = Mock::new(model(&folder("../spec/textmarketer"))).respond(request);
    let shown = std::fs::read_to_string(folder("../README.md")).unwrap();
    let answer = String::from_utf8_lossy(answer.body());
    assert!(
        shown.contains(answer.trim_end()),
        "the README does not show this answer:\n{answer}"
    );
}

fn readme(files: &FileSet) -> &str {
    &files["README.md"]
}

fn options() -> CrateOptions {
    CrateOptions {
        version: "1.2.3".to_string(),
        ..CrateOptions::new(RuntimeSource::Workspace)
    }
}

fn model(folder: &Path) -> Checked {
    let outcome = compile(load_folder(folder).unwrap());
    match outcome.model {
        Some(model) => model,
        None => panic!("{}", render::text(&outcome.diagnostics, &outcome.sources, false)),
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
