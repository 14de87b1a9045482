//! Drafts of every page in `tests/drift/pages`, from what is read of it and from the list of its facts beside it.
//!
//! Those in `drift/tests/draft` have their expected files; `UPDATE=1 cargo test -p specwright-drift --test draft` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test ends so")]

mod below;

use std::fs;
use std::path::{Path, PathBuf};

use below::files_below;
use proptest::prelude::*;
use specwright_drift::accept::AcceptFile;
use specwright_drift::compare::{Finding, Level, Options, compare};
use specwright_drift::draft::draft;
use specwright_drift::facts::text::{Section, parse};
use specwright_drift::facts::{Certainty, Fact, Facts, PageOperation, Place};
use specwright_drift::page::{self, Page, PageFormat};
use specwright_drift::reader;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drift/pages")
}

/// The facts of a list, as if all of them stood in cells.
fn facts_of(text: &str) -> Facts {
    let mut facts = Facts::default();
    for Section {
        request_line,
        statements,
    } in parse(text).unwrap()
    {
        let said = statements.into_iter().map(|(subject, claim)| Fact {
            subject,
            claim,
            certainty: Certainty::Read,
            place: Place::default(),
        });
        let Some((method, path)) = request_line.as_deref().and_then(|line| line.split_once(' ')) else {
            facts.shared.extend(said);
            continue;
        };
        let stated = |text: &str| Some(text.to_owned()).filter(|text| text != "?");
        facts.operations.push(PageOperation {
            title: "Some title".to_owned(),
            method: stated(method),
            path: stated(path),
            certainty: Certainty::Read,
            place: Place::default(),
            facts: said.collect(),
            samples: Vec::new(),
        });
    }
    facts
}

fn empty_page() -> Page {
    Page {
        name: "page.html".to_owned(),
        title: None,
        address: Some("https://shop.example/docs".to_owned()),
        saved: Some("2026-02-03".to_owned()),
        format: PageFormat::Html,
        sha256: String::new(),
        repairs: Vec::new(),
        blocks: Vec::new(),
    }
}

/// What the compiler says of a draft; nothing if it is fine.
fn refused(files: &[(String, String)]) -> String {
    let bytes = files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let outcome = specwright_codegen::compile(bytes);
    match outcome.diagnostics.has_errors() {
        true => specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false),
        false => String::new(),
    }
}

fn shown(files: &[(String, String)]) -> String {
    files.iter().map(|(name, text)| format!("# {name}\n{text}\n")).collect()
}

/// A page and its facts, or a page without content and the facts of a list.
fn source(path: &Path) -> Option<(Page, Facts)> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|end| end == "facts") {
        return Some((empty_page(), facts_of(&String::from_utf8(bytes).unwrap())));
    }
    let page = page::read(name, &bytes).ok()?;
    let facts = reader::read(&page);
    Some((page, facts))
}

#[test]
fn drafts_are_as_expected() {
    let found = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/draft"));
    for path in found
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "facts"))
    {
        let (page, facts) = source(path).unwrap();
        let drafted = draft("shop", &page, &facts);
        assert_eq!(refused(&drafted), "", "{}", shown(&drafted));
        assert_eq!(drafted, draft("shop", &page, &facts));
        let expected = path.with_extension("yaml");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, shown(&drafted)).unwrap();
        }
        let text = fs::read_to_string(&expected).unwrap_or_default();
        assert!(
            text == shown(&drafted),
            "{} reads now:\n{}",
            expected.display(),
            shown(&drafted)
        );
    }
}

#[test]
fn samples_show_the_server_the_key_and_the_root() {
    let (page, facts) = source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/draft/pages/parcels.md")).unwrap();
    let drafted = shown(&draft("shop", &page, &facts));
    let parts = [
        "url: https://api.parcels.example",
        "api_key: { about: The key., sample: a-api-key }",
        "fields: { api_key: api_key }",
        "resource: parcels",
        "request: POST /v3/parcels/{parcel_id}/labels",
        "about: No such parcel.",
    ];
    for part in parts {
        assert!(
            drafted.contains(part) || drafted.contains(part.trim_end_matches(',')),
            "{part}\n{drafted}"
        );
    }
    assert!(!drafted.contains("given to a driver"), "{drafted}");
}

