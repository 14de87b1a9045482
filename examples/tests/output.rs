//! Every example prints what the documents show.
#![allow(clippy::panic, reason = "a test ends so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The page with all examples, and the one with some.
const DOCUMENTS: [&str; 2] = ["docs/examples.md", "README.md"];

const PROGRAMS: [(&str, &str); 8] = [
    ("account_update", env!("CARGO_BIN_EXE_account_update")),
    ("at_communication", env!("CARGO_BIN_EXE_at_communication")),
    ("create_sub_account", env!("CARGO_BIN_EXE_create_sub_account")),
    ("errors", env!("CARGO_BIN_EXE_errors")),
    ("issue_invoice", env!("CARGO_BIN_EXE_issue_invoice")),
    ("move_credits", env!("CARGO_BIN_EXE_move_credits")),
    ("send_text", env!("CARGO_BIN_EXE_send_text")),
    ("unpaid_invoices", env!("CARGO_BIN_EXE_unpaid_invoices")),
];

#[test]
fn examples_print_what_the_documents_show() {
    let documents = DOCUMENTS.map(|name| (name, fs::read_to_string(root().join(name)).unwrap()));
    for (name, program) in PROGRAMS {
        let run = Command::new(program).output().unwrap();
        assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
        let printed = masked(&String::from_utf8(run.stdout).unwrap());
        let shown = documents
            .iter()
            .filter_map(|(document, text)| Some((document, shown(text, name)?)));
        let shown: Vec<_> = shown.collect();
        assert!(!shown.is_empty(), "no document shows {name}");
        for (document, text) in shown {
            assert_eq!(text, printed, "{name}: {document} shows other output");
        }
    }
}

#[test]
fn every_example_is_on_the_page() {
    let page = fs::read_to_string(root().join(DOCUMENTS[0])).unwrap();
    let files = fs::read_dir(root().join("examples/src/bin")).unwrap();
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(shown(&page, &name).is_some(), "{} does not show {name}", DOCUMENTS[0]);
        assert!(PROGRAMS.iter().any(|(known, _)| *known == name), "{name} is not run");
    }
}

/// The output in the block whose first line runs the example.
fn shown(document: &str, name: &str) -> Option<String> {
    let mark = format!(" --bin {name}\n");
    let (_, after) = document.split_once(&mark)?;
    let (block, _) = after.split_once("```")?;
    Some(masked(block))
}

/// The mock's port differs from run to run.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("127.0.0.1:") {
        out.push_str(before);
        out.push_str("127.0.0.1:PORT");
        rest = after.trim_start_matches(|letter: char| letter.is_ascii_digit() || "PORT".contains(letter));
    }
    out + rest
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
