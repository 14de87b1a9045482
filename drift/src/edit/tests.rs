//! Edits of any text: nothing outside of the entry changes, comments survive, and a second time changes nothing.

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::Config;
use specwright_codegen::yaml::{Node, NodeKind};

use super::session::edited;
use super::{Edited, difference, preview, quoted, text, tree};
use crate::edit::{Edit, EditChange};

fn edit(keys: &[String], change: EditChange) -> Edit {
    Edit {
        file: "a.yaml".to_owned(),
        keys: keys.to_vec(),
        change,
        is_certain: true,
    }
}

fn set(key: &str, value: &str) -> EditChange {
    let (key, value) = (key.to_owned(), value.to_owned());
    EditChange::Set { key, value }
}

/// Every mapping of a text, by the keys on the way to it.
fn mappings(node: &Node) -> Vec<(Vec<String>, Vec<String>)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), node)];
    while let Some((keys, node)) = open.pop() {
        let inner = |key: &str| keys.iter().cloned().chain([key.to_owned()]).collect::<Vec<_>>();
        match &node.kind {
            NodeKind::Mapping(mapping) => {
                open.extend(
                    mapping
                        .entries
                        .iter()
                        .map(|entry| (inner(&entry.key.value), &entry.value)),
                );
                let own = mapping.entries.iter().map(|entry| entry.key.value.clone()).collect();
                found.push((keys, own));
            }
            NodeKind::List(items) => {
                open.extend(
                    items
                        .iter()
                        .enumerate()
                        .map(|(at, item)| (inner(&at.to_string()), item)),
                );
            }
            NodeKind::Empty | NodeKind::Scalar(_) => {}
        }
    }
    found
}

/// The lines of the entry of that key, or of the whole mapping for a new one.
fn touched(before: &str, keys: &[String], key: &str) -> (usize, usize) {
    let root = tree::parse(before).unwrap();
    let node = tree::find(&root, keys).unwrap();
    let entry = node.mapping().and_then(|mapping| mapping.entry(key));
    let is_block = !text::is_flow(before, node);
    let (from, to) = match entry {
        Some(entry) if is_block => (entry.key.span.start as usize, text::entry_end(before, entry)),
        _ => (text::start(node), text::end(before, node)),
    };
    let line = |at: usize| before[..at].matches('\n').count();
    (line(from), line(to))
}

/// Checks what holds for every edit, and gives the text. `None`: refused.
fn checked(before: &str, edit: &Edit) -> Option<String> {
    let after = match edited(before, edit) {
        Ok(after) => after,
        Err(reason) => {
            assert!(!reason.contains("layout"), "{reason}: {edit:?}\n{before}");
            return None;
        }
    };
    assert_eq!(
        edited(&after, edit).as_deref().unwrap_or(&after),
        after,
        "not the same the second time: {edit:?}"
    );
    let comments = |text: &str| {
        let mut comments = text::comments(text, 0, text.len(), &tree::parse(text).unwrap());
        comments.sort();
        comments
    };
    assert_eq!(comments(before), comments(&after), "{edit:?}\n{before}\n---\n{after}");
    let (first, last) = touched(before, &edit.keys, edit.change.key());
    let lines: Vec<_> = before.lines().collect();
    // An empty line between two that are left is taken out with the entry between them.
    let head: Vec<_> = lines[..first].to_vec();
    let head_text = head.join("\n");
    assert!(
        after.starts_with(head_text.trim_end()),
        "the lines above changed: {edit:?}\n{before}\n---\n{after}"
    );
    let tail = lines.get(last + 1..).unwrap_or_default().join("\n");
    let tail_of_after = after.trim_end();
    assert!(
        tail_of_after.ends_with(tail.trim()),
        "the lines below changed: {edit:?}\n{before}\n---\n{after}"
    );
    Some(after)
}

#[test]
fn the_specs_of_this_repository_can_be_edited_anywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut edits = 0;
    for (api, step) in [("textmarketer", 11), ("invoicexpress", 83)] {
        for (path, bytes) in specwright_codegen::load_folder(&root.join(api)).unwrap() {
            let before = String::from_utf8(bytes).unwrap();
            let all = mappings(&tree::parse(&before).unwrap());
            for (nth, (keys, own)) in all.iter().enumerate().skip(path.len() % step).step_by(step) {
                let key = &own[nth % own.len()];
                let changes = [
                    set("zebra", "true"),
                    set(key, "short"),
                    set(key, "[a, b]"),
                    EditChange::Remove { key: key.clone() },
                ];
                for change in changes {
                    edits += usize::from(checked(&before, &edit(keys, change)).is_some());
                }
            }
        }
    }
    assert!(edits > 200, "{edits}");
}

#[test]
fn line_ends_stay() {
    let before = "a:\r\n  b: 1 # one\r\n  c:\r\n    d: 2\r\n";
    let keys = ["a".to_owned()];
    let after = edited(before, &edit(&keys, set("e", "3"))).unwrap();
    assert_eq!(after, "a:\r\n  b: 1 # one\r\n  c:\r\n    d: 2\r\n  e: 3\r\n");
    let after = edited(before, &edit(&keys, EditChange::Remove { key: "b".to_owned() })).unwrap();
    assert_eq!(after, "a:\r\n  # one\r\n  c:\r\n    d: 2\r\n");
    let long = format!("'{}'", "many words ".repeat(20).trim());
    let after = edited(before, &edit(&keys, set("b", &long.replace('\'', "")))).unwrap();
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
}

