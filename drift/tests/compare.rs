//! The cases of `tests/compare`: a file has a spec and cases, each with what a page says, perhaps what an earlier copy
//! said, and the findings. `UPDATE_FINDINGS=1` writes the findings as they are.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use specwright_codegen::compile;
use specwright_codegen::source::SourceSet;
use specwright_drift::accept::AcceptFile;
use specwright_drift::compare::{self, Comparison, Finding, Options};
use specwright_drift::edit::EditChange;
use specwright_drift::facts::text::{Section, parse, write_subject};
use specwright_drift::facts::{Certainty, Fact, Facts, PageOperation, Place, Spot};
use specwright_drift::page::{Page, PageFormat};
use specwright_drift::reader;

/// What every spec of a case begins with, unless it brings an `api.yaml` of its own.
const API: &str = "\
specwright: 1
api: bakery
about: Orders bread.
docs: https://docs.bakery.example/
servers:
  live: { about: The service itself., url: https://api.bakery.example/services/rest }
credentials:
  username: { about: Who calls., secret: false, sample: my_username }
  password: { about: The password., sample: my_password }
auth:
  basic: { about: HTTP Basic., scheme: basic, username: username, password: password }
error_bodies:
  errors: { format: json, path: errors/error, code: code, message: message }
errors:
  401: { error: AccessDenied, about: The credentials are wrong. }
";

/// What stands before the operations of every spec of a case.
const RESOURCE: &str = "resource: orders\nabout: Orders.\n";

#[derive(Default)]
struct Case {
    title: String,
    page: String,
    before: Option<String>,
    certainty: Certainty,
    address: Option<String>,
    only: Vec<String>,
    findings: String,
}

#[test]
fn findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compare");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let written = run_file(&file, &text, &mut wrong);
        if std::env::var_os("UPDATE_FINDINGS").is_some() {
            std::fs::write(&file, written).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Runs the cases of a file; gives its text with the findings as they are.
fn run_file(file: &Path, text: &str, wrong: &mut Vec<String>) -> String {
    let (head, cases) = text.split_once("\n=== ").unwrap_or((text, ""));
    let api = head
        .split_once("--- api\n")
        .map_or(API, |(_, rest)| rest.split("--- spec\n").next().unwrap());
    let spec = head.split_once("--- spec\n").expect("a spec").1;
    let files = [
        ("api.yaml".to_owned(), api.as_bytes().to_vec()),
        ("orders.yaml".to_owned(), format!("{RESOURCE}{spec}\n").into_bytes()),
    ];
    let outcome = compile(files);
    let diagnostics = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
    let model = outcome
        .model
        .unwrap_or_else(|| panic!("{}: {diagnostics}", file.display()));
    let mut written = head.to_owned();
    for case in cases.split("\n=== ").filter(|case| !case.is_empty()) {
        let case = read_case(case);
        let page = page(case.address.clone());
        let facts = facts(&case.page, case.certainty);
        let before = case.before.as_ref().map(|text| crate::facts(text, case.certainty));
        let accepted = AcceptFile::default();
        let options = Options {
            only: &case.only,
            accepted: &accepted,
            today: "2026-01-01",
        };
        let result = compare::compare(&page, &facts, before.as_ref(), &model, &outcome.sources, &options);
        let lines = match result {
            Ok(comparison) => show(&comparison, &outcome.sources),
            Err(not_checked) => format!("not checked: {}\n", not_checked.reason),
        };
        if lines.trim() != case.findings.trim() {
            wrong.push(format!("{}: {}\n{lines}", file.display(), case.title));
        }
        write_case(&case, &lines, &mut written);
    }
    written + "\n"
}

fn read_case(text: &str) -> Case {
    let mut parts = text.split("--- ");
    let mut case = Case::default();
    for line in parts.next().unwrap().lines() {
        match line.split_once(": ") {
            Some(("address", address)) => case.address = Some(address.to_owned()),
            Some(("only", only)) => case.only = only.split(' ').map(str::to_owned).collect(),
            Some(("certainty", "parsed")) => case.certainty = Certainty::Parsed,
            Some(("certainty", "inferred")) => case.certainty = Certainty::Inferred,
            _ => {
                case.title += line;
                case.title.push('\n');
            }
        }
    }
    for part in parts {
        let (name, body) = part.split_once('\n').unwrap_or((part, ""));
        match name {
            "page" => case.page = body.to_owned(),
            "before" => case.before = Some(body.to_owned()),
            "findings" => case.findings = body.to_owned(),
            other => panic!("{other}: page, before, findings"),
        }
    }
    case
}

fn write_case(case: &Case, findings: &str, out: &mut String) {
    write!(out, "\n=== {}", case.title).unwrap();
    if let Some(address) = &case.address {
        writeln!(out, "address: {address}").unwrap();
    }
    if !case.only.is_empty() {
        writeln!(out, "only: {}", case.only.join(" ")).unwrap();
    }
    if case.certainty != Certainty::Read {
        writeln!(out, "certainty: {}", case.certainty.as_str()).unwrap();
    }
    if let Some(before) = &case.before {
        write!(out, "--- before\n{before}").unwrap();
    }
    write!(out, "--- page\n{}--- findings\n{findings}", case.page).unwrap();
    // The line end before the next case is written with it.
    out.truncate(out.trim_end().len());
    out.push('\n');
}

fn page(address: Option<String>) -> Page {
    Page {
        name: "page.html".to_owned(),
        title: None,
        address,
        saved: None,
        format: PageFormat::Html,
        sha256: String::new(),
        repairs: Vec::new(),
        blocks: Vec::new(),
    }
}

fn facts(text: &str, certainty: Certainty) -> Facts {
    let mut facts = Facts::default();
    for section in parse(text).unwrap() {
        let own = section_facts(&section, certainty);
        let Some(line) = section.request_line else {
            facts.shared.extend(own);
            continue;
        };
        let (method, path) = match line.split_once(' ') {
            Some((method, path)) if path.starts_with('/') => (Some(method.to_owned()), Some(path.to_owned())),
            _ => (None, None),
        };
        facts.operations.push(PageOperation {
            title: line,
            method: method.filter(|it| it != "?"),
            path,
            certainty,
            place: Place::default(),
            facts: own,
            samples: Vec::new(),
        });
    }
    facts
}

/// Each subject has a row.
fn section_facts(section: &Section, certainty: Certainty) -> Vec<Fact> {
    let mut row = 0;
    let mut last = None;
    let fact = |(subject, claim): &(_, _)| {
        if last.as_ref() != Some(subject) {
            row += 1;
            last = Some(specwright_drift::facts::Subject::clone(subject));
        }
        Fact {
            subject: specwright_drift::facts::Subject::clone(subject),
            claim: specwright_drift::facts::Claim::clone(claim),
            certainty,
            place: Place {
                spot: Spot::Row {
                    table: 1,
                    row,
                    column: None,
                },
                ..Place::default()
            },
        }
    };
    section.statements.iter().map(fact).collect()
}

fn show(comparison: &Comparison, _sources: &SourceSet) -> String {
    let mut out = String::new();
    for finding in &comparison.findings {
        show_finding(finding, &mut out);
    }
    for (operation, names) in &comparison.not_on_page {
        writeln!(out, "not on the page: {operation}: {}", names.join(", ")).unwrap();
    }
    for (line, _) in &comparison.unknown_operations {
        writeln!(out, "unknown: {line}").unwrap();
    }
    let (compared, read) = (comparison.compared, comparison.read);
    let names: Vec<_> = comparison.operations.iter().map(|(name, _)| name.as_str()).collect();
    writeln!(out, "compared {compared} of {read}: {}", names.join(", ")).unwrap();
    out
}

fn show_finding(finding: &Finding, out: &mut String) {
    let side = |value: Option<&str>| value.unwrap_or("nothing").to_owned();
    let page = side(finding.page.as_ref().map(|side| side.value.as_str()));
    let spec = finding.spec.as_ref().unwrap();
    write!(
        out,
        "{} {} {} {} {}: {page} <> {} @{}:{}",
        finding.sign.as_char(),
        finding.level.as_str(),
        finding.operation,
        write_subject(&finding.subject),
        finding.kind.as_str(),
        spec.value,
        spec.line,
        spec.column,
    )
    .unwrap();
    if let Some(before) = &finding.before {
        write!(out, " [was {}]", side(before.value.as_deref())).unwrap();
    }
    if let Some(remark) = &finding.remark {
        write!(out, " ({remark})").unwrap();
    }
    out.push('\n');
    if let Some(edit) = &finding.edit {
        let change = match &edit.change {
            EditChange::Set { key, value } => format!("{key}: {value}"),
            EditChange::Remove { key } => format!("remove {key}"),
            EditChange::AddItem { key, item } => format!("{key} + {item}"),
            EditChange::RemoveItem { key, item } => format!("{key} - {item}"),
        };
        let sure = if edit.is_certain { "fix" } else { "perhaps" };
        writeln!(out, "    {sure} {}: {change}", edit.keys.join("/")).unwrap();
    }
}

/// Changes each fact of pages, one at a time, and shows the changes that are not found against the page's own draft.
#[test]
#[ignore = "for people"]
#[allow(clippy::print_stdout)]
fn mutate() {
    use specwright_drift::{draft, page};
    let (mut all, mut missed) = (0, 0);
    for path in std::env::var("PAGE").unwrap().split(' ') {
        let Ok(saved) = page::read(path.rsplit('/').next().unwrap(), &std::fs::read(path).unwrap()) else {
            continue;
        };
        let told = reader::read(&saved);
        let files = draft::draft("bakery", &saved, &told).into_iter();
        let outcome = compile(files.map(|(name, text)| (name, text.into_bytes())));
        let Some(model) = outcome.model else { continue };
        let accepted = AcceptFile::default();
        let options = Options {
            only: &[],
            accepted: &accepted,
            today: "2026-01-01",
        };
        let count = |facts: &Facts, before: Option<&Facts>| {
            compare::compare(&saved, facts, before, &model, &outcome.sources, &options)
                .map_or(0, |it| it.findings.len())
        };
        let usual = count(&told, None);
        for operation in 0..told.operations.len() {
            for index in 0..told.operations[operation].facts.len() {
                let fact = &told.operations[operation].facts[index];
                let Some((subject, claim)) = changed(fact) else {
                    continue;
                };
                let mut other = told.clone();
                let old = (fact.subject.clone(), fact.claim.clone());
                let facts = &mut other.operations[operation].facts;
                if old.0 == subject {
                    facts[index].claim = claim;
                } else {
                    for fact in facts.iter_mut().filter(|fact| fact.subject == old.0) {
                        fact.subject = subject.clone();
                    }
                }
                all += 1;
                let (alone, with) = (count(&other, None), count(&other, Some(&told)));
                if alone <= usual || with == 0 {
                    missed += 1;
                    let new = &other.operations[operation].facts[index];
                    println!(
                        "{} {} {:?}: {} -> {} alone {alone} before {with}",
                        path.rsplit('/').next().unwrap(),
                        write_subject(&old.0),
                        new.certainty,
                        specwright_drift::facts::text::write_claim(&old.1),
                        specwright_drift::facts::text::write_claim(&new.claim),
                    );
                }
            }
        }
    }
    println!("{missed} of {all} missed");
}

fn changed(fact: &Fact) -> Option<(specwright_drift::facts::Subject, specwright_drift::facts::Claim)> {
    use specwright_drift::facts::{Bounds, Claim, EnumText, FieldType, Presence, Subject};
    let same = fact.subject.clone();
    let is_sent = matches!(same, Subject::Request(_));
    Some(match &fact.claim {
        Claim::Exists(_) => {
            let subject = match same {
                Subject::Request(name) => Subject::Request(name + "_of_it"),
                Subject::Response(name) => Subject::Response(name + "_of_it"),
                Subject::Status(status) => Subject::Status(status + 1),
                Subject::Code(code) => Subject::Code(code + "9"),
                Subject::Operation => return None,
            };
            (subject, fact.claim.clone())
        }
        Claim::Presence(Presence::Required) if is_sent => (same, Claim::Presence(Presence::Optional)),
        Claim::Presence(Presence::Optional) => (same, Claim::Presence(Presence::Required)),
        Claim::Type(FieldType::String) => (same, Claim::Type(FieldType::Int)),
        Claim::Type(FieldType::Int) => (same, Claim::Type(FieldType::Object)),
        Claim::Type(_) => (same, Claim::Type(FieldType::Bool)),
        Claim::Length(bounds) => {
            let max = bounds.max.map(|max| max + 7);
            let min = bounds.min.map(|min| min + 2);
            (same, Claim::Length(Bounds { min, max }))
        }
        Claim::Enum { values, open } => {
            let mut values = values.clone();
            values.push(EnumText {
                text: "quite_another".to_owned(),
                meaning: None,
            });
            (same, Claim::Enum { values, open: *open })
        }
        Claim::Range(range) => {
            let mut range = range.clone();
            for end in [&mut range.min, &mut range.max].into_iter().flatten() {
                end.number += "3";
            }
            (same, Claim::Range(range))
        }
        Claim::CodeStatus(status) => (same, Claim::CodeStatus(status + 1)),
        Claim::Format(_) => (same, Claim::Format("uuid".to_owned())),
        Claim::Chars(_) => (same, Claim::Chars("a-f".to_owned())),
        _ => return None,
    })
}
