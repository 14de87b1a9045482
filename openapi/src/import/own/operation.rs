//! Operations.

use specwright_codegen::writing::{Map, Value};

use super::describe::{about, put_deprecated, put_evidence};
use super::errors::Shared;
use super::groups::Rules;
use super::parameters::Places;
use super::reader::{Around, Own};
use super::repeat::put_repeats;
use super::resources::Planned;
use super::texts::{inline, put_some_words, put_words};
use crate::document::Node;

/// Methods whose requests have no body as a rule.
const WITHOUT_BODY: &[&str] = &["GET", "HEAD", "DELETE"];

impl<'d> Own<'d> {
    /// The text of an operation.
    pub(super) fn operation(&mut self, planned: &Planned<'d>, home: &str, docs: &str, shared: &mut Shared) -> Map {
        let node = planned.node;
        let around = Around {
            owner: &planned.name,
            home: Some(home),
            depth: 0,
        };
        let mut map = Map::default();
        let usual = format!(
            "Sends {} to {}.",
            planned.method,
            specwright_codegen::writing::visible(planned.path)
        );
        let said = about(node).or_else(|| node.text_of("summary").map(str::to_owned));
        put_words(&mut map, "about", said.as_deref().unwrap_or(&usual));
        let own = node.get("externalDocs").and_then(|docs| docs.text_of("url"));
        map.value("docs", own.unwrap_or(docs));
        if let Some(read) = node.text_of("x-specwright-read") {
            map.value("read", read);
        }
        let mut places = self.parameters(planned.item, node, around);
        map.value("request", &request(planned, &places));
        if let Some(prefix) = node.text_of("x-specwright-host-prefix") {
            map.value("host_prefix", prefix);
        }
        let mut body = self.request_body(node, around);
        self.put_request_rules(node, &mut places, body.as_mut(), &mut map);
        map.map("path", places.path);
        map.map("query", places.query);
        map.map("headers", places.headers);
        if let Some((format, body)) = body {
            map.add(format, Value::Map(body));
            if WITHOUT_BODY.contains(&planned.method.as_str()) {
                map.yaml("body_on_get", "true");
            }
        }
        self.put_answers(planned, shared, around, &mut map);
        put_repeats(node, &mut map);
        put_deprecated(node, &mut map);
        map.map("samples", samples(node));
        put_evidence(node, &mut map);
        map
    }

    fn request_body(&mut self, node: Node<'d>, around: Around<'_>) -> Option<(&'static str, Map)> {
        let body = node.get("requestBody")?;
        let body = self.followed(body);
        let content = body.get("content")?;
        self.body(content, true, around)
    }

    /// Rules over the fields of all places.
    fn put_request_rules(
        &mut self,
        node: Node<'d>,
        places: &mut Places,
        body: Option<&mut (&'static str, Map)>,
        map: &mut Map,
    ) {
        let rules = Rules::of(node);
        let mut fields = vec![&mut places.path, &mut places.query, &mut places.headers];
        let within = body.and_then(|(_, body)| {
            let mut entries = body.entries.iter_mut();
            let found = entries.find(|entry| matches!(entry.key.as_str(), "fields" | "payload"))?;
            match &mut found.value {
                Value::Map(fields) => Some(fields),
                _ => None,
            }
        });
        fields.extend(within);
        rules.put(self, &mut fields, node, map);
    }

    fn put_answers(&mut self, planned: &Planned<'d>, shared: &mut Shared, around: Around<'_>, map: &mut Map) {
        let (mut responds, errors) = self.responses(planned.node, around);
        let mut codes = Map::default();
        self.put_errors(errors, planned.node, shared, around, (&mut responds, &mut codes));
        if !responds.entries.iter().any(|entry| entry.key.starts_with('2')) {
            self.guessed(
                planned.node,
                "no success is described; an empty one is taken for granted",
            );
            let mut empty = Map::default();
            empty.yaml("body", "empty");
            self.importer.add(&mut responds, "200", empty, &planned.node.place());
        }
        map.map("responds", responds);
        map.map("codes", codes);
    }
}

/// Method, path and what is always in the query string.
fn request(planned: &Planned<'_>, places: &Places) -> String {
    let key = planned.path.split('#').next().unwrap_or_default();
    let written = planned.node.text_of("x-specwright-path");
    let path = match written.filter(|written| places.is_written_out || shape(written) == shape(key)) {
        Some(written) => written.to_owned(),
        None => with_names(key, places),
    };
    let mut request = format!("{} {path}", planned.method);
    for (index, (name, value)) in places.constants.iter().enumerate() {
        request.push(if index == 0 { '?' } else { '&' });
        request += &encoded(name);
        if let Some(value) = value {
            request.push('=');
            request += &encoded(value);
        }
    }
    request
}

/// A template without the names of its placeholders.
fn shape(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        out += "{}";
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The path with the names that the fields have in the spec.
fn with_names(path: &str, places: &Places) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out += &escaped(before);
        let Some((name, tail)) = after.split_once('}') else {
            break;
        };
        let known = places.placeholders.get(name).map_or(name, String::as_str);
        out += &format!("{{{known}}}");
        rest = tail;
    }
    let out = out + &escaped(rest);
    match out.starts_with('/') {
        true => out,
        false => format!("/{out}"),
    }
}

/// What no address can hold is written as an address writes it.
fn escaped(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@%".contains(&byte);
    text.bytes().map(|byte| written(byte, is_plain)).collect()
}

/// A name or a value as it stands in a query string.
fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| written(byte, is_plain)).collect()
}

fn written(byte: u8, is_plain: impl Fn(u8) -> bool) -> String {
    match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    }
}

/// Whole requests that the page shows.
fn samples(operation: Node<'_>) -> Map {
    let mut samples = Map::default();
    for node in operation.get("x-specwright-samples").into_iter().flat_map(Node::items) {
        let Some(name) = node.text_of("name").filter(|name| !samples.has(name)) else {
            continue;
        };
        let mut sample = Map::default();
        put_some_words(&mut sample, "about", node.text_of("about"));
        let mut request = Map::default();
        for (field, value) in node.get("request").into_iter().flat_map(Node::members) {
            if let Some(value) = inline(value).filter(|_| !request.has(field)) {
                request.yaml(field, value);
            }
        }
        sample.add("request", Value::Map(request));
        let mut breaks = Map::default();
        for (field, reason) in node.get("breaks").into_iter().flat_map(Node::members) {
            if let Some(reason) = reason.text() {
                breaks.value(field, reason);
            }
        }
        sample.map("breaks", breaks);
        samples.add(name, Value::Map(sample));
    }
    samples
}