/// What a comparison of a page with its own draft finds; nothing if all is well.
fn differences(page: &Page, facts: &Facts, drafted: &[(String, String)]) -> Vec<String> {
    let bytes = drafted
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let outcome = specwright_codegen::compile(bytes);
    let model = outcome.model.unwrap();
    let accepted = AcceptFile::default();
    let options = Options {
        only: &[],
        accepted: &accepted,
        today: "2026-02-03",
    };
    match compare(page, facts, None, &model, &outcome.sources, &options) {
        Err(not) => vec![not.reason],
        Ok(compared) => {
            let drift = compared.findings.iter().filter(|finding| finding.level < Level::Note);
            let said = |finding: &Finding| {
                let page = finding.page.as_ref().map_or("", |page| &page.value);
                let spec = finding.spec.as_ref().map_or("", |spec| &spec.value);
                let subject = specwright_drift::facts::text::write_subject(&finding.subject);
                format!(
                    "{} {subject} {}: page `{page}`, spec `{spec}`",
                    finding.operation,
                    finding.kind.as_str()
                )
            };
            let unknown = compared
                .unknown_operations
                .iter()
                .map(|(line, _)| format!("unknown operation {line}"));
            drift.map(said).chain(unknown).collect()
        }
    }
}

/// A page differs from its draft in nothing but what the language cannot say, which the draft leaves out.
#[test]
fn every_draft_compiles_and_agrees_with_its_page() {
    let mut found = files_below(&home());
    found.extend(files_below(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/draft/pages"),
    ));
    let mut all = Vec::new();
    for path in found {
        let name = path.file_name().unwrap().display().to_string();
        let Some((page, facts)) = source(&path) else { continue };
        let drafted = draft("shop", &page, &facts);
        assert_eq!(refused(&drafted), "", "{name}\n{}", shown(&drafted));
        if facts.operations.is_empty() || shown(&drafted).contains("# Left out: ") {
            continue;
        }
        let differences = differences(&page, &facts, &drafted);
        all.extend(differences.iter().map(|line| format!("{name}: {line}")));
    }
    assert!(all.is_empty(), "{}\n{}", all.len(), all.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_a_page_says_the_draft_compiles(
        lines in proptest::collection::vec((
            "request|response|status|code|operation",
            "([a-zA-Z_]{1,8}(\\.[a-zA-Z@-]{1,6}){0,2})|type|self|send|[0-9]{3}|\\PC{1,5}",
            "|type (int|list of object|file|bool|datetime)|required|optional|length 5..2|length ..20|chars z-a|pattern [(]\
             |enum a|enum a.b.c|enum 1.0|default x|format (email|dd/mm/yyyy|phone)|required if a|in (path|query|header|body)\
             |range >0..1.5|items 2..|joined \",\"|deprecated|example 7|means No such thing|status 400|exactly one of a.b",
        ), 0..12),
        line in "(GET|POST|DELETE|BREW|\\?) (/[a-z{}/]{0,12}|\\?|/a/\\{b-c\\}\\.json)",
    ) {
        let mut text = format!("{line}\n");
        for (subject, name, claim) in lines {
            let claim = claim.replace("a.b", "a|b").replace("1.0", "1|0");
            text += &format!("  {subject} {}  {claim}\n", if subject == "operation" { "" } else { &name });
        }
        if parse(&text).is_ok() {
            let drafted = draft("shop", &empty_page(), &facts_of(&text));
            prop_assert_eq!(refused(&drafted), "", "{}\n{}", text, shown(&drafted));
        }
    }
}
