//! YAML to syntax: every file is read, compared with the tables of keys and taken over into structs that mirror it.
//! Local facts only; what a name refers to is settled later.

mod answer;
mod api;
mod body;
mod calls;
mod details;
mod evidence;
mod field;
mod fill;
mod mismatch;
mod operation;
mod request;
mod root;
pub(crate) mod rules;
mod shape;
mod trees;
mod types;
pub(crate) mod value;
mod view;
mod wire;

use crate::diagnostic::Diagnostics;
use crate::load::API_FILE;
use crate::source::{FileId, SourceFile, SourceSet, Span};
use crate::syntax::keys::{API, EVIDENCE, RESOURCE};
use crate::syntax::{EvidenceFile, Resource, Spec};
use crate::yaml::Node;

/// Reads all files. `None` only when something was reported.
pub(crate) fn parse_api(sources: &SourceSet, diagnostics: &mut Diagnostics) -> Option<Spec> {
    let trees = trees::parse_trees(sources, diagnostics);
    let mut api = None;
    let mut resources = Vec::new();
    let mut evidence: Option<(Span, EvidenceFile)> = None;
    // Each tree is given up as soon as it is taken over.
    for (file, source, tree) in trees {
        let Some(tree) = &tree else { continue };
        if is_api_file(source) {
            api = parse_api_file(file, tree, diagnostics);
        } else if evidence::is_evidence(tree) {
            let place = shape::file_place(tree);
            match &evidence {
                Some((first, _)) => evidence::report_second_file(*first, place, diagnostics),
                None => evidence = parse_evidence_file(tree, diagnostics).map(|file| (place, file)),
            }
        } else {
            resources.extend(parse_resource_file(file, tree, diagnostics));
        }
    }
    Some(Spec {
        api: api?,
        resources,
        evidence: evidence.map(|(_, file)| file),
    })
}

fn is_api_file(source: &SourceFile) -> bool {
    source.path.rsplit('/').next() == Some(API_FILE)
}

fn parse_api_file(file: FileId, tree: &Node, diagnostics: &mut Diagnostics) -> Option<crate::syntax::Api> {
    // A file in another version of the language would only give follow-up errors.
    if api::report_unknown_version(tree, diagnostics) {
        return None;
    }
    shape::check_file(tree, &API, diagnostics);
    api::parse_api(file, tree, diagnostics)
}

fn parse_resource_file(file: FileId, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Resource> {
    shape::check_file(tree, &RESOURCE, diagnostics);
    operation::parse_resource(file, tree, diagnostics)
}

fn parse_evidence_file(tree: &Node, diagnostics: &mut Diagnostics) -> Option<EvidenceFile> {
    shape::check_file(tree, &EVIDENCE, diagnostics);
    evidence::parse_evidence(tree, diagnostics)
}
