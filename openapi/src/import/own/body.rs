//! Bodies: what they are written in, what is around their fields, and the fields.

use specwright_codegen::writing::{Map, Value, quoted};

use super::fields::{mark_beside_root, put_in_order};
use super::keys::namespace;
use super::reader::{Around, Own};
use super::shape::Kind;
use super::texts::texts;
use crate::document::Node;
use crate::media_type::format_of;

impl<'d> Own<'d> {
    /// The body among several media types: the key of the language and what it has.
    pub(super) fn body(
        &mut self,
        content: Node<'d>,
        is_request: bool,
        around: Around<'_>,
    ) -> Option<(&'static str, Map)> {
        let mut all = content.members();
        let (media_type, media) = all.next()?;
        for (other, node) in all {
            self.skipped(node, format!("`{media_type}` is used and `{other}` left out"));
        }
        let how = media.get("x-specwright-body");
        let format = match how.is_some_and(|how| how.has_flag("raw")) {
            true => "raw",
            false => format_of(media_type),
        };
        let Some(schema) = media.get("schema") else {
            self.skipped(media, "nothing says what the body is");
            return None;
        };
        let map = match format {
            "json" => self.json(schema, how, around),
            "form" | "multipart" if !is_request => {
                self.skipped(media, format!("an answer cannot be a {format} body"));
                return None;
            }
            "form" => self.form(media, schema, how, around),
            "xml" => self.xml(schema, how, around),
            "raw" => self.raw(media_type, schema, how, around),
            _ => {
                let mut map = Map::default();
                let fields = self.fields(schema, around);
                map.add("fields", Value::Map(fields));
                map
            }
        };
        Some((format, map))
    }

    fn json(&mut self, schema: Node<'d>, how: Option<Node<'d>>, around: Around<'_>) -> Map {
        let mut map = Map::default();
        let roots = how.and_then(|how| how.get("root")).map(texts).unwrap_or_default();
        let schema = match schema.get("anyOf") {
            Some(all) if roots.len() > 1 => all.items().next().unwrap_or(schema),
            _ => schema,
        };
        let first = roots.first().map_or("", String::as_str);
        let Some(inner) = inside(schema, first) else {
            self.skipped(schema, format!("the body has no `{first}`"));
            self.put_content(schema, how, around, &mut map);
            return map;
        };
        if !first.is_empty() {
            match alternatives(&roots) {
                Some(root) => map.value("root", &root),
                None => {
                    self.skipped(schema, "of several roots only the first is taken");
                    map.value("root", first);
                }
            }
        }
        self.put_content(inner, how, around, &mut map);
        if !first.is_empty() {
            self.put_beside(schema, first, how, around, &mut map);
        }
        map
    }

    /// Members beside the root.
    fn put_beside(&mut self, schema: Node<'d>, root: &str, how: Option<Node<'d>>, around: Around<'_>, map: &mut Map) {
        let root = root.split('/').next().unwrap_or_default();
        let mut beside = Map::default();
        self.put_fields(schema, around, &mut beside, |key| key != root);
        mark_beside_root(&mut beside);
        let fields = map.entries.iter_mut().find(|entry| entry.key == "fields");
        match fields.map(|entry| &mut entry.value) {
            Some(Value::Map(fields)) => {
                for entry in beside.entries {
                    if !fields.has(&entry.key) {
                        fields.entries.push(entry);
                    }
                }
                put_in_order(fields, how.and_then(|how| how.get("order")));
            }
            _ if !beside.entries.is_empty() => self.skipped(schema, "beside a payload there is no room for more"),
            _ => {}
        }
    }

    /// `fields`, or the `payload` that is the whole body.
    fn put_content(&mut self, schema: Node<'d>, how: Option<Node<'d>>, around: Around<'_>, map: &mut Map) {
        let payload = how.and_then(|how| how.get("payload"));
        let is_object = matches!(self.shape(schema, 0).kind, Kind::Object)
            || schema.text_of("type") == Some("object") && schema.get("additionalProperties").is_none();
        if payload.is_none() && is_object {
            let fields = self.fields(schema, around);
            map.add("fields", Value::Map(fields));
            return;
        }
        let payload = self.payload(schema, payload, around);
        map.add("payload", Value::Map(payload));
    }