#[test]
fn values_are_one_value_and_nothing_else() {
    for value in [
        "a: b", "x # y", "a\nb: c", "[a", "{ a: 1", "' x", "*a", "!a b", "", " x", "a, b: c",
    ] {
        let result = edited("k: 1\nl: { m: 1 }\n", &edit(&[], set("k", value)));
        assert!(value.is_empty() || result.is_err(), "{value:?}: {result:?}");
    }
    let after = edited("l: { m: 1 }\n", &edit(&["l".to_owned()], set("m", "a, b")));
    assert_eq!(after.unwrap(), "l: { m: 'a, b' }\n");
}

#[test]
fn texts_in_quotes_mean_themselves() {
    let texts = [
        "",
        "a",
        "a b",
        "7",
        "true",
        "No",
        "null",
        "~",
        "a: b",
        "a #b",
        "- a",
        "it's",
        "[a]",
        "{a",
        "a\u{7}b",
        "a\nb",
        " a",
        "a ",
        "é",
        "#",
        "1.10",
        "2026-01-02",
        "?",
        "=",
        "<<",
        "\\d",
        "a\"b",
        "%",
        "@x",
        "`",
        "a:",
        "--- a",
        "...",
        "\u{2028}",
        "a\u{202e}b",
        "\u{e0041}\u{7}\"\\",
    ];
    for text in texts {
        let document = format!("[{}]", quoted(text));
        assert!(!document.contains(crate::text::is_hidden), "{document}");
        let root = tree::parse(&document).unwrap_or_else(|problem| panic!("{text:?} as {document}: {problem}"));
        let item = root.list().unwrap()[0]
            .scalar()
            .map(|scalar| scalar.text.as_str())
            .unwrap_or_default();
        assert_eq!(item, text, "{document}");
    }
}

#[test]
fn a_difference_and_a_preview() {
    let edited = Edited {
        file: "spec/a.yaml".to_owned(),
        before: "a: 1\nb: 2\n".to_owned(),
        after: "a: 1\nb: 3\n".to_owned(),
    };
    assert_eq!(
        difference(&edited),
        "--- a/spec/a.yaml\n+++ b/spec/a.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n"
    );
    assert_eq!(preview(&edit(&[], set("enum", "[a, b]"))), "enum: [a, b]");
    assert_eq!(preview(&edit(&[], set("about", &"x".repeat(300)))).chars().count(), 164);
}

/// Texts with blocks, brackets, comments, folded texts and empty lines.
fn documents() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("1".to_owned()),
        Just("some words".to_owned()),
        Just("'a # b'".to_owned()),
        Just("\"x: y\"".to_owned()),
        Just(String::new()),
        Just("[a, 'b', c d]".to_owned()),
        Just("{ p: 1, q: [2, 3], r: 's, t' }".to_owned()),
        Just("{ p: 1,\n      q: 2, # inside\n      r: 3 }".to_owned()),
        Just(format!("{{ p: {}, q: 1 }}", "long ".repeat(20).trim())),
    ];
    let comment = prop_oneof![3 => Just(""), 1 => Just(" # why"), 1 => Just("  #  and how: so")];
    let line = (scalar, comment, any::<u8>());
    proptest::collection::vec(line, 1..9).prop_map(|lines| {
        let mut text = String::from("# top\nroot:\n");
        for (at, (value, comment, form)) in lines.iter().enumerate() {
            match form % 7 {
                0 => text += &format!("  k{at}:{comment}\n    in{at}: {value}\n    more:\n      - {{ a: 1 }}\n      - b: 2\n        c: 3\n"),
                1 => text += &format!("  # above k{at}\n  k{at}: >-{comment}\n    folded\n    words\n"),
                2 => text += &format!("\n  k{at}: {value}{comment}\n\n"),
                3 => text += &format!("  k{at}:\n  - x{comment}\n  - y\n"),
                _ => text += &format!("  k{at}: {value}{comment}\n"),
            }
        }
        text + "last: 1\n"
    })
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn nothing_else_changes(document in documents(), which in any::<prop::sample::Index>(), inner in any::<prop::sample::Index>(), kind in 0..7) {
        let Ok(root) = tree::parse(&document) else { return Ok(()) };
        let all = mappings(&root);
        let (keys, own) = which.get(&all);
        let key = inner.get(own).clone();
        let long = "word ".repeat(30);
        let change = match kind {
            0 => set("new", "7"),
            1 => set("new", long.trim()),
            2 => set(&key, "[a, b]"),
            3 => set(&key, long.trim()),
            4 => EditChange::Remove { key },
            5 => EditChange::AddItem { key, item: "'n 1'".to_owned() },
            _ => EditChange::RemoveItem { key, item: "x".to_owned() },
        };
        checked(&document, &edit(keys, change));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ -~\n\té]{0,80}", key in "[ -~]{0,6}", value in "[ -~\n]{0,12}") {
        let change = set(&key, &value);
        let _ = edited(&text, &edit(&[], change.clone()));
        let _ = edited(&format!("a:\n  b: {text}\n"), &edit(&["a".to_owned()], change));
        let add = EditChange::AddItem { key, item: value };
        let _ = edited(&format!("a: [{text}]\n"), &edit(&[], add));
    }
}
