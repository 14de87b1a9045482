//! The emitted source as reviewers see it: a snapshot for each resource of each API, and one for each small spec under
//! `accept`. What is shown here is also compiled: the APIs as crates of the workspace, the small specs by this package's
//! build script.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

use std::path::{Path, PathBuf};

use specwright_codegen::emit::{FileSet, Layout, emit_client};
use specwright_codegen::{compile, load_folder, render};

#[test]
fn apis() {
    for api in folders("../spec") {
        let name = file_name(&api);
        for (file, text) in emitted(&api) {
            let file = file.trim_end_matches(".rs");
            assert_snapshot(&format!("../snapshots/{name}"), file, &text);
        }
    }
}

#[test]
fn small_specs() {
    for case in folders("accept") {
        let name = file_name(&case);
        // The near misses of the checks show nothing new here; they are compiled with the others.
        if name.starts_with("near_") {
            continue;
        }
        let files = emitted(&case);
        let shown = files.iter().filter(|(file, _)| is_worth_showing(&name, file));
        let text: String = shown.map(|(file, text)| format!("// ---- {file}\n{text}")).collect();
        assert_snapshot("../snapshots/accept", &name, &text);
    }
}

/// The root of a client is alike for all but what is said once for the service.
fn is_worth_showing(case: &str, file: &str) -> bool {
    const OF_THE_SERVICE: [&str; 5] = ["auth", "error_shapes", "rate_limit", "server", "shared_errors"];
    file != "client.rs" || OF_THE_SERVICE.iter().any(|start| case.starts_with(start))
}

#[test]
fn the_same_spec_gives_the_same_source() {
    for api in folders("../spec") {
        assert_eq!(emitted(&api), emitted(&api));
    }
}

fn emitted(folder: &Path) -> FileSet {
    let outcome = compile(load_folder(folder).unwrap());
    match outcome.model {
        Some(model) => emit_client(&model, Layout::Included),
        None => panic!("{}", render::text(&outcome.diagnostics, &outcome.sources, false)),
    }
}

fn assert_snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The folders of APIs in a folder of this package, in the order of their names.
fn folders(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.join("api.yaml").exists()).collect();
    found.sort();
    assert!(!found.is_empty(), "{} holds no API", folder.display());
    found
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
