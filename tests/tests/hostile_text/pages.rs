//! The same payloads on a documentation page: drafted as a spec, and written into a spec that the page differs from.

use std::collections::BTreeSet;

use specwright_codegen::Outcome;
use specwright_drift::accept::AcceptFile;
use specwright_drift::compare::{Options, compare};
use specwright_drift::edit::{self, Edit};
use specwright_drift::{draft, page, reader};

use crate::harmless::{assert_printable, compiled, emitted, wrong_with};
use crate::payloads::{CANARY, PAYLOADS, payloads};

/// Each `‹…›` is a carrier.
const PAGE: &str = include_str!("page.md");

/// The page as it is, each carrier's text, and the page with another text in one of them.
fn parts() -> Vec<(&'static str, bool)> {
    let mut parts = Vec::new();
    for part in PAGE.split('‹') {
        match part.split_once('›') {
            Some((carrier, rest)) => parts.extend([(carrier, true), (rest, false)]),
            None => parts.push((part, false)),
        }
    }
    parts
}

fn page_with(at: Option<usize>, text: &str) -> String {
    let parts = parts();
    let texts = parts
        .iter()
        .enumerate()
        .map(|(index, (part, _))| if Some(index) == at { text } else { part });
    texts.collect()
}

fn files_of(outcome: &Outcome) -> Vec<(String, Vec<u8>)> {
    let files = outcome.sources.iter();
    files
        .map(|(_, file)| (file.path.clone(), file.text.clone().into_bytes()))
        .collect()
}

/// The edits that a page asks for.
fn edits(spec: &Outcome, page: &page::Page, facts: &specwright_drift::facts::Facts) -> Vec<Edit> {
    let options = Options {
        only: &[],
        accepted: &AcceptFile::default(),
        today: "2026-03-01",
    };
    let model = spec.model.as_ref().unwrap();
    let Ok(comparison) = compare(page, facts, None, model, &spec.sources, &options) else {
        return Vec::new();
    };
    // Those too that a person would have to look at first.
    comparison
        .findings
        .iter()
        .filter_map(|finding| finding.edit.clone())
        .collect()
}

#[test]
fn no_text_of_a_page_becomes_code() {
    let plain = page::read("page.md", page_with(None, "").as_bytes()).unwrap();
    let plain_facts = reader::read(&plain);
    let spec = compiled(draft::draft("shop", &plain, &plain_facts));
    assert!(
        spec.model.as_ref().unwrap().operations().count() >= 2,
        "the page is read"
    );
    let (mut tried, mut arrived, mut edited) = (0, 0, 0);
    let carriers: Vec<_> = (0..parts().len()).filter(|at| parts()[*at].1).collect();
    let mut carried = BTreeSet::new();
    for at in &carriers {
        for payload in payloads(*at / 2, 4) {
            let name = parts()[*at].0;
            let text = page_with(Some(*at), &payload.replace(['\n', '\r'], " "));
            let Ok(page) = page::read("page.md", text.as_bytes()) else {
                continue;
            };
            tried += 1;
            let facts = reader::read(&page);
            let drafted = draft::draft("shop", &page, &facts);
            let strange = drafted
                .iter()
                .find(|(file, _)| file.contains(['/', '\\']) || !file.ends_with(".yaml"));
            assert_eq!(strange, None, "{name}, {payload:?}: a file of another name");
            let outcome = compiled(drafted);
            let model = outcome
                .model
                .unwrap_or_else(|| panic!("{name}, {payload:?}: the draft is refused"));
            let files = emitted(&model);
            assert_eq!(wrong_with(&files, None), None, "{name}, {payload:?}");
            if files.values().any(|text| text.contains(CANARY)) {
                arrived += 1;
                carried.insert(name);
            }
            edited += usize::from(edited_harmlessly(&spec, &page, &facts, name));
        }
    }
    println!(
        "{} places, {} payloads: {tried} pages, {arrived} drafts that say the payload (of {} places), {edited} edited specs",
        carriers.len(),
        PAYLOADS.len(),
        carried.len()
    );
    assert!(
        carried.len() > 3 && edited > 0,
        "{arrived} of {tried} arrived, {edited} edits"
    );
}

/// Whether there was anything to edit.
fn edited_harmlessly(spec: &Outcome, page: &page::Page, facts: &specwright_drift::facts::Facts, name: &str) -> bool {
    let (edited, refused) = edit::apply(&files_of(spec), &edits(spec, page, facts));
    for refused in refused {
        assert_printable(&refused.reason.replace(['\u{2028}', '\u{2029}'], ""));
    }
    if edited.is_empty() {
        return false;
    }
    let texts = spec.sources.iter().map(|(_, file)| {
        let after = edited.iter().find(|edited| edited.file == file.path);
        (
            file.path.clone(),
            after.map_or(&file.text, |edited| &edited.after).clone(),
        )
    });
    let outcome = compiled(texts);
    let model = outcome
        .model
        .unwrap_or_else(|| panic!("{name}: the edited spec is refused"));
    assert_eq!(wrong_with(&emitted(&model), None), None, "{name}: edited");
    true
}
