//! What every part of an import works with: the document, the types that are asked for, and the report.

use specwright_codegen::writing::{Entry, Map, Value};

use super::report::Report;
use super::types::Types;
use crate::document::{Document, Place, Remark, RemarkKind};

pub(super) struct Importer<'a> {
    pub(super) document: &'a Document,
    pub(super) types: Types,
    remarks: Vec<Remark>,
    /// Where what was written comes from; the marks of entries are indices.
    places: Vec<Place>,
}

impl<'a> Importer<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            types: Types::default(),
            remarks: document.remarks.clone(),
            places: Vec::new(),
        }
    }

    /// Notes what a person has to know.
    pub(super) fn remark(&mut self, place: &Place, kind: RemarkKind, text: impl Into<String>) {
        self.remarks.push(Remark {
            place: place.clone(),
            kind,
            text: text.into(),
        });
    }

    pub(super) fn skipped(&mut self, place: &Place, text: impl Into<String>) {
        self.remark(place, RemarkKind::Skipped, text);
    }

    pub(super) fn guessed(&mut self, place: &Place, text: impl Into<String>) {
        self.remark(place, RemarkKind::Guessed, text);
    }

    pub(super) fn missing(&mut self, place: &Place, text: impl Into<String>) {
        self.remark(place, RemarkKind::Missing, text);
    }

    /// Adds a mapping that is known again by its place in the document.
    pub(super) fn add(&mut self, to: &mut Map, key: &str, map: Map, place: &Place) {
        self.places.push(place.clone());
        to.entries.push(Entry {
            key: key.to_owned(),
            value: Value::Map(map),
            comment: None,
            mark: Some(self.places.len() - 1),
        });
    }

    /// Where something was left out.
    pub(super) fn places_left_out(&self) -> std::collections::BTreeSet<String> {
        let remarks = self.remarks.iter().filter(|remark| remark.text.contains("left out"));
        let places = remarks.map(|remark| remark.place.pointer.clone());
        places.filter(|pointer| !pointer.is_empty()).collect()
    }

    /// Where what has that mark comes from.
    pub(super) fn place(&self, mark: Option<usize>) -> Place {
        mark.and_then(|mark| self.places.get(mark))
            .cloned()
            .unwrap_or_else(|| Place {
                line: 1,
                column: 1,
                pointer: String::new(),
            })
    }

    pub(super) fn into_report(self) -> Report {
        Report::new(self.remarks)
    }
}
