//! Every place where a spec can hold text, from the tables of the language's keys, and where the small specs hold it: a key
//! that is new has to be in one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use specwright_codegen::diagnostic::Diagnostics;
use specwright_codegen::schema;
use specwright_codegen::source::{SourceSet, Span};
use specwright_codegen::yaml::{Node, NodeKind, parse_tree};

/// Names and texts of a spec's files.
pub(crate) type Files = Vec<(String, String)>;

/// A text in a spec.
pub(crate) struct Carrier {
    /// `field.about`; `enum_type.enum, name` for a key that is a name.
    pub(crate) place: String,
    pub(crate) spec: usize,
    file: usize,
    span: Span,
    text: String,
}

impl Carrier {
    /// The files with another text there.
    pub(crate) fn with(&self, specs: &[Files], text: &str) -> Files {
        let mut files = specs[self.spec].clone();
        let range = self.span.start as usize..self.span.end as usize;
        files[self.file].1.replace_range(range, &quoted(text));
        files
    }

    /// What stands there.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// A double-quoted YAML scalar.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            ' '..='~' => out.push(letter),
            letter => out.push_str(&format!("\\u{:04X}", u32::from(letter))),
        }
    }
    out.push('"');
    out
}

/// The accepted specs, one that has most of the language's keys, and one for what those have no text for.
pub(crate) fn specs() -> Vec<Files> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> = fs::read_dir(tests.join("accept"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders.push(tests.join("../codegen/tests/hostile_specs"));
    folders.push(tests.join("tests/hostile_text/spec"));
    let read = |folder: &std::path::PathBuf| {
        let files = specwright_codegen::load_folder(folder).unwrap().into_iter();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let name = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        files.map(|(path, bytes)| (name(&path), text(bytes))).collect()
    };
    folders.iter().map(read).collect()
}

/// For each place a text of the smallest spec that has one.
pub(crate) fn carriers(specs: &[Files]) -> BTreeMap<String, Carrier> {
    let tables = Tables::new();
    let mut all: BTreeMap<String, Carrier> = BTreeMap::new();
    let size = |spec: usize| specs[spec].iter().map(|(_, text)| text.len()).sum::<usize>();
    for (spec, files) in specs.iter().enumerate() {
        let sources = SourceSet::new(files.clone());
        for (file, (id, source)) in sources.iter().enumerate() {
            let root = parse_tree(id, source, &mut Diagnostics::default()).unwrap();
            let mut found = Vec::new();
            tables.visit(tables.of_file(&root), &root, "", &mut found);
            for (place, span, text) in found {
                let stands_so = source.text[span.start as usize..span.end as usize].trim_matches(['"', '\'']) == text;
                let is_better = all.get(&place).is_none_or(|known| size(spec) < size(known.spec));
                if stands_so && is_better {
                    let carrier = Carrier {
                        place: place.clone(),
                        spec,
                        file,
                        span,
                        text,
                    };
                    all.insert(place, carrier);
                }
            }
        }
    }
    all
}

/// The places that the language has.
pub(crate) fn required() -> BTreeSet<String> {
    let tables = Tables::new();
    let mut places = BTreeSet::new();
    for (id, table) in &tables.0 {
        for (key, kind) in table["properties"].as_object().unwrap() {
            texts_of(kind, &format!("{id}.{key}"), &mut places);
        }
    }
    places
}

fn texts_of(kind: &Value, place: &str, places: &mut BTreeSet<String>) {
    if takes_text(kind) {
        places.insert(place.to_owned());
    }
    for option in kind["anyOf"].as_array().into_iter().flatten() {
        texts_of(option, place, places);
    }
    if kind["additionalProperties"].is_object() {
        places.insert(format!("{place}, name"));
        texts_of(&kind["additionalProperties"], place, places);
    }
    if kind["items"].is_object() {
        texts_of(&kind["items"], place, places);
    }
}

fn takes_text(kind: &Value) -> bool {
    let is_text = match &kind["type"] {
        Value::String(name) => name == "string",
        Value::Array(names) => names.iter().any(|name| name == "string"),
        _ => false,
    };
    is_text && kind.get("enum").is_none() && kind.get("const").is_none()
}

/// The tables of keys by their ids, as JSON Schemas.
struct Tables(BTreeMap<String, Value>);

type Found = Vec<(String, Span, String)>;

impl Tables {
    fn new() -> Self {
        let mut tables = BTreeMap::new();
        for (id, mut schema) in [
            ("api", schema::api()),
            ("resource", schema::resource()),
            ("evidence", schema::evidence()),
        ] {
            if let Value::Object(definitions) = schema["$defs"].take() {
                tables.extend(definitions);
            }
            tables.insert(id.to_owned(), schema);
        }
        Self(tables)
    }

    /// The table of a whole file.
    fn of_file(&self, root: &Node) -> Value {
        let keys = root.mapping().unwrap();
        let id = ["api", "resource"].into_iter().find(|id| keys.get(id).is_some());
        reference(id.unwrap_or("evidence"))
    }

    fn visit(&self, kind: Value, node: &Node, place: &str, found: &mut Found) {
        if let Some(options) = kind["anyOf"].as_array() {
            let is_text = |option: &&Value| node.scalar().is_some() && takes_text(option);
            let option = options.iter().find(is_text);
            let option = option.or_else(|| options.iter().find(|option| self.fits(option, node)));
            let option = option.unwrap_or_else(|| panic!("{place}: nothing fits"));
            return self.visit(option.clone(), node, place, found);
        }
        match &node.kind {
            NodeKind::Empty => {}
            NodeKind::Scalar(scalar) if takes_text(&kind) => {
                found.push((place.to_owned(), node.span, scalar.text.clone()));
            }
            NodeKind::Scalar(_) => {}
            NodeKind::List(items) => {
                let inner = kind.get("items").unwrap_or(&kind);
                items
                    .iter()
                    .for_each(|item| self.visit(inner.clone(), item, place, found));
            }
            NodeKind::Mapping(mapping) => {
                for entry in &mapping.entries {
                    let key = entry.key.value.as_str();
                    let (inner, inner_place) = self.entry(&kind, key, place);
                    if inner_place == place && kind["additionalProperties"].is_object() {
                        found.push((format!("{place}, name"), entry.key.span, key.to_owned()));
                    }
                    self.visit(inner, &entry.value, &inner_place, found);
                }
            }
        }
    }

    /// What the value of that key is, and what its place is called.
    fn entry(&self, kind: &Value, key: &str, place: &str) -> (Value, String) {
        if let Some((id, table)) = self.table(kind) {
            return (table["properties"][key].clone(), format!("{id}.{key}"));
        }
        let by_status = kind["patternProperties"].as_object().map(|patterns| {
            let starts = if key.starts_with('2') { "^2" } else { "^[" };
            patterns
                .iter()
                .find(|(pattern, _)| pattern.starts_with(starts))
                .unwrap()
                .1
        });
        let named = by_status.or_else(|| kind.get("additionalProperties").filter(|inner| inner.is_object()));
        // A sample: anything may stand in it.
        (named.unwrap_or(kind).clone(), place.to_owned())
    }

    fn table<'v>(&'v self, kind: &'v Value) -> Option<(&'v str, &'v Value)> {
        let id = kind["$ref"].as_str()?.rsplit('/').next()?;
        Some((id, &self.0[id]))
    }

    fn fits(&self, kind: &Value, node: &Node) -> bool {
        match &node.kind {
            NodeKind::Empty => kind["type"].as_array().is_some(),
            NodeKind::Scalar(_) => {
                let is_word = kind.get("enum").is_some() || kind.get("const").is_some();
                takes_text(kind) || is_word || kind["type"] == "boolean" || kind["type"] == "integer"
            }
            NodeKind::List(_) => kind["type"] == "array",
            NodeKind::Mapping(mapping) => match self.table(kind) {
                Some((_, table)) => {
                    let tag = table["properties"]["scheme"]["enum"][0].as_str();
                    let scheme = mapping.get("scheme").and_then(|node| node.scalar());
                    let fits_tag = tag.is_none_or(|tag| scheme.is_some_and(|scheme| scheme.text == tag));
                    let properties = table["properties"].as_object().unwrap();
                    let mut keys = mapping.entries.iter().map(|entry| &entry.key.value);
                    let needed = table["required"].as_array().unwrap();
                    let has = |key: &Value| mapping.get(key.as_str().unwrap()).is_some();
                    fits_tag && keys.all(|key| properties.contains_key(key)) && needed.iter().all(has)
                }
                None => kind["type"] == "object",
            },
        }
    }
}

fn reference(id: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/$defs/{id}") })
}
