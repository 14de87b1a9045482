//! `tests/drift/bad`: pages that cannot be checked. Read, turned into facts and compared with a spec, each of them ends as
//! "not checked", for a reason that has one of the words in `<name>.reason`. Those without that file can be checked, and
//! nothing of them steers a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a file that cannot be read fails the test"
)]

mod hang;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use hang::HANG;
use specwright_codegen::Outcome as Spec;
use specwright_drift::accept::AcceptFile;
use specwright_drift::compare::{Level, Options, Outcome, PageReport, compare};
use specwright_drift::page::{self, NotChecked};
use specwright_drift::reader;
use specwright_drift::report::{Run, TextOptions, json_text, markdown, text};

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drift")
}

fn spec() -> Spec {
    let folder = home().join("edits/labels/spec");
    let file = |name: &str| (name.to_owned(), fs::read(folder.join(name)).unwrap());
    specwright_codegen::compile([file("api.yaml"), file("labels.yaml")])
}

/// The whole way of a page.
fn check(name: &str, bytes: &[u8], spec: &Spec) -> Outcome {
    let options = Options {
        only: &[],
        accepted: &AcceptFile::default(),
        today: "2026-03-01",
    };
    let model = spec.model.as_ref().unwrap();
    let compared = page::read(name, bytes).and_then(|page| {
        let facts = reader::read(&page);
        compare(&page, &facts, None, model, &spec.sources, &options)
    });
    compared.map_or_else(Outcome::NotChecked, Outcome::Compared)
}

/// What people and programs get to see of it.
fn shown(name: &str, outcome: Outcome) -> String {
    let report = PageReport {
        page: name.to_owned(),
        address: None,
        saved: None,
        sha256: String::new(),
        format: None,
        repairs: Vec::new(),
        outcome,
    };
    let run = Run {
        api: "packhorse".to_owned(),
        folder: "spec/packhorse".to_owned(),
        pages: vec![report],
        stale_acceptances: Vec::new(),
        fail_on: Level::Breaks,
        floor: 50,
    };
    let options = TextOptions {
        unread: true,
        all: true,
    };
    [text(&run, options), markdown(&run), json_text(&run)].join("\n")
}

/// The characters that can change what a reader sees of others, or what a terminal does.
fn steers(character: char) -> bool {
    let is_invisible = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_invisible || (character.is_control() && character != '\n')
}

fn assert_harmless(name: &str, outcome: Outcome) {
    let shown = shown(name, outcome);
    assert_eq!(
        shown.chars().find(|character| steers(*character)),
        None,
        "{name}: {shown:?}"
    );
}

fn refused(name: &str, outcome: &Outcome) -> NotChecked {
    match outcome {
        Outcome::NotChecked(reason) => reason.clone(),
        Outcome::Compared(compared) => panic!("{name} was compared: {} of {}", compared.compared, compared.read),
    }
}

#[test]
fn what_is_no_page_of_the_api_is_not_checked_and_says_why() {
    let spec = spec();
    let mut paths: Vec<_> = fs::read_dir(home().join("bad"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().unwrap() != "reason") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let outcome = check(name, &fs::read(path).unwrap(), &spec);
        if let Ok(words) = fs::read_to_string(path.with_extension("reason")) {
            let reason = refused(name, &outcome);
            let said = reason.reason.to_lowercase();
            assert!(
                words.trim().split('|').any(|word| said.contains(word)),
                "{name}: {}",
                reason.reason
            );
            assert!(!reason.cure.is_empty(), "{name}: {}", reason.reason);
        }
        assert_harmless(name, outcome);
    }
}

/// A page that describes the operation, with something at its end.
fn page_with(ending: &str) -> Vec<u8> {
    let before = fs::read_to_string(home().join("edits/labels/before.html")).unwrap();
    before.replace("</main>", &format!("{ending}</main>")).into_bytes()
}

fn repeated(begin: &str, times: usize, end: &str) -> String {
    let mut text = begin.repeat(times);
    text.push('x');
    text + &end.repeat(times)
}

/// Pages made to take for ever, or all of the stack or the memory.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let mut wide = String::from("<table><tr><th>Field</th></tr><tr>");
    for cell in 0..20_000 {
        let _ = write!(wide, "<td colspan=1000 rowspan=65534>{cell}</td>");
    }
    let words = "Required if a is set unless b is one of c or d, between 1 and 5 characters; ".repeat(4_000);
    let entities = "&amp;".repeat(200_000);
    let doctype =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>";
    vec![
        ("divs.html", page_with(&repeated("<div>", 100_000, "</div>"))),
        ("lists.html", page_with(&repeated("<ul><li>a", 30_000, "</li></ul>"))),
        (
            "tables.html",
            page_with(&repeated("<table><tr><td>", 10_000, "</td></tr></table>")),
        ),
        ("unclosed.html", page_with(&"<b><i><table><tr><td><p>".repeat(10_000))),
        ("wide.html", page_with(&wide)),
        ("words.html", page_with(&format!("<p>{words}</p>"))),
        ("entities.html", page_with(&format!("<p>{entities}</p>"))),
        (
            "json.html",
            page_with(&format!("<pre>{}</pre>", repeated("{\"a\":[", 50_000, "]}"))),
        ),
        (
            "xml.html",
            page_with(&format!(
                "<pre>{doctype}{}</pre>",
                repeated("&lt;a&gt;", 50_000, "&lt;/a&gt;")
            )),
        ),
        (
            "dtd.html",
            page_with("<pre>&lt;!ELEMENT a (a, b?)&gt;\n&lt;!ELEMENT b (a*, b*)&gt;</pre>"),
        ),
        ("quotes.md", repeated("> ", 50_000, "\n").into_bytes()),
        ("items.md", repeated("- ", 50_000, "\n").into_bytes()),
        ("brackets.md", "[".repeat(200_000).into_bytes()),
        ("pipes.txt", "a | b | c | ".repeat(100_000).into_bytes()),
        (
            "breaks.mht",
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n{}",
                "--x\n\n".repeat(50_000)
            )
            .into_bytes(),
        ),
    ]
}

#[test]
fn a_page_made_to_do_harm_takes_little_time_and_says_nothing_false() {
    let spec = spec();
    for (name, bytes) in hostile() {
        let begun = Instant::now();
        let outcome = check(name, &bytes, &spec);
        let taken = begun.elapsed();
        println!("{name}: {taken:?}");
        assert!(taken < HANG, "{name} took {taken:?}");
        assert_harmless(name, outcome);
    }
}

#[test]
fn a_page_of_fifty_megabytes_is_not_checked() {
    let bytes = vec![b' '; 50 << 20];
    let reason = refused("large.html", &check("large.html", &bytes, &spec()));
    assert!(reason.reason.contains("large"), "{}", reason.reason);
}
