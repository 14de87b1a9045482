//! The way back: a document that was exported by us as the specs that it came from.
//!
//! A mirror of `export`. OpenAPI's own keywords are read wherever they say the thing, so what somebody edits with any tool
//! comes through; the members `x-specwright-…` say only what those cannot, or how the spec writes it.

mod api;
mod body;
mod compare;
mod credentials;
mod describe;
mod errors;
mod fields;
mod groups;
mod keys;
mod made_up;
mod operation;
mod parameters;
mod reader;
mod repeat;
mod resources;
mod response;
mod rules;
mod samples;
mod servers;
mod shape;
mod texts;
mod types;
mod usage;
mod value;

use std::collections::BTreeSet;

use specwright_codegen::API_FILE;
use specwright_codegen::writing::settle::File;
use specwright_codegen::writing::{Map, Value};

use super::{Imported, Options, settle};
use crate::document::{Document, Node, Opened, Remark, RemarkKind};
use crate::export::export;
use errors::Shared;
use reader::Own;
use texts::put_words;

/// The file of sources and contradictions.
const EVIDENCE_FILE: &str = "evidence.yaml";

/// Writes the specs that a document of ours was exported from.
pub(super) fn import(opened: &Opened, options: &Options) -> Imported {
    let document = Document::default();
    let mut own = Own::new(opened.root(), &document);
    for (place, text) in opened.doubts() {
        own.importer.remark(&place, RemarkKind::Doubtful, text);
    }
    let (mut files, operations_in) = own.files(&options.api);
    made_up::fill(&mut files);
    let (files, operations_out) = settle::settle(&mut own.importer, files);
    let texts = files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let Some(model) = specwright_codegen::compile(texts).model else {
        return as_foreign(opened, options);
    };
    compare::note_what_is_lost(&mut own, &export(&model).document);
    Imported {
        files,
        report: own.importer.into_report(),
        operations_in,
        operations_out,
    }
}

/// What is so broken that no specs come of it is read like the document of somebody else.
fn as_foreign(opened: &Opened, options: &Options) -> Imported {
    let mut imported = super::import(&opened.read(), options);
    let text = "the members `x-specwright-…` contradict each other; the document is read without them";
    imported.report.remarks.push(Remark {
        place: opened.root().place(),
        kind: RemarkKind::Skipped,
        text: text.to_owned(),
    });
    imported
}

impl<'d> Own<'d> {
    /// All files, and how many operations the document has.
    fn files(&mut self, name: &str) -> (Vec<File>, usize) {
        let (groups, count) = self.groups();
        let parts: Vec<(&'d str, Node<'d>)> = groups
            .iter()
            .flat_map(|group| group.operations.iter().map(|one| (group.tag, one.node)))
            .collect();
        let users = usage::users(self.root, &parts);
        let tags: BTreeSet<&'d str> = groups.iter().map(|group| group.tag).collect();
        self.collect_types(&users, &tags);
        let docs = self.docs();
        let mut api = self.api(name, &docs);
        let mut shared = Shared::default();
        let mut files = Vec::new();
        let mut resources: Vec<(&'d str, String, Map, Map)> = Vec::new();
        for group in &groups {
            let mut head = Map::default();
            head.value("resource", &group.name);
            put_words(&mut head, "about", &group.about);
            let mut operations = Map::default();
            for planned in &group.operations {
                let operation = self.operation(planned, group.tag, &docs, &mut shared);
                self.add_field(&mut operations, &planned.name, operation, planned.node);
            }
            resources.push((group.tag, group.name.clone(), head, operations));
        }
        shared.put(&mut api);
        let types = self.all_types(None);
        api.map("types", types);
        files.push(file(API_FILE, api));
        if let Some(evidence) = self.evidence() {
            files.push(file(EVIDENCE_FILE, evidence));
        }
        for (tag, name, mut head, operations) in resources {
            let types = self.all_types(Some(tag));
            head.map("types", types);
            head.add("operations", Value::Map(operations));
            files.push(file(&file_name(&name), head));
        }
        (files, count)
    }

    /// The types of a resource with those that have no schema of their own.
    fn all_types(&mut self, home: Option<&str>) -> Map {
        let mut types = self.types_of(home);
        let made = std::mem::take(&mut self.made);
        let (own, others): (Vec<_>, Vec<_>) = made.into_iter().partition(|(place, ..)| place.as_deref() == home);
        self.made = others;
        for (_, name, map, place) in own {
            if !types.has(&name) {
                self.importer.add(&mut types, &name, map, &place);
            }
        }
        types
    }
}

fn file(name: &str, map: Map) -> File {
    File {
        name: name.to_owned(),
        head: String::new(),
        map,
    }
}

/// The name of a resource's file; two names are taken.
fn file_name(resource: &str) -> String {
    let name = format!("{resource}.yaml");
    match name == API_FILE || name == EVIDENCE_FILE {
        true => format!("{resource}_operations.yaml"),
        false => name,
    }
}
