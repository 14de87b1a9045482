//! Documents of ours that somebody edited with another tool: what the ordinary keywords say comes through.
//!
//! Each case in `tests/edited` names a spec, and edits of its document as a list of a JSON pointer and a value (`null`
//! takes the member out). Beside it stand the lines of the specs that are new (`+`) and gone (`-`), and the report.
//! `UPDATE=1` writes these texts anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a file that cannot be read fails the test"
)]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use specwright_openapi::document::open_file;
use specwright_openapi::export::export;
use specwright_openapi::import::{Imported, Options, import_opened};
use specwright_openapi::tree::Tree;
use support::{compiled, root};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edited");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    cases.sort();
    cases
}

fn imported(name: &str, document: &Tree) -> Imported {
    let opened = open_file("document.yaml", document.to_yaml().as_bytes()).unwrap();
    assert!(opened.is_own(), "{name}");
    import_opened(&opened, &Options { api: name.to_owned() })
}

/// Sets a member, or takes it out; `-` behind a list adds an item.
fn edit(document: &mut Tree, pointer: &str, value: &Tree) {
    let steps: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect();
    let (last, way) = steps.split_last().unwrap();
    let mut at = document;
    for step in way {
        at = match at {
            Tree::Object(members) => members.get_mut(step),
            Tree::List(items) => items.get_mut(step.parse::<usize>().unwrap()),
            _ => None,
        }
        .unwrap_or_else(|| panic!("no `{step}` on the way to {pointer}"));
    }
    match (at, value) {
        (Tree::Object(members), Tree::Null) => {
            assert!(members.shift_remove(last).is_some(), "no {pointer}");
        }
        (Tree::Object(members), value) => {
            members.insert(last.clone(), value.clone());
        }
        (Tree::List(items), value) if last == "-" => items.push(value.clone()),
        (Tree::List(items), Tree::Null) => {
            items.remove(last.parse().unwrap());
        }
        (Tree::List(items), value) => *items.get_mut(last.parse::<usize>().unwrap()).unwrap() = value.clone(),
        _ => panic!("nothing can be set at {pointer}"),
    }
}

/// The lines that only one of two texts has, in their order.
fn changes(file: &str, old: &str, new: &str, out: &mut String) {
    let count = |text: &str| {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        text.lines()
            .for_each(|line| *lines.entry(line.to_owned()).or_default() += 1);
        lines
    };
    for (sign, text, mut others) in [('-', old, count(new)), ('+', new, count(old))] {
        for line in text.lines() {
            match others.get_mut(line).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => writeln!(out, "{sign} {file}: {line}").unwrap(),
            }
        }
    }
}

#[test]
fn edits_come_through() {
    let cases = cases();
    assert!(cases.len() > 5);
    let mut wrong = Vec::new();
    for path in cases {
        let case = Tree::from_json(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let name = case.get("spec").and_then(Tree::as_text).unwrap();
        let original = compiled(&root().join(name));
        let api = &original.api.name.spec;
        let mut document = export(&original).document;
        let before = imported(api, &document);
        let Some(Tree::List(edits)) = case.get("edits") else {
            panic!("{}", path.display())
        };
        for one in edits {
            let Tree::List(one) = one else {
                panic!("{}", path.display())
            };
            edit(&mut document, one[0].as_text().unwrap(), &one[1]);
        }
        let after = imported(api, &document);
        let mut shown = String::new();
        let nothing = String::new();
        for file in after
            .files
            .keys()
            .chain(before.files.keys().filter(|file| !after.files.contains_key(*file)))
        {
            let text = |imported: &Imported| imported.files.get(file).unwrap_or(&nothing).clone();
            changes(file, &text(&before), &text(&after), &mut shown);
        }
        for remark in &after.report.remarks {
            writeln!(shown, "#{}: {}", remark.place.pointer, remark.text).unwrap();
        }
        let beside = path.with_extension("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&beside, &shown).unwrap();
        } else if std::fs::read_to_string(&beside).unwrap_or_default() != shown {
            wrong.push(format!("{}:\n{shown}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 writes these texts:\n{}", wrong.join("\n"));
}
