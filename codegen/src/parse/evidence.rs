//! `evidence.yaml`: what the spec was read from, and where that contradicts itself.

use super::api::parse_all;
use super::rules::CONFLICTING_KEYS;
use super::view::{View, name};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Conflict, Source};
use crate::source::Span;
use crate::syntax::EvidenceFile;
use crate::yaml::{Entry, Node};

/// Whether the file is no resource but one of evidence, whatever it is called.
pub(super) fn is_evidence(tree: &Node) -> bool {
    let has = |key: &str| tree.mapping().is_some_and(|mapping| mapping.get(key).is_some());
    (has("sources") || has("conflicts")) && !has("resource")
}

pub(super) fn parse_evidence(tree: &Node, diagnostics: &mut Diagnostics) -> Option<EvidenceFile> {
    let view = View::new(tree)?;
    Some(EvidenceFile {
        sources: parse_all(view.entries("sources"), diagnostics, parse_source),
        conflicts: parse_all(view.entries("conflicts"), diagnostics, parse_conflict),
    })
}

/// What belongs together is looked for in one place.
pub(super) fn report_second_file(first: Span, second: Span, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::error(
            &CONFLICTING_KEYS,
            second,
            "an API has one file of sources and conflicts",
        )
        .related(first, "the first")
        .help("move the entries into one of the files"),
    );
}

fn parse_source(entry: &Entry, _: &mut Diagnostics) -> Option<Source> {
    let view = View::new(&entry.value)?;
    Some(Source {
        name: entry.key.clone(),
        about: view.words("about")?,
        docs: view.words("docs"),
        read: view.date("read"),
    })
}

fn parse_conflict(entry: &Entry, _: &mut Diagnostics) -> Option<Conflict> {
    let view = View::new(&entry.value)?;
    let said = |entry: &Entry| Some((entry.key.clone(), name(&entry.value)?.value.trim().to_owned()));
    Some(Conflict {
        name: entry.key.clone(),
        about: view.words("about")?,
        says: view.entries("says").iter().filter_map(said).collect(),
        decision: view.words("decision")?,
        open: view.flag("open"),
        placed: view.reason("placed"),
    })
}
