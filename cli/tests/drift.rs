//! `specwright drift`, `facts` and `draft`: saved pages, exit codes, what is written and what is not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

const SPEC: &str = include_str!("drift/spec/bakery/orders.yaml");
const PAGE: &str = include_str!("drift/pages/orders.md");
const BEFORE: &str = include_str!("drift/before/orders.md");

use std::fs;

use common::{Folder, ORDERS, Run};
use serde_json::Value;

/// An API in `bakery`, its page as it is in `orders.md`, and as it was in `before/orders.md`.
fn folder(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("bakery/api.yaml", include_str!("drift/spec/bakery/api.yaml"));
    folder.write("bakery/orders.yaml", SPEC);
    folder.write("orders.md", PAGE);
    folder.write("before/orders.md", BEFORE);
    folder
}

#[test]
fn bad_use_is_1() {
    let folder = folder("drift-bad-use");
    folder.write("empty/readme.rst", "no page");
    folder.write("broken/api.yaml", "specwright: 1\n");
    folder.write("accepted/api.yaml", common::API);
    folder.write("accepted/orders.yaml", ORDERS);
    folder.write("accepted/drift/accepted.yaml", "d-1: [\n");
    for (arguments, message) in [
        (
            &["drift"][..],
            "error: the following required arguments were not provided",
        ),
        (
            &["drift", "bakery"],
            "error: the following required arguments were not provided",
        ),
        (&["drift", "nowhere", "orders.md"], "error: cannot read `nowhere`"),
        (
            &["drift", "bakery", "nowhere.md"],
            "error: there is no page `nowhere.md`",
        ),
        (&["drift", "bakery", "empty"], "error: there is no page in `empty`"),
        (&["drift", "broken", "orders.md"], ""),
        (
            &["drift", "accepted", "orders.md"],
            "error: accepted/drift/accepted.yaml: ",
        ),
        (
            &["drift", "bakery", "orders.md", "--operation", "orders.x"],
            "error: the spec has no operation `orders.x`",
        ),
        (
            &["drift", "bakery", "orders.md", "--today", "2026-02-30"],
            "error: invalid value '2026-02-30'",
        ),
        (
            &["drift", "bakery", "orders.md", "--floor", "101"],
            "error: invalid value '101'",
        ),
        (
            &["drift", "bakery", "orders.md", "--format", "xml"],
            "error: invalid value 'xml'",
        ),
        (
            &["drift", "bakery", "orders.md", "--write"],
            "error: the following required arguments were not provided",
        ),
        (
            &["drift", "bakery", "orders.md", "--fetch"],
            "error: the argument '[PAGE]...' cannot be used with",
        ),
        (
            &["drift", "bakery", "orders.md", "--before", "nowhere.md"],
            "error: there is no earlier copy `nowhere.md`",
        ),
        (
            &["drift", "bakery", "orders.md", "orders.md", "--before", "orders.md"],
            "error: one earlier copy, and several pages",
        ),
        (
            &["drift", "accept", "bakery", "d-41f0c2"],
            "error: the following required arguments were not provided",
        ),
        (
            &["drift", "accept", "empty", "d-41f0c2", "--why", "x"],
            "error: no API in `empty`",
        ),
        (
            &["drift", "accept", "bakery", "41", "--why", "x"],
            "error: bakery/drift/accepted.yaml: ",
        ),
        (&["facts"], "error: the following required arguments were not provided"),
        (&["facts", "nowhere.md"], "error: there is no page `nowhere.md`"),
        (
            &["facts", "--score", "empty"],
            "error: no page in `empty` has a list beside it",
        ),
        (
            &["draft", "orders.md"],
            "error: the following required arguments were not provided",
        ),
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {run:?}");
        assert!(run.stderr.starts_with(message), "{arguments:?}: {}", run.stderr);
        assert_eq!(
            run.stdout.is_empty(),
            !message.is_empty(),
            "{arguments:?}: {}",
            run.stdout
        );
    }
    let help = folder.run(&["drift", "--help"]);
    assert_eq!(help.code, Some(0));
    for code in ["0 no drift", "1 bad use", "2 findings", "3 a page"] {
        assert!(help.stdout.contains(code), "{}", help.stdout);
    }
}

