//! Base URLs and their variables.

use specwright_codegen::writing::{Map, Value, quoted, snake};

use super::describe::{put_about_or, put_evidence};
use super::reader::Own;
use super::texts::put_words;
use crate::document::Node;
use crate::import::names::Names;

impl<'d> Own<'d> {
    /// The servers of the document.
    pub(super) fn servers(&mut self) -> Map {
        let mut servers = Map::default();
        let mut names = Names::without(&[]);
        let said = self.root.get("servers").into_iter().flat_map(Node::items);
        for name in said.filter_map(|node| node.text_of("x-specwright-name")) {
            names.take(name);
        }
        for node in self.root.get("servers").into_iter().flat_map(Node::items) {
            let Some(url) = node.text_of("url") else {
                self.skipped(node, "a server without a URL is left out");
                continue;
            };
            let name = match node.text_of("x-specwright-name").filter(|name| !servers.has(name)) {
                Some(name) => name.to_owned(),
                None => names.first_free(&["live", "server"]),
            };
            let server = server(node, url);
            self.importer.add(&mut servers, &name, server, &node.place());
        }
        if servers.entries.is_empty() {
            let text = "no server is named; `https://example.com` stands in for it";
            self.importer.missing(&self.root.place(), text);
            let mut server = Map::default();
            server.text("about", "The service.");
            server.value("url", "https://example.com");
            servers.add("live", Value::Map(server));
        }
        servers
    }
}

fn server(node: Node<'_>, url: &str) -> Map {
    let mut server = Map::default();
    put_about_or(node, "The service.", &mut server);
    server.yaml("url", quoted(url));
    if url.starts_with("http:") {
        server.yaml("plain_http", "true");
    }
    let known = node.get("x-specwright-variables");
    let mut variables = Map::default();
    for (name, variable) in node.get("variables").into_iter().flat_map(Node::members) {
        if !url.contains(&format!("{{{name}}}")) {
            continue;
        }
        let known = known.and_then(|known| known.get(name));
        variables.add(name, Value::Map(described(name, variable, known)));
    }
    server.map("variables", variables);
    put_evidence(node, &mut server);
    server
}

fn described(name: &str, node: Node<'_>, known: Option<Node<'_>>) -> Map {
    let mut variable = Map::default();
    let usual = specwright_codegen::writing::sentence(&snake(name));
    put_words(&mut variable, "about", node.text_of("description").unwrap_or(&usual));
    let is_made_up = known.is_some_and(|known| known.has_flag("made_up"));
    if let Some(sample) = node.get("default").filter(|_| !is_made_up).and_then(Node::scalar) {
        variable.value("sample", &sample);
    }
    for key in ["length", "chars", "pattern", "format"] {
        if let Some(rule) = known.and_then(|known| known.text_of(key)) {
            variable.value(key, rule);
        }
    }
    variable
}
