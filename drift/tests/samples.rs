//! Blocks of code and what is read of them: every file in `samples` has a block and the expected lines. A new case is a new
//! file; with `WRITE_CASES=1` the lines below `expected` are written anew, to be reviewed.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::path::Path;

use specwright_drift::facts::{Place, text};
use specwright_drift::samples::{Sample, SampleDirection, ValueKind, facts, read};

const EXPECTED: &str = "----- expected\n";
const BLOCK: &str = "----- block\n";

#[test]
fn every_block_is_read_as_expected() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut files: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(!files.is_empty());
    let writes = std::env::var_os("WRITE_CASES").is_some();
    let mut wrong = String::new();
    for file in files {
        let case = std::fs::read_to_string(&file).unwrap();
        let (head, rest) = case
            .split_once(BLOCK)
            .unwrap_or_else(|| panic!("{}: no block", file.display()));
        let (block, expected) = rest.split_once(EXPECTED).unwrap_or((rest, ""));
        let actual = actual(head, block);
        if actual == expected {
            continue;
        }
        if writes {
            std::fs::write(&file, format!("{head}{BLOCK}{block}{EXPECTED}{actual}")).unwrap();
        }
        writeln!(wrong, "{}\nexpected:\n{expected}\nactual:\n{actual}", file.display()).unwrap();
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn actual(head: &str, block: &str) -> String {
    let of = |key: &str| head.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let headings = of("heading:")
        .map(|heading| vec![heading.to_owned()])
        .unwrap_or_default();
    let place = Place {
        headings,
        line: 1,
        ..Place::default()
    };
    let samples = read(of("language:"), block, &place);
    let mut lines: String = samples.iter().map(show).collect();
    if samples.is_empty() {
        lines.push_str("nothing\n");
    }
    lines
}

fn show(sample: &Sample) -> String {
    let mut line = format!("{:?}", sample.kind);
    let direction = sample.direction.map(|direction| match direction {
        SampleDirection::Request => "request",
        SampleDirection::Response => "response",
    });
    let status = sample.status.map(|status| status.to_string());
    let words = [
        direction,
        sample.method.as_deref(),
        sample.path.as_deref(),
        status.as_deref(),
        sample.language.as_deref(),
    ];
    for word in words.into_iter().flatten() {
        write!(line, " {word}").unwrap();
    }
    writeln!(line, "  line {}", sample.place.line).unwrap();
    for value in &sample.values {
        let query = if value.in_query { "?" } else { "" };
        let text = match value.kind {
            ValueKind::Text => format!("\"{}\"", value.text),
            ValueKind::EmptyList => "[]".to_owned(),
            ValueKind::EmptyObject => "{}".to_owned(),
            _ => value.text.clone(),
        };
        writeln!(line, "  {}: {query}{} {text}", value.line, value.name).unwrap();
    }
    for remark in &sample.remarks {
        writeln!(line, "  remark {}: {}", remark.name, remark.text).unwrap();
    }
    for element in &sample.elements {
        let mark = |child: &specwright_drift::samples::Child| match (child.optional, child.repeats) {
            (false, false) => "",
            (true, false) => "?",
            (true, true) => "*",
            (false, true) => "+",
        };
        let children: Vec<_> = element
            .children
            .iter()
            .map(|child| format!("{}{}", child.name, mark(child)))
            .collect();
        let attributes = element
            .attributes
            .iter()
            .map(|(name, is_required)| format!("@{name}{}", if *is_required { "" } else { "?" }));
        let all: Vec<_> = attributes.chain(children).collect();
        writeln!(line, "  element {} ({})", element.name, all.join(", ")).unwrap();
    }
    for (word, names) in [("lists", &sample.lists), ("identifiers", &sample.identifiers)] {
        if !names.is_empty() {
            writeln!(line, "  {word} {}", names.join(" ; ")).unwrap();
        }
    }
    if let Some(damage) = &sample.damage {
        writeln!(line, "  damage {damage}").unwrap();
    }
    if sample.is_partial {
        line.push_str("  partial\n");
    }
    for fact in facts(sample) {
        let subject = text::write_subject(&fact.subject);
        writeln!(line, "  fact {subject}  {}", text::write_claim(&fact.claim)).unwrap();
    }
    line
}