#[test]
fn a_file_that_is_no_page_is_3() {
    let folder = folder("drift-no-page");
    folder.write("empty.html", "");
    folder.write("large.html", &"<p>x</p>".repeat(2 * 1024 * 1024));
    folder.write(
        "login.html",
        "<html><body><form><input name=user><input type=password name=p></form></body></html>",
    );
    for name in ["empty.html", "large.html", "login.html"] {
        let run = folder.run(&["drift", "bakery", name]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(3), ""), "{name}: {run:?}");
        assert!(run.stdout.contains("NOT CHECKED"), "{name}: {}", run.stdout);
        let json = folder.run(&["drift", "bakery", name, "before/orders.md", "--format", "json"]);
        assert_eq!(json.code, Some(3), "{name}");
        let pages = &json.json()["pages"];
        assert!(pages[0]["not_checked"]["reason"].is_string(), "{pages:#}");
        assert!(pages[1]["not_checked"].is_null(), "{pages:#}");
        for arguments in [&["facts", name][..], &["draft", name, "--api", "new", "--out", "new"]] {
            let run = folder.run(arguments);
            assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{arguments:?}");
            assert!(run.stderr.starts_with(&format!("{name}: ")), "{run:?}");
        }
    }
    assert!(!folder.path().join("new").exists());
}

