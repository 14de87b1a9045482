//! Which schemas become named types, under which names.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use specwright_codegen::reserved::PRELUDE;
use specwright_codegen::writing::Map;

use super::importer::Importer;
use super::names::{Names, pascal};
use crate::document::{Additional, Document, Place, SchemaId, SchemaKind};

/// What a value is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// A form, which nests.
    Form,
    /// A path, a query string, headers, parts: flat text.
    Flat,
}

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// To the service.
    Request,
    /// From the service.
    Answer,
}

/// A type that something names.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) schema: SchemaId,
    pub(super) mode: Mode,
    pub(super) direction: Direction,
}

/// The types of an import.
#[derive(Debug, Default)]
pub(super) struct Types {
    names: Names,
    given: BTreeMap<(SchemaId, Mode, Direction), String>,
    pub(super) queue: VecDeque<Asked>,
    /// Name, text and place of each type that was made.
    pub(super) made: Vec<(String, Map, Place)>,
    /// Schemas that differ between requests and answers.
    two_sided: Option<BTreeSet<SchemaId>>,
    /// Schemas of what is sent, and of what is received.
    ways: Option<(BTreeSet<SchemaId>, BTreeSet<SchemaId>)>,
}

/// The types of the language, and what generated code calls its parameters.
const OF_THE_LANGUAGE: &[&str] = &[
    "T", "Any", "Bool", "Int", "Float", "Decimal", "Bytes", "Date", "Datetime", "List", "Map",
];

impl Types {
    /// Takes a name away that is needed for something else.
    pub(super) fn reserve(&mut self, name: &str) {
        self.names.take(name);
    }

    /// A name for a type that the document has no schema for.
    pub(super) fn named(&mut self, wanted: &str) -> String {
        self.names.first_free(&[wanted, &format!("{wanted}Value")])
    }
}

impl Importer<'_> {
    /// The name of the type that a schema becomes. `inline` is what it is called if the document has no name for it.
    pub(super) fn type_name(&mut self, schema: SchemaId, mode: Mode, direction: Direction, inline: &str) -> String {
        let is_enum = self
            .shape(schema)
            .is_some_and(|shape| matches!(shape.schema.kind, SchemaKind::Enum { .. }));
        let differs = !is_enum && self.is_two_sided(schema);
        let key = match (is_enum, differs) {
            (true, _) => (schema, Mode::Json, Direction::Answer),
            (false, true) => (schema, mode, direction),
            (false, false) => (schema, mode, Direction::Answer),
        };
        if let Some(known) = self.types.given.get(&key) {
            return known.clone();
        }
        let named = self
            .document
            .schemas
            .get(schema.0)
            .and_then(|schema| schema.name.as_deref());
        let plain = usable(&pascal(named.unwrap_or(inline)));
        let wanted = match key {
            (_, _, Direction::Request) => [format!("{plain}Input"), format!("{plain}Body")],
            _ => [plain.clone(), format!("{plain}Value")],
        };
        let name = self.types.names.first_free(&[&wanted[0], &wanted[1]]);
        self.types.given.insert(key, name.clone());
        let (name_asked, (schema, mode, _)) = (name.clone(), key);
        let direction = match differs {
            true => direction,
            false if self.is_sent(schema) => Direction::Request,
            false => Direction::Answer,
        };
        self.types.queue.push_back(Asked {
            name: name_asked,
            schema,
            mode,
            direction,
        });
        name
    }

    /// Whether a value is another one in requests than in answers.
    pub(super) fn is_two_sided(&mut self, schema: SchemaId) -> bool {
        let document = self.document;
        self.types
            .two_sided
            .get_or_insert_with(|| two_sided(document))
            .contains(&schema)
    }

    /// Whether a value travels to the service.
    fn is_sent(&mut self, schema: SchemaId) -> bool {
        self.ways().0.contains(&schema)
    }

    /// Whether a value comes from the service.
    pub(super) fn is_received(&mut self, schema: SchemaId) -> bool {
        self.ways().1.contains(&schema)
    }

    fn ways(&mut self) -> &(BTreeSet<SchemaId>, BTreeSet<SchemaId>) {
        let document = self.document;
        self.types.ways.get_or_insert_with(|| {
            let operations = &document.operations;
            let bodies = operations.iter().filter_map(|operation| operation.body.as_ref());
            let sent = bodies
                .flat_map(|body| &body.contents)
                .filter_map(|content| content.schema);
            let parameters = operations.iter().flat_map(|operation| &operation.parameters);
            let sent = sent.chain(parameters.filter_map(|parameter| parameter.schema));
            let answers = operations.iter().flat_map(|operation| &operation.responses);
            let contents = answers.flat_map(|answer| &answer.contents);
            let received = contents.filter_map(|content| content.schema);
            (held(document, sent), held(document, received))
        })
    }
}

/// A name that no module needs for itself.
fn usable(name: &str) -> String {
    let is_parameter = name
        .strip_prefix('S')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    match PRELUDE.contains(&name) || OF_THE_LANGUAGE.contains(&name) || is_parameter {
        true => format!("{name}Value"),
        false => name.to_owned(),
    }
}

/// The schemas that a value of a schema holds.
fn inner(kind: &SchemaKind) -> Vec<SchemaId> {
    match kind {
        SchemaKind::Same(id) => vec![*id],
        SchemaKind::List { item, .. } => vec![*item],
        SchemaKind::OneOf { variants, .. } => variants.iter().map(|variant| variant.schema).collect(),
        SchemaKind::Object { properties, additional } => {
            let more = match additional {
                Additional::Schema(id) => Some(*id),
                _ => None,
            };
            properties.iter().map(|property| property.schema).chain(more).collect()
        }
        _ => Vec::new(),
    }
}

/// The schemas of values, and those of what they hold.
fn held(document: &Document, values: impl Iterator<Item = SchemaId>) -> BTreeSet<SchemaId> {
    let mut open: Vec<SchemaId> = values.collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id)
            && let Some(schema) = document.schemas.get(id.0)
        {
            open.extend(inner(&schema.kind));
        }
    }
    found
}

/// Those that have a member of requests or of answers only, and those that hold them.
fn two_sided(document: &Document) -> BTreeSet<SchemaId> {
    let mut holders: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut open = Vec::new();
    for (index, schema) in document.schemas.iter().enumerate() {
        let is_object = matches!(schema.kind, SchemaKind::Object { .. });
        for id in inner(&schema.kind) {
            let is_marked = document
                .schemas
                .get(id.0)
                .is_some_and(|member| member.read_only || member.write_only);
            if is_object && is_marked && found.insert(SchemaId(index)) {
                open.push(SchemaId(index));
            }
            holders.entry(id).or_default().push(SchemaId(index));
        }
    }
    while let Some(id) = open.pop() {
        for holder in holders.get(&id).into_iter().flatten() {
            if found.insert(*holder) {
                open.push(*holder);
            }
        }
    }
    found
}
