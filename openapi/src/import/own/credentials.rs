//! Ways to be let in.

use std::collections::BTreeSet;

use specwright_codegen::writing::{Map, Value, quoted};

use super::describe::put_evidence;
use super::reader::Own;
use super::texts::put_words;
use crate::document::Node;
use crate::import::names::Names;

impl<'d> Own<'d> {
    /// What the user supplies. A secret has no sample in a document; its name stands in for one.
    pub(super) fn credentials(&mut self) -> Map {
        let mut credentials = Map::default();
        let said = self.root.get("x-specwright-credentials");
        for node in said.into_iter().flat_map(Node::items) {
            let Some(name) = node.text_of("name").filter(|name| !credentials.has(name)) else {
                continue;
            };
            let mut credential = Map::default();
            put_words(
                &mut credential,
                "about",
                node.text_of("about").unwrap_or("A credential."),
            );
            let is_secret = node.get("secret").and_then(Node::bool) != Some(false);
            if !is_secret {
                credential.yaml("secret", "false");
            }
            let sample = node.get("sample").filter(|_| !is_secret).and_then(Node::scalar);
            credential.value("sample", &sample.unwrap_or_else(|| format!("my_{name}")));
            self.importer.add(&mut credentials, name, credential, &node.place());
        }
        credentials
    }

    /// The ways in which credentials travel. `components.securitySchemes` says where those are that the member of ours
    /// names; one that it does not name was added by somebody.
    pub(super) fn auth(&mut self) -> Map {
        let mut auth = Map::default();
        let said = self.root.get("x-specwright-auth");
        for node in said.into_iter().flat_map(Node::items) {
            let Some(name) = node.text_of("name").filter(|name| !auth.has(name)) else {
                continue;
            };
            let mut way = Map::default();
            put_words(
                &mut way,
                "about",
                node.text_of("about").unwrap_or("A way to be let in."),
            );
            for key in ["scheme", "username", "password", "token", "place"] {
                if let Some(word) = node.text_of(key) {
                    way.value(key, word);
                }
            }
            let mut fields = Map::default();
            for (wire, credential) in node.get("fields").into_iter().flat_map(Node::members) {
                if let Some(credential) = credential.text().filter(|_| !fields.has(wire)) {
                    fields.yaml(wire, quoted(credential));
                }
            }
            way.map("fields", fields);
            put_evidence(node, &mut way);
            self.importer.add(&mut auth, name, way, &node.place());
        }
        auth
    }

    /// Ways that somebody added to the document.
    pub(super) fn add_other_ways(&mut self, credentials: &mut Map, auth: &mut Map) {
        let schemes = self.root.get("components").and_then(|all| all.get("securitySchemes"));
        let mut names = Names::without(&[]);
        for entry in &credentials.entries {
            names.take(&entry.key);
        }
        let security = self.root.get("security").into_iter().flat_map(Node::items);
        let asked: BTreeSet<&str> = security.flat_map(Node::members).map(|(key, _)| key).collect();
        for (key, node) in schemes.into_iter().flat_map(Node::members) {
            if !asked.contains(key) || auth.entries.iter().any(|way| is_of_way(key, &way.key)) {
                continue;
            }
            let wanted = super::reader::spec_name(key);
            let credential = names.first_free(&[&wanted, &format!("{wanted}_key")]);
            let way = match (node.text_of("type"), node.text_of("scheme"), node.text_of("in")) {
                (Some("http"), Some("bearer"), _) => way("bearer", &[("token", &credential)]),
                (Some("apiKey"), _, Some(place @ ("header" | "query"))) => {
                    let scheme = if place == "header" { "headers" } else { "parameters" };
                    let mut way = way(scheme, &[]);
                    if place == "query" {
                        way.yaml("place", "query");
                    }
                    let mut fields = Map::default();
                    fields.yaml(node.text_of("name").unwrap_or(key), quoted(&credential));
                    way.map("fields", fields);
                    way
                }
                _ => {
                    self.skipped(node, format!("the way to be let in `{key}` is left out"));
                    continue;
                }
            };
            let mut said = Map::default();
            said.text("about", "A key of the service.");
            said.value("sample", &format!("my_{credential}"));
            credentials.add(credential, Value::Map(said));
            auth.add(wanted, Value::Map(way));
        }
    }
}

fn way(scheme: &str, parts: &[(&str, &str)]) -> Map {
    let mut way = Map::default();
    way.text("about", "A way to be let in.");
    way.yaml("scheme", scheme);
    for (key, credential) in parts {
        way.yaml(key, quoted(credential));
    }
    way
}

/// Several headers are several schemes, called like the way and the header.
fn is_of_way(key: &str, way: &str) -> bool {
    let way = crate::export::ascii_name(way);
    key == way || key.starts_with(&format!("{way}_"))
}