#[test]
fn acceptances_are_added_to_their_file() {
    let folder = folder("drift-accept");
    let accept = |id: &str| {
        folder.run(&[
            "drift",
            "accept",
            "bakery",
            id,
            "--why",
            "Tried: it takes 60.",
            "--today",
            "2026-01-02",
        ])
    };
    let run = accept("d-41f0c2");
    assert_eq!(run.code, Some(0), "{run:?}");
    let path = folder.path().join("bakery/drift/accepted.yaml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("d-41f0c2") && text.contains("2026-01-02"), "{text}");
    fs::write(&path, format!("# Ask again in May.\n{text}")).unwrap();
    let more = ["--who", "Jo", "--until", "2026-06-01"];
    let arguments = [
        "drift",
        "accept",
        "bakery",
        "d-7b93aa",
        "--why",
        "Their slip.",
        "--today",
        "2026-01-03",
    ];
    assert_eq!(folder.run(&[&arguments[..], &more].concat()).code, Some(0));
    let both = fs::read_to_string(&path).unwrap();
    assert!(both.starts_with("# Ask again in May.\n"), "{both}");
    for words in ["d-41f0c2", "d-7b93aa", "Jo", "2026-06-01", "Tried: it takes 60."] {
        assert!(both.contains(words), "{words}: {both}");
    }
    assert_eq!(accept("d-41f0c2").code, Some(1), "accepted already");
    assert_eq!(fs::read_to_string(&path).unwrap(), both);
}

/// The findings of a run: sign, level, kind, subject.
fn findings(run: &Run) -> Vec<String> {
    let report = run.json();
    let findings = report["pages"][0]["compared"]["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let words = |finding: &Value| ["sign", "level", "kind"].map(|key| text(&finding[key])).join(" ");
    findings
        .map(|finding| format!("{} {}", words(finding), text(&finding["subject"]["name"])))
        .collect()
}

#[test]
fn a_page_that_says_what_the_spec_says() {
    let folder = folder("drift-clean");
    let run = folder.run(&["drift", "bakery", "before/orders.md"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    assert!(run.stdout.contains("no drift"), "{}", run.stdout);
    assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
    assert_eq!(
        folder
            .run(&["drift", "bakery", "before", "--operation", "orders.create"])
            .code,
        Some(0)
    );
    assert_eq!(folder.content("bakery").len(), 2, "nothing is written");
}

#[test]
fn a_page_that_changed() {
    let folder = folder("drift-changed");
    let run = folder.run(&["drift", "bakery", "orders.md", "--format", "json"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let found = findings(&run);
    assert!(found.contains(&"~ breaks required courier".to_owned()), "{found:?}");
    assert_eq!(
        folder.run(&["drift", "bakery", "orders.md", "--format", "json"]),
        run,
        "the same bytes"
    );
    let text = folder.run(&["drift", "bakery", "orders.md"]);
    assert!(text.stdout.contains("bakery/orders.yaml:12:"), "{}", text.stdout);
    assert!(
        text.stdout.contains("specwright drift bakery orders.md --fix"),
        "{}",
        text.stdout
    );
    let markdown = folder.run(&["drift", "bakery", "orders.md", "--format", "markdown"]);
    assert_eq!(markdown.code, Some(2));
    assert!(markdown.stdout.starts_with('#'), "{}", markdown.stdout);

    let before = folder.run(&["drift", "bakery", "orders.md", "--before", "before"]);
    assert_eq!(before.code, Some(2));
    assert!(before.stdout.contains("earlier copy"), "{}", before.stdout);
    let other = folder.run(&["drift", "bakery", "orders.md", "--before", "bakery"]);
    assert_eq!(other.stderr, "there is no earlier copy `bakery/orders.md`\n");
}

#[test]
fn levels_and_floors() {
    let folder = folder("drift-levels");
    folder.write("bakery/orders.yaml", &SPEC.replace("length: ..200", "length: ..100"));
    let code = |more: &[&str]| {
        folder
            .run(&[&["drift", "bakery", "before/orders.md"], more].concat())
            .code
    };
    assert_eq!(code(&[]), Some(2));
    assert_eq!(code(&["--fail-on", "breaks"]), Some(0));
    assert_eq!(code(&["--fail-on", "note"]), Some(2));
    folder.write("bakery/orders.yaml", SPEC);
    let more = "\n## POST /cakes\n\n| Name | Type | Required |\n|---|---|---|\n";
    let rows: String = (0..40)
        .map(|row| format!("| layer_{row} | integer | Yes |\n"))
        .collect();
    folder.write("before/orders.md", &format!("{BEFORE}{more}{rows}"));
    assert_eq!(code(&["--floor", "0"]), Some(0));
}

#[test]
fn fixes_are_shown_and_written() {
    let folder = folder("drift-fix");
    let shown = folder.run(&["drift", "bakery", "orders.md", "--fix"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (Some(2), ""), "{shown:?}");
    assert!(
        shown
            .stdout
            .starts_with("--- a/bakery/orders.yaml\n+++ b/bakery/orders.yaml\n@@ "),
        "{}",
        shown.stdout
    );
    assert!(
        shown.stdout.contains("\n-          optional: true\n"),
        "{}",
        shown.stdout
    );
    assert!(shown.stdout.contains("not written"), "{}", shown.stdout);
    assert_eq!(folder.content("bakery")["orders.yaml"], SPEC.as_bytes());

    let written = folder.run(&["drift", "bakery", "orders.md", "--fix", "--write"]);
    let spec = String::from_utf8(folder.content("bakery")["orders.yaml"].clone()).unwrap();
    assert!(spec.contains("# The counter asks for it as well."), "{spec}");
    assert_eq!(spec.lines().count(), SPEC.lines().count() - 1, "{spec}");
    assert_eq!(folder.run(&["check", "bakery"]).code, Some(0));
    let left = folder.run(&["drift", "bakery", "orders.md"]);
    assert!(
        written.stdout.ends_with(&left.stdout),
        "{}\n---\n{}",
        written.stdout,
        left.stdout
    );
    assert_eq!(written.code, left.code);
    let again = folder.run(&["drift", "bakery", "orders.md", "--fix"]);
    assert!(again.stdout.starts_with("nothing to write\n"), "{}", again.stdout);
    assert_eq!(again.code, left.code);
}

#[test]
fn what_was_accepted_is_not_shown_until_its_last_day() {
    let folder = folder("drift-accepted");
    let run = folder.run(&["drift", "bakery", "orders.md", "--format", "json"]);
    let ids: Vec<_> = run.json()["pages"][0]["compared"]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["id"].as_str().unwrap().to_owned())
        .collect();
    for id in &ids {
        let arguments = [
            "drift",
            "accept",
            "bakery",
            id,
            "--why",
            "Asked.",
            "--until",
            "2026-05-01",
            "--today",
            "2026-01-02",
        ];
        assert_eq!(folder.run(&arguments).code, Some(0));
    }
    let on = |today: &str| folder.run(&["drift", "bakery", "orders.md", "--today", today]);
    assert_eq!(on("2026-05-01").code, Some(0));
    assert!(
        on("2026-05-01").stdout.contains("accepted"),
        "{}",
        on("2026-05-01").stdout
    );
    assert_eq!(on("2026-05-02").code, Some(2));
    let fix = folder.run(&["drift", "bakery", "orders.md", "--fix", "--today", "2026-05-01"]);
    assert!(fix.stdout.starts_with("nothing to write\n"), "{}", fix.stdout);
    // The page is as it was: what was accepted is not found any more.
    let stale = folder.run(&[
        "drift",
        "bakery",
        "before/orders.md",
        "--today",
        "2026-05-01",
        "--format",
        "json",
    ]);
    assert_eq!(
        stale.json()["stale_acceptances"].as_array().unwrap().len(),
        ids.len(),
        "{stale:?}"
    );
}

#[test]
fn the_lock_says_what_was_read_and_changes_with_it_only() {
    let folder = folder("drift-lock");
    let lock = |page: &str, today: &str| {
        let run = folder.run(&["drift", "bakery", page, "--lock", "--today", today]);
        assert!(matches!(run.code, Some(0 | 2)), "{run:?}");
        String::from_utf8(folder.content("bakery")["drift/lock.yaml"].clone()).unwrap()
    };
    let first = lock("before/orders.md", "2026-01-02");
    assert!(
        first.contains("orders.create") && first.contains("2026-01-02"),
        "{first}"
    );
    assert_eq!(lock("before/orders.md", "2026-02-02"), first, "the same page");
    folder.write(
        "before/orders.md",
        &BEFORE.replace("The baker starts", "Our baker begins"),
    );
    assert_eq!(lock("before/orders.md", "2026-03-02"), first, "the same facts");
    assert_ne!(lock("orders.md", "2026-04-02"), first);
    assert_eq!(
        folder.run(&["check", "bakery"]).code,
        Some(0),
        "the lock is no part of the spec"
    );
}

#[test]
fn facts_as_text_and_json() {
    let folder = folder("drift-facts");
    let text = folder.run(&["facts", "orders.md"]);
    assert_eq!((text.code, text.stderr.as_str()), (Some(0), ""));
    assert!(
        text.stdout
            .starts_with("POST /orders\n  request loaves  type int; required"),
        "{}",
        text.stdout
    );
    folder.write("lists/deep/orders.md", PAGE);
    folder.write("lists/deep/orders.facts", &text.stdout);
    let score = folder.run(&["facts", "--score", "lists", "--details"]);
    assert_eq!(score.code, Some(0), "{score:?}");
    assert!(
        score.stdout.contains("invented: 0\n") && score.stdout.contains("missed: 0\n"),
        "{}",
        score.stdout
    );
    let places = folder.run(&["facts", "orders.md", "--places"]);
    assert!(
        places.stdout.contains("[read, ") && places.stdout.contains("\"Yes\"]"),
        "{}",
        places.stdout
    );
    let json = folder.run(&["facts", "orders.md", "--format", "json"]).json();
    assert_eq!(json["sections"][0]["operation"], "POST /orders");
    assert_eq!(json["format"], "markdown");
}

#[test]
fn text_of_a_page_does_not_steer_a_terminal() {
    let folder = folder("drift-escapes");
    let page = PAGE
        .replace("How many", "How\u{1b}[31m many\u{202e}")
        .replace("note", "no\u{202e}te");
    folder.write("orders.md", &page);
    for arguments in [
        &["drift", "bakery", "orders.md", "--unread", "--all"][..],
        &["drift", "bakery", "orders.md", "--format", "json"],
        &["drift", "bakery", "orders.md", "--format", "markdown"],
        &["drift", "bakery", "orders.md", "--fix"],
        &["facts", "orders.md", "--places"],
        &["facts", "orders.md", "--format", "json"],
    ] {
        let run = folder.run(arguments);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {said}");
    }
}

#[test]
fn a_draft_compiles_agrees_with_its_page_and_overwrites_nothing() {
    let folder = folder("drift-draft");
    let arguments = ["draft", "orders.md", "--api", "bakery", "--out", "new"];
    let run = folder.run(&arguments);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    assert!(run.stdout.ends_with("next: specwright check new\n"), "{}", run.stdout);
    let drafted = folder.content("new");
    assert!(drafted.contains_key("api.yaml"), "{:?}", drafted.keys());
    assert_eq!(folder.run(&["check", "new"]).code, Some(0));
    let drift = folder.run(&["drift", "new", "orders.md"]);
    assert_eq!(drift.code, Some(0), "{}", drift.stdout);

    let again = folder.run(&arguments);
    assert_eq!((again.code, again.stdout.as_str()), (Some(1), ""), "{again:?}");
    assert!(again.stderr.contains("is there already in `new`"), "{}", again.stderr);
    assert_eq!(folder.content("new"), drafted);
}
