//! `api.yaml` and `evidence.yaml`.

use specwright_codegen::writing::{Map, Value};

use super::describe::{put_about_or, put_evidence};
use super::reader::Own;
use super::repeat::rate_limit;
use super::texts::{one_or_more, put_some_words, put_words, texts};
use crate::document::Node;
use crate::import::api::{api_name, is_address};

impl<'d> Own<'d> {
    /// What all operations share, without errors and types.
    pub(super) fn api(&mut self, name: &str, docs: &str) -> Map {
        let mut map = Map::default();
        map.yaml("specwright", "1");
        map.value("api", &api_name(name));
        let info = self.root.get("info").unwrap_or(self.root);
        let title = info.text_of("title").unwrap_or_default();
        put_about_or(info, &format!("The API {title}."), &mut map);
        map.value("docs", docs);
        let servers = self.servers();
        map.add("servers", Value::Map(servers));
        let mut credentials = self.credentials();
        let mut auth = self.auth();
        self.add_other_ways(&mut credentials, &mut auth);
        if !auth.entries.is_empty() {
            map.map("credentials", credentials);
            map.map("auth", auth);
        }
        let bodies = self.error_bodies();
        map.map("error_bodies", bodies);
        if let Some(limit) = self.root.get("x-specwright-rate-limit").and_then(rate_limit) {
            map.map("rate_limit", limit);
        }
        put_evidence(info, &mut map);
        map
    }

    /// Where the documentation is.
    pub(super) fn docs(&mut self) -> String {
        let said = self.root.get("externalDocs").and_then(|docs| docs.text_of("url"));
        let contact = self.root.get("info").and_then(|info| info.get("contact"));
        let found = said.or_else(|| contact.and_then(|contact| contact.text_of("url")));
        if let Some(docs) = found.filter(|docs| is_address(docs)) {
            return docs.to_owned();
        }
        let docs = "https://example.com/";
        let text = format!("no address of a documentation is named; `{docs}` stands in for it");
        self.importer.missing(&self.root.place(), text);
        docs.to_owned()
    }

    fn error_bodies(&mut self) -> Map {
        let mut bodies = Map::default();
        let said = self.root.get("x-specwright-error-bodies");
        for node in said.into_iter().flat_map(Node::items) {
            let Some(name) = node.text_of("name").filter(|name| !bodies.has(name)) else {
                continue;
            };
            let mut body = Map::default();
            for key in ["format", "path"] {
                if let Some(word) = node.text_of(key) {
                    body.value(key, word);
                }
            }
            for key in ["code", "message", "field"] {
                let selectors = node.get(key).map(texts).unwrap_or_default();
                if !selectors.is_empty() {
                    body.yaml(key, one_or_more(&selectors));
                }
            }
            if node.has_flag("list") {
                body.yaml("list", "true");
            }
            for key in ["code_after", "code_before"] {
                if let Some(text) = node.text_of(key) {
                    body.value(key, text);
                }
            }
            put_evidence(node, &mut body);
            self.importer.add(&mut bodies, name, body, &node.place());
        }
        bodies
    }

    /// What the spec was read from, and where that contradicts itself.
    pub(super) fn evidence(&mut self) -> Option<Map> {
        let mut map = Map::default();
        let mut sources = Map::default();
        for node in self.root.get("x-specwright-sources").into_iter().flat_map(Node::items) {
            let Some(name) = node.text_of("name").filter(|name| !sources.has(name)) else {
                continue;
            };
            let mut source = Map::default();
            put_words(&mut source, "about", node.text_of("about").unwrap_or("A source."));
            for key in ["docs", "read"] {
                if let Some(text) = node.text_of(key) {
                    source.value(key, text);
                }
            }
            self.importer.add(&mut sources, name, source, &node.place());
        }
        let mut conflicts = Map::default();
        let said = self.root.get("x-specwright-conflict-list");
        for node in said.into_iter().flat_map(Node::items) {
            let Some(name) = node.text_of("name").filter(|name| !conflicts.has(name)) else {
                continue;
            };
            let conflict = conflict(node);
            self.importer.add(&mut conflicts, name, conflict, &node.place());
        }
        map.map("sources", sources);
        map.map("conflicts", conflicts);
        (!map.entries.is_empty()).then_some(map)
    }
}

fn conflict(node: Node<'_>) -> Map {
    let mut conflict = Map::default();
    put_words(
        &mut conflict,
        "about",
        node.text_of("about").unwrap_or("A contradiction."),
    );
    let mut says = Map::default();
    for said in node.get("says").into_iter().flat_map(Node::items) {
        if let (Some(source), Some(text)) = (said.text_of("source"), said.text_of("text"))
            && !says.has(source)
        {
            put_words(&mut says, source, text);
        }
    }
    conflict.add("says", Value::Map(says));
    put_words(
        &mut conflict,
        "decision",
        node.text_of("decision").unwrap_or("Nothing is decided."),
    );
    if node.has_flag("open") {
        conflict.yaml("open", "true");
    }
    put_some_words(&mut conflict, "placed", node.text_of("placed"));
    conflict
}
