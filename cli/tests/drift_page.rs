//! `docs/drift.md`: what it shows is what the command prints, one after the other in one folder. After a change on purpose:
//! `SPECWRIGHT_BLESS=1 cargo test -p specwright-cli --test drift_page`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{Folder, page};

#[test]
fn what_is_shown_is_what_is_printed() {
    check("docs/drift.md");
}

#[test]
fn the_readme_shows_the_same() {
    check("README.md");
}

/// Runs the commands about the bakery that a file shows, one after the other, and compares what they print.
fn check(file: &str) {
    let folder = bakery(&format!("drift-page-{}", file.replace('/', "-")));
    page::check(file, "drift_page", |command| {
        let is_ours = ["spec/bakery", "pages/orders.md"]
            .iter()
            .any(|word| command.contains(word));
        let is_ours = is_ours && !command.starts_with("$ specwright diff ");
        is_ours.then(|| page::shown(&with_id(command, &folder), &folder, 1))
    });
}

/// The command with the id of the finding about the enum, where it accepts one.
fn with_id(command: &str, folder: &Folder) -> String {
    if !command.contains(" accept ") {
        return command.to_owned();
    }
    let run = folder.run(&["drift", "spec/bakery", "pages/orders.md", "--format", "json"]);
    let report = run.json();
    let findings = report["pages"][0]["compared"]["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["kind"] == "enum");
    let id = finding.unwrap_or_else(|| panic!("{run:?}"))["id"].as_str().unwrap();
    let words = command
        .split(' ')
        .map(|word| if word.starts_with("d-") { id } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// The spec, the page and its earlier copy that the page shows.
fn bakery(test: &str) -> Folder {
    let folder = Folder::new(test);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drift");
    for part in [
        "spec/bakery/api.yaml",
        "spec/bakery/orders.yaml",
        "pages/orders.md",
        "before/orders.md",
    ] {
        folder.write(part, &fs::read_to_string(from.join(part)).unwrap());
    }
    folder
}
