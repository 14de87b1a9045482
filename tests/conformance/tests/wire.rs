//! The pages of the language reference about the wire (`docs/language/wire`) and the drop-in cases (`tests/wire`): what
//! each spec sends and reads at the transport's seam, byte for byte.

use std::path::Path;

use specwright_codegen::diagnostic::Severity;
use specwright_codegen::{compile, render};
use specwright_conformance::page::{Page, Spec, pages};
use specwright_conformance::wire;

fn all_pages() -> Vec<Page> {
    let pages = pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    assert!(!pages.is_empty(), "there are no pages");
    pages
}

#[test]
fn every_spec_is_accepted_or_refused_as_it_says() {
    let pages = all_pages();
    let specs = pages.iter().flat_map(|page| &page.specs);
    let wrong: Vec<String> = specs.filter_map(misjudged).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the compiler says of a spec, if it is not what its page says.
fn misjudged(spec: &Spec) -> Option<String> {
    let outcome = compile(
        spec.files
            .iter()
            .map(|(file, text)| (file.clone(), text.clone().into_bytes())),
    );
    let errors = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let found: Vec<&str> = errors.map(|found| found.rule.id).collect();
    let expected: Vec<&str> = spec.refused.iter().map(String::as_str).collect();
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    (found != expected).then(|| format!("{}: expected {expected:?}, found {found:?}\n{shown}", spec.place))
}

#[test]
fn every_case_holds() {
    let pages = all_pages();
    let mut cases = 0;
    let mut problems = Vec::new();
    for spec in pages.iter().flat_map(|page| &page.specs) {
        for case in &spec.cases {
            cases += 1;
            problems.extend(wire::problems(spec, case));
        }
    }
    assert!(
        problems.is_empty(),
        "{} of {cases} cases:\n{}",
        problems.len(),
        problems.join("\n")
    );
}
