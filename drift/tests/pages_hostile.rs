//! No bytes make the readers panic or run for long, and nothing that steers a terminal comes out of them.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

mod hang;
mod pages_outline;

use std::fs;
use std::path::Path;
use std::time::Instant;

use hang::HANG;
use pages_outline::outline;
use proptest::collection::vec;
use proptest::prelude::*;
use specwright_drift::page;

const NAMES: [&str; 4] = ["page.html", "page.md", "page.txt", "page"];

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension != "outline"));
    files.sort();
    let read = files.into_iter().map(|file| fs::read(file).unwrap());
    read.filter(|bytes| bytes.len() < 20_000).collect()
}

/// Reads, and looks at all that came out: the outline slices each text at its marks.
fn check(bytes: &[u8]) {
    for name in NAMES {
        if let Ok(page) = page::read(name, bytes) {
            let seen = outline(&page);
            let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
            assert!(!seen.contains(is_control), "{seen:?}");
            assert!(!page.blocks.is_empty());
        }
    }
}

/// A change of some bytes: where, how many go, what comes.
fn change() -> impl Strategy<Value = (prop::sample::Index, usize, Vec<u8>)> {
    let piece = prop_oneof![
        vec(any::<u8>(), 0..6),
        prop::sample::select(vec![
            "<table>",
            "</table>",
            "<td colspan=99 rowspan=99>",
            "<li>",
            "<dl><dt>",
            "= ",
            "=\n",
            "=3D",
            "=20\n",
            "|",
            "---|---\n",
            "```\n",
            "\n\n",
            "    ",
            "<pre>",
            "<!--",
            "&#27;",
            "\u{1b}[2J",
            "Parameter\n\nValue\n\n",
            "Code Meaning\n",
            "--b\n",
            ".. parameter:: x\n   :type: y\n",
            "{",
            "\"",
            "é",
            "\u{202e}",
            "\u{a0}",
            "<svg><p>",
            "<template>",
            "`",
            "**",
            "> > > ",
            "* * * x\n",
            "+--+--+\n",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (any::<prop::sample::Index>(), 0_usize..12, piece)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_pages(which in any::<prop::sample::Index>(), changes in vec(change(), 1..8)) {
        let corpus = corpus();
        let mut bytes = corpus[which.index(corpus.len())].clone();
        for (at, gone, more) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, more);
        }
        check(&bytes);
    }

    #[test]
    fn any_text(text in "[a-zA-Z<>&;=|`#*_ \\n\\t:{}\\[\\]/!\"'.0-9é-]{0,400}") {
        check(text.as_bytes());
    }

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }
}

/// Pages made to take long: each must be read or refused in a time that hardly grows with their harm.
#[test]
fn pages_made_to_do_harm_take_no_time() {
    let size = 60_000;
    let repeat = |text: &str| text.repeat(size / text.len());
    let pages = [
        ("unclosed elements", repeat("<b>")),
        ("unclosed formatting in paragraphs", repeat("<p><b a=1><i b=2>x")),
        (
            "many paragraphs under many open marks",
            format!(
                "{}{}",
                (0..200).map(|i| format!("<b a{i}>")).collect::<String>(),
                repeat("<p>x")
            ),
        ),
        (
            "attributes",
            format!("<a {}>", (0..size / 8).map(|i| format!("a{i:x} ")).collect::<String>()),
        ),
        (
            "cells that span",
            format!(
                "<table>{}</table>",
                repeat("<tr><td rowspan=65000 colspan=60>long text of a cell")
            ),
        ),
        ("nested tables", format!("<p>x{}", repeat("<table><tr><td>"))),
        ("nested lists", format!("<p>x{}", repeat("<ul><li>"))),
        ("nested terms", format!("<p>x{}", "<dl><dt>a".repeat(100))),
        ("nested terms without a text", format!("<p>x{}", "<dl><dt>".repeat(100))),
        ("nested definitions", format!("<p>x{}", "<dl><dd>".repeat(100))),
        (
            "nested definitions of terms",
            format!("<p>x{}", "<dl><dt>a</dt><dd>b".repeat(100)),
        ),
        ("nested calls", format!("<p>x{}", "<dl><dt>GET /a</dt><dd>".repeat(100))),
        ("quotes in markdown", repeat("> ")),
        ("lists in markdown", repeat("- ")),
        ("brackets in markdown", format!("# x\n\n{}", repeat("["))),
        ("emphasis in markdown", format!("# x\n\n{}", repeat("*a_ "))),
        ("pipes", repeat("a | b |\n")),
        ("pipes in one line", repeat("| ")),
        ("back quotes", repeat("` a")),
        ("numbers", repeat("1. a\n")),
        (
            "indented bullets",
            (0..900).map(|i| format!("{}* x\n", " ".repeat(i))).collect(),
        ),
        ("open brackets", repeat("{\n")),
        ("open elements in text", format!("Text\n\n{}", repeat("<a>\n"))),
        ("terms", repeat("a: b\n")),
        ("headings", repeat("Title\n\n")),
        (
            "directives",
            (0..400)
                .map(|i| format!("{}.. parameter:: x\n", " ".repeat(i)))
                .collect(),
        ),
        (
            "boundaries",
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"-\"\n\n{}",
                repeat("---\n")
            ),
        ),
        ("nested parts", {
            let part = "--a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"a\"\n\n";
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"a\"\n\n{}",
                repeat(part)
            )
        }),
        (
            "lost breaks",
            format!(
                "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{}",
                repeat("a= b ")
            ),
        ),
        ("brackets in json", repeat("[")),
        ("feed", format!("<rss>{}", repeat("<content>"))),
        ("entities", repeat("&lt;/&amp;")),
        (
            "parameters",
            format!("<div>{}", repeat("<div><div><b>a</b> <i>string</i></div>x</div>")),
        ),
        ("names", repeat("Parameter\n\nValue\n\n")),
        ("codes", repeat("Code Meaning\n")),
        ("labels", repeat("curl\n")),
        ("lone pipes", repeat("|\nName\n")),
        ("sentences", repeat("word ")),
        ("fences of a wiki", repeat("{code:a\n")),
        (
            "columns of a Markdown table",
            format!(
                "# x\n\n{}\n{}\n{}",
                "|a".repeat(8_000),
                "|-".repeat(8_000),
                "|\n".repeat(8_000)
            ),
        ),
        (
            "blocks in bold",
            format!("{}{}", "<b>".repeat(200), repeat("<div>x</div>")),
        ),
        (
            "navigation in navigation",
            format!(
                "{}{}",
                "<div class=nav>".repeat(200),
                repeat("<table><tr><td>x<tr><td>y</table>")
            ),
        ),
        (
            "a wide row",
            format!("<table><tr>{}{}", repeat("<td>x"), repeat("<tr><td>y")),
        ),
        (
            "wide pipes",
            format!("{}\n{}", "a|".repeat(20_000), "a|b\n".repeat(10_000)),
        ),
        ("tables of lone pipes", repeat("Name\n\n|\n\nType\n\n|\n\nx\n\n|\n\n")),
        ("short lines", repeat("word\n")),
        ("short lines of code", repeat("a = b();\n")),
    ];
    for (what, text) in pages {
        for name in ["page.html", "page.md", "page.txt"] {
            let began = Instant::now();
            let _ = page::read(name, text.as_bytes());
            let took = began.elapsed();
            assert!(took < HANG, "{what} as {name} took {took:?}");
        }
    }
}
