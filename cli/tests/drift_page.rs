//! `docs/drift.md`: what it shows is what the command prints, one after the other in one folder. After a change on purpose:
//! `SPECWRIGHT_BLESS=1 cargo test -p specwright-cli --test drift_page`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::Folder;

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
    let path = root().join(file);
    let before = fs::read_to_string(&path).unwrap();
    let mut after = String::new();
    let mut rest = before.as_str();
    while let Some((text, block)) = rest.split_once("```console\n") {
        let (block, behind) = block.split_once("```\n").unwrap();
        after += &format!("{text}```console\n{}```\n", shown(block, &folder));
        rest = behind;
    }
    after += rest;
    if std::env::var_os("SPECWRIGHT_BLESS").is_some() {
        fs::write(&path, after).unwrap();
    } else if before != after {
        let lines = before.lines().zip(after.lines());
        let same = lines.take_while(|(before, after)| before == after).count();
        let rest: Vec<_> = after.lines().skip(same).take(12).collect();
        panic!(
            "{file}: from line {} on, the command prints:\n{}",
            same + 1,
            rest.join("\n")
        );
    }
}

/// The block as it should be: a command and what it prints. Other commands have their own tests.
fn shown(block: &str, folder: &Folder) -> String {
    let command = block.lines().next().unwrap();
    let is_ours = ["spec/bakery", "pages/orders.md"]
        .iter()
        .any(|word| command.contains(word));
    if !is_ours {
        return block.to_owned();
    }
    let command = with_id(command, folder);
    let words = words(&command);
    let run = folder.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_ne!(run.code, Some(1), "{command}: {run:?}");
    format!("{command}\n{}{}", run.stdout, run.stderr)
}

fn words(command: &str) -> Vec<String> {
    let command = command.strip_prefix("$ specwright ").unwrap();
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
