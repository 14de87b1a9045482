//! Parameters as fields of the path, the query string and the headers.

use std::collections::BTreeMap;

use specwright_codegen::writing::Map;

use super::fields::{Names, Said, put_in_order, without_brackets};
use super::reader::{Around, Own};
use crate::document::Node;

/// The fields of a request outside of its body.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) path: Map,
    pub(super) query: Map,
    pub(super) headers: Map,
    /// What placeholders of the document are called in the spec.
    pub(super) placeholders: BTreeMap<String, String>,
    /// Items of the query string that are always sent.
    pub(super) constants: Vec<(String, Option<String>)>,
    /// Whether a placeholder is written out in the document's path.
    pub(super) is_written_out: bool,
}

impl<'d> Own<'d> {
    /// The parameters of an operation and of its path.
    pub(super) fn parameters(&mut self, path: Node<'d>, operation: Node<'d>, around: Around<'_>) -> Places {
        let mut places = Places::default();
        let said = |node: Node<'d>| node.get("parameters").into_iter().flat_map(Node::items);
        let unsaid = operation.get("x-specwright-parameters");
        let unsaid: Vec<Node<'d>> = unsaid.into_iter().flat_map(Node::items).collect();
        places.is_written_out = unsaid.iter().any(|one| one.text_of("in") == Some("path"));
        let own: Vec<Node<'d>> = said(operation).chain(unsaid).collect();
        let mut all: Vec<Node<'d>> = Vec::new();
        for one in said(path) {
            let one = self.followed(one);
            let key = |node: Node<'d>| (node.text_of("name"), node.text_of("in"));
            let is_replaced = own.iter().any(|other| key(*other) == key(one));
            all.extend((!is_replaced).then_some(one));
        }
        for one in own {
            let one = self.followed(one);
            all.push(one);
        }
        let copies = copies(&all);
        for node in all {
            if self.step(node) {
                self.parameter(node, &copies, around, &mut places);
            }
        }
        let order = operation.get("x-specwright-order");
        for fields in [&mut places.path, &mut places.query, &mut places.headers] {
            put_in_order(fields, order);
        }
        places
    }

    fn parameter(
        &mut self,
        node: Node<'d>,
        copies: &BTreeMap<(String, String), Vec<String>>,
        around: Around<'_>,
        places: &mut Places,
    ) {
        let (Some(name), Some(place)) = (node.text_of("name"), node.text_of("in")) else {
            self.skipped(node, "a parameter without a name or a place is left out");
            return;
        };
        if node.has_flag("x-specwright-constant") {
            let schema = node.get("schema");
            let value = schema
                .and_then(|schema| schema.get("enum"))
                .and_then(|values| values.items().next());
            let value = value
                .and_then(Node::scalar)
                .filter(|_| !node.has_flag("x-specwright-no-value"));
            places.constants.push((name.to_owned(), value));
            return;
        }
        if node.get("x-specwright-copy-of").is_some() {
            return;
        }
        let Some((schema, is_json)) = schema_of(node) else {
            self.skipped(node, format!("nothing says what `{name}` is; it is left out"));
            return;
        };
        let wire = without_brackets(name, schema);
        let mut names = Names::of(&wire, node);
        let also = copies.get(&(place.to_owned(), wire.clone()));
        names.wire.extend(also.into_iter().flatten().cloned());
        names.prefix = node.text_of("x-specwright-prefix").map(str::to_owned);
        let said = Said {
            node,
            schema,
            optional: place != "path" && !node.has_flag("required"),
        };
        if place == "path" {
            names.wire = vec![names.spec.clone()];
        }
        let mut field = self.field(said, &names, around);
        put_layout(node, place, is_json, wire != name, &mut field);
        let to = match place {
            "path" => {
                places.placeholders.insert(name.to_owned(), names.spec.clone());
                &mut places.path
            }
            "query" => &mut places.query,
            "header" => &mut places.headers,
            _ => {
                self.skipped(node, format!("the language has no place `{place}` for a parameter"));
                return;
            }
        };
        self.add_field(to, &names.spec, field, node);
    }
}

/// The schema of a parameter, and whether it is JSON in a text.
fn schema_of(node: Node<'_>) -> Option<(Node<'_>, bool)> {
    if let Some(schema) = node.get("schema") {
        return Some((schema, false));
    }
    let (_, media) = node.get("content")?.members().next()?;
    Some((media.get("schema")?, true))
}

/// How lists and maps are written, where no member of ours says it.
fn put_layout(node: Node<'_>, place: &str, is_json: bool, is_bracketed: bool, field: &mut Map) {
    let is = |ty: &str| field.yaml_of("type") == Some(ty);
    let (is_list, is_map) = (is("list"), is("map"));
    if is_json {
        if !field.has("wire") && !is("any") {
            field.yaml("wire", "json");
        }
        return;
    }
    if field.has("style") || field.has("join") {
        return;
    }
    let explode = node.get("explode").and_then(Node::bool);
    match node.text_of("style").unwrap_or_default() {
        "pipeDelimited" if is_list => field.value("join", "|"),
        "spaceDelimited" if is_list => field.value("join", " "),
        "deepObject" if is_map => field.yaml("style", "brackets"),
        "form" if is_map && explode != Some(false) => field.yaml("style", "spread"),
        _ if is_bracketed => field.yaml("style", "brackets"),
        _ if is_list && place == "query" && explode == Some(false) => field.value("join", ","),
        _ => {}
    }
}

/// Other names of a parameter on the wire, by its place and first name.
fn copies(all: &[Node<'_>]) -> BTreeMap<(String, String), Vec<String>> {
    let mut copies: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for node in all {
        let (Some(of), Some(name), Some(place)) = (
            node.text_of("x-specwright-copy-of"),
            node.text_of("name"),
            node.text_of("in"),
        ) else {
            continue;
        };
        let wire = node
            .get("schema")
            .map_or_else(|| name.to_owned(), |schema| without_brackets(name, schema));
        copies.entry((place.to_owned(), of.to_owned())).or_default().push(wire);
    }
    copies
}
