//! Takes out of an import what the language refuses, each with a line of the report.

use std::collections::BTreeMap;

use specwright_codegen::writing::settle::{Author, Change, File, How, operations, settle as settled, texts};
use specwright_codegen::writing::{Entry, Map};

use super::importer::Importer;
use crate::document::{Place, RemarkKind};

/// The texts of the files without what was refused, and how many operations they have.
pub(super) fn settle(importer: &mut Importer<'_>, files: Vec<File>) -> (BTreeMap<String, String>, usize) {
    let files = settled(importer, files);
    (texts(&files), files.iter().map(operations).sum())
}

/// Mappings whose entries have names of their own; that of others is said with its owner's.
const NAMING: &[&str] = &[
    "",
    "fields",
    "query",
    "headers",
    "path",
    "responds",
    "types",
    "auth",
    "credentials",
    "error_bodies",
    "servers",
    "union",
    "samples",
    "sources",
    "conflicts",
    "codes",
    "errors",
    "variables",
];

impl Author for Importer<'_> {
    fn unknown_type(&self) -> &'static str {
        "any"
    }

    fn changed(&mut self, change: Change<'_>) {
        let (place, said) = (self.place(change.mark), change.said);
        match change.how {
            // What nothing needs is no loss.
            How::LeftOut { .. } if matches!(change.rule, "unreachable-type" | "unused-credential") => {}
            How::LeftOut { entry, owner, around } => {
                self.left_out(&place, entry, owner, said);
                if owner == "servers" && around.entries.is_empty() {
                    self.stand_in_server(around, &place);
                }
            }
            How::Bare(name) => self.skipped(&place, format!("`{name}` is plain text in the path: {said}")),
            How::OtherType { was, now } => {
                self.guessed(&place, format!("the type `{was}` was left out; `{now}` stands for it"));
            }
            How::Optional(name) => {
                let text = format!("`{name}`: a value of this type would have no end; the member is optional");
                self.guessed(&place, text);
            }
            How::JsonText(name) => {
                let text = format!("`{name}`: a value with parts has no form here; it is sent as JSON in a text");
                self.guessed(&place, text);
            }
            How::Text(name) => {
                self.guessed(
                    &place,
                    format!("the values of `{name}` make no names; it is imported as text"),
                );
            }
            How::NoFile(name) => {
                self.skipped(&place, format!("the operations of `{name}` are left out: {said}"));
            }
        }
    }
}

impl Importer<'_> {
    /// An API needs a server, and none is left.
    fn stand_in_server(&mut self, servers: &mut Map, place: &Place) {
        let mut server = Map::default();
        server.text("about", "The service.");
        server.value("url", "https://example.com");
        servers.map("live", server);
        self.missing(place, "no server is left; `https://example.com` stands in for it");
    }

    fn left_out(&mut self, place: &Place, entry: &Entry, owner: &str, said: &str) {
        let key = &entry.key;
        let what = match owner {
            "operations" => format!("the operation `{key}`"),
            owner if NAMING.contains(&owner) => format!("`{key}`"),
            owner => format!("`{key}` of `{owner}`"),
        };
        let kind = match key.as_str() {
            "sample" | "default" => RemarkKind::Doubtful,
            _ => RemarkKind::Skipped,
        };
        self.remark(place, kind, format!("{what} is left out: {said}"));
    }
}
