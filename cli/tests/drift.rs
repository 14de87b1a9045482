//! `specwright drift`, `facts` and `draft`: saved pages, exit codes, what is written and what is not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when its own folder or process fails"
)]

mod common;

use std::fs;

use common::{Folder, ORDERS};

const PAGE: &str = include_str!("drift/pages/orders.md");

fn folder(test: &str) -> Folder {
    let folder = Folder::with_api(test);
    folder.write("orders.md", PAGE);
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
        (&["draft", "orders.md", "--api", "Not-A-Name", "--out", "new"], "error"),
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
        let json = folder.run(&["drift", "bakery", name, "orders.md", "--format", "json"]);
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
