//! `tests/drift/edits`: a page as it was, a spec that agrees with it, and the page after each of several edits.
//!
//! Beside `after-<name>.*` stands `after-<name>.expected`, with the findings in two parts: `alone`, page against spec, and
//! `with before`, the same with the page's earlier copy at hand. A line is `~ breaks enum labels.create request service`.
//! Without that file nothing must be found.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a file that cannot be read fails the test"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_codegen::Outcome;
use specwright_drift::accept::AcceptFile;
use specwright_drift::compare::{Comparison, Finding, Options, compare};
use specwright_drift::facts::Facts;
use specwright_drift::facts::text::write_subject;
use specwright_drift::page::{self, Page};
use specwright_drift::reader;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.collect();
    files.sort();
    files
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

struct Case {
    spec: Outcome,
    before: (Page, Facts),
}

impl Case {
    fn open(folder: &Path) -> Self {
        let spec = files(&folder.join("spec"));
        let spec = spec.iter().map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        });
        let spec = specwright_codegen::compile(spec);
        let problems: Vec<_> = spec
            .diagnostics
            .iter()
            .map(|found| (&found.headline, &found.help))
            .collect();
        assert!(spec.model.is_some(), "{folder:?}: {problems:#?}");
        let before = files(folder).into_iter().find(|path| stem(path) == "before").unwrap();
        Self {
            spec,
            before: read(&before),
        }
    }

    fn compare(&self, (page, facts): &(Page, Facts), before: Option<&Facts>) -> Comparison {
        let options = Options {
            only: &[],
            accepted: &AcceptFile::default(),
            today: "2026-03-01",
        };
        let model = self.spec.model.as_ref().unwrap();
        let result = compare(page, facts, before, model, &self.spec.sources, &options);
        result.unwrap_or_else(|not_checked| panic!("{}: {}", page.name, not_checked.reason))
    }
}

fn read(path: &Path) -> (Page, Facts) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let page = page::read(name, &fs::read(path).unwrap());
    let page = page.unwrap_or_else(|not_checked| panic!("{path:?}: {}", not_checked.reason));
    let facts = reader::read(&page);
    (page, facts)
}

fn line(finding: &Finding) -> String {
    let (sign, level, kind) = (finding.sign.as_char(), finding.level.as_str(), finding.kind.as_str());
    format!(
        "{sign} {level} {kind} {} {}",
        finding.operation,
        write_subject(&finding.subject)
    )
}

fn found(comparison: &Comparison) -> BTreeSet<String> {
    comparison.findings.iter().map(line).collect()
}

/// The lines of both parts.
fn expected(file: &Path) -> [BTreeSet<String>; 2] {
    let text = fs::read_to_string(file).unwrap_or_default();
    let (alone, with_before) = text.split_once("with before\n").unwrap_or_default();
    let lines = |part: &str| {
        let lines = part.lines().filter(|line| !line.starts_with('#') && *line != "alone");
        lines.map(str::to_owned).collect()
    };
    [lines(alone), lines(with_before)]
}

fn difference(found: &BTreeSet<String>, expected: &BTreeSet<String>) -> Vec<String> {
    let more = found.difference(expected).map(|line| format!("not expected: {line}"));
    more.chain(expected.difference(found).map(|line| format!("not found: {line}")))
        .collect()
}

#[test]
fn edits_are_found_and_nothing_else() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drift/edits");
    let mut wrong = Vec::new();
    for folder in files(&home) {
        let case = Case::open(&folder);
        for path in files(&folder).iter().filter(|path| path.is_file()) {
            if path.extension().unwrap() == "expected" {
                continue;
            }
            let page = read(path);
            let [alone, with_before] = expected(&path.with_extension("expected"));
            let runs = [
                ("alone", case.compare(&page, None), alone),
                ("with before", case.compare(&page, Some(&case.before.1)), with_before),
            ];
            for (run, comparison, expected) in runs {
                let mut differences = difference(&found(&comparison), &expected);
                let contradictions = comparison.contradictions.iter();
                differences.extend(contradictions.map(|found| format!("not expected: {}", found.text)));
                if comparison.compared == 0 {
                    differences.push("nothing was compared".to_owned());
                }
                let name = format!("{}/{} {run}", stem(&folder), stem(path));
                wrong.extend(differences.into_iter().map(|text| format!("{name}: {text}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
