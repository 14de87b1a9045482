//! Edits of specs: the cases in `drift/tests/edit`, each a file that anyone can drop in.
//!
//! A file begins with a whole resource in a block `yaml`. Each `##` is a case: the edits, one a line, in a block `text`, and
//! what comes of them: the difference in a block `diff`, the refused edits as lines that begin with `refused:`. Edits are
//! `set KEYS KEY: VALUE`, `remove KEYS KEY`, `add KEYS KEY: ITEM` and `take KEYS KEY: ITEM`, keys with `/` between them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that cannot be read ends the test"
)]

use std::fmt::Write;
use std::path::Path;

use specwright_drift::edit::{Edit, EditChange};
use specwright_drift::edit::{Edited, apply, difference};

const API: &str = "\
specwright: 1
api: shop
about: A small shop.
docs: https://example.com/docs
servers:
  live: { about: The service., url: 'https://api.example.com' }
error_bodies:
  errors: { format: json, path: errors, code: code, message: text }
";

/// Where the difference begins: the names of the file are the same in every case.
const LINES_OF_HEADER: usize = 2;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edit");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut wrong = String::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = block(&text, "yaml");
        let outcome = specwright_codegen::compile(files(&resource));
        assert!(outcome.model.is_some(), "{}: {:?}", path.display(), outcome.diagnostics);
        for case in text.split("\n## ").skip(1) {
            let title = case.lines().next().unwrap();
            let edits: Vec<_> = block(case, "text").lines().map(edit).collect();
            let expected = expected(case);
            let actual = actual(&resource, &edits);
            if actual != expected {
                let file = path.file_name().unwrap().to_string_lossy();
                writeln!(wrong, "{file}: {title}\n{actual}\ninstead of\n{expected}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn actual(resource: &str, edits: &[Edit]) -> String {
    let (edited, refused) = apply(&files(resource), edits);
    let mut actual = String::new();
    for file in &edited {
        let lines: Vec<_> = difference(file)
            .lines()
            .skip(LINES_OF_HEADER)
            .map(str::to_owned)
            .collect();
        actual += &lines.join("\n");
        actual.push('\n');
        assert_same_with_crlf(resource, edits, file);
        assert_nothing_left(file, edits);
    }
    for refused in refused {
        writeln!(actual, "refused: {}", refused.reason).unwrap();
    }
    actual
}

/// The same edits in a file with other line ends.
fn assert_same_with_crlf(resource: &str, edits: &[Edit], edited: &Edited) {
    let (again, _) = apply(&files(&resource.replace('\n', "\r\n")), edits);
    assert_eq!(again[0].after, edited.after.replace('\n', "\r\n"));
}

/// The same edits once more.
fn assert_nothing_left(edited: &Edited, edits: &[Edit]) {
    let (again, _) = apply(&files(&edited.after), edits);
    assert_eq!(again, [], "the second time");
}

fn files(resource: &str) -> Vec<(String, Vec<u8>)> {
    let file = |name: &str, text: &str| (format!("spec/shop/{name}.yaml"), text.as_bytes().to_vec());
    vec![file("api", API), file("orders", resource)]
}

fn edit(line: &str) -> Edit {
    let (verb, rest) = line.split_once(' ').unwrap();
    let (keys, rest) = rest.split_once(' ').unwrap();
    let (key, value) = rest.split_once(": ").unwrap_or((rest, ""));
    let (key, value) = (key.to_owned(), value.to_owned());
    let change = match verb {
        "set" => EditChange::Set { key, value },
        "remove" => EditChange::Remove { key },
        "add" => EditChange::AddItem { key, item: value },
        "take" => EditChange::RemoveItem { key, item: value },
        other => panic!("`{other}` is no edit"),
    };
    let file = "spec/shop/orders.yaml".to_owned();
    let keys = keys.split('/').map(str::to_owned).collect();
    let is_certain = true;
    Edit {
        file,
        keys,
        change,
        is_certain,
    }
}

/// The first block of code in that language.
fn block(text: &str, language: &str) -> String {
    let start = format!("```{language}\n");
    let Some((_, rest)) = text.split_once(&start) else {
        return String::new();
    };
    rest.split_once("```\n").map(|(block, _)| block.to_owned()).unwrap()
}

fn expected(case: &str) -> String {
    let refused = case.lines().filter(|line| line.starts_with("refused: "));
    block(case, "diff") + &refused.map(|line| format!("{line}\n")).collect::<String>()
}