    fn form(&mut self, media: Node<'d>, schema: Node<'d>, how: Option<Node<'d>>, around: Around<'_>) -> Map {
        let mut map = Map::default();
        let mut constants = Map::default();
        let properties = schema.get("properties").into_iter().flat_map(Node::members);
        for (key, property) in properties.filter(|(_, property)| property.has_flag("x-specwright-constant")) {
            let value = property.get("const").or_else(|| property.get("enum")?.items().next());
            if let Some(value) = value.and_then(Node::scalar).filter(|_| !constants.has(key)) {
                constants.value(key, &value);
            }
        }
        map.map("constants", constants);
        if let Some(names) = how.and_then(|how| how.text_of("names")) {
            map.value("names", names);
        }
        let mut fields = self.fields(schema, around);
        put_form_layout(media, &mut fields);
        map.add("fields", Value::Map(fields));
        map
    }

    fn raw(&mut self, media_type: &str, schema: Node<'d>, how: Option<Node<'d>>, around: Around<'_>) -> Map {
        let mut map = Map::default();
        let is_said = how.and_then(|how| how.get("content_type")).and_then(Node::bool) != Some(false);
        if is_said {
            map.value("content_type", media_type);
        }
        let payload = self.payload(schema, how.and_then(|how| how.get("payload")), around);
        map.add("payload", Value::Map(payload));
        map
    }

    fn xml(&mut self, schema: Node<'d>, how: Option<Node<'d>>, around: Around<'_>) -> Map {
        let mut map = Map::default();
        let written = how.and_then(|how| how.get("root")).map(texts).unwrap_or_default();
        let named = schema.get("xml").and_then(|xml| xml.text_of("name"));
        let root = written.first().cloned().or_else(|| named.map(str::to_owned));
        if let Some(root) = &root {
            map.value("root", root);
        }
        if let Some(namespace) = how.and_then(|how| how.get("namespace")).and_then(namespace) {
            map.yaml("namespace", namespace);
        }
        if let Some(encoding) = how.and_then(|how| how.text_of("encoding")) {
            map.value("encoding", encoding);
        }
        if let Some(doctype) = how.and_then(|how| how.get("doctype")) {
            map.map("doctype", doctype_of(doctype));
        }
        let within = root
            .as_deref()
            .and_then(|root| root.split_once('/'))
            .map_or("", |(_, inner)| inner);
        let inner = inside(schema, within).unwrap_or(schema);
        self.put_content(inner, how, around, &mut map);
        map
    }
}

fn doctype_of(node: Node<'_>) -> Map {
    let mut doctype = Map::default();
    for key in ["public", "system"] {
        if let Some(id) = node.text_of(key) {
            doctype.yaml(key, quoted(id));
        }
    }
    doctype
}

/// What stands under names joined by `/`.
fn inside<'d>(schema: Node<'d>, names: &str) -> Option<Node<'d>> {
    let mut at = schema;
    for name in names.split('/').filter(|name| !name.is_empty()) {
        at = at.get("properties")?.get(name)?;
    }
    Some(at)
}

/// Several paths as one, each segment with its alternatives; `None` if that would be others.
fn alternatives(roots: &[String]) -> Option<String> {
    let paths: Vec<Vec<&str>> = roots.iter().map(|root| root.split('/').collect()).collect();
    let first = paths.first()?;
    if paths.iter().any(|path| path.len() != first.len()) {
        return None;
    }
    let mut segments: Vec<Vec<&str>> = Vec::new();
    for at in 0..first.len() {
        let mut names: Vec<&str> = Vec::new();
        for name in paths.iter().filter_map(|path| path.get(at)) {
            if !names.contains(name) {
                names.push(name);
            }
        }
        segments.push(names);
    }
    let count = segments
        .iter()
        .try_fold(1_usize, |count, names| count.checked_mul(names.len()))?;
    let segments: Vec<String> = segments.iter().map(|names| names.join(" | ")).collect();
    (count == paths.len()).then(|| segments.join("/"))
}

/// How lists and maps of a form are laid out, where no member of ours says it.
fn put_form_layout(media: Node<'_>, fields: &mut Map) {
    for entry in &mut fields.entries {
        let Value::Map(field) = &mut entry.value else { continue };
        if field.has("style") || field.has("join") || field.has("wire_name") {
            continue;
        }
        let encoding = media.get("encoding").and_then(|all| all.get(&entry.key));
        let style = encoding.and_then(|encoding| encoding.text_of("style"));
        let explode = encoding
            .and_then(|encoding| encoding.get("explode"))
            .and_then(Node::bool);
        match (field.yaml_of("type"), style) {
            (Some("list"), Some("form")) if explode == Some(false) => field.value("join", ","),
            (Some("map"), Some("form")) => field.yaml("style", "spread"),
            _ => {}
        }
    }
}
