//! How the bodies of errors look, told from their schemas.

use std::collections::BTreeSet;

use specwright_codegen::writing::{Map, quoted};

use super::body::{Format, format_of};
use super::importer::Importer;
use super::names::{Names, snake};
use crate::document::{Property, SchemaId, SchemaKind, StatusKey};

/// Members that hold the text of an error, the best first.
const MESSAGES: &[&str] = &[
    "message",
    "Message",
    "error_message",
    "errorMessage",
    "error_description",
    "detail",
    "details",
    "description",
    "msg",
    "reason",
    "title",
    "error",
    "summary",
    "text",
];

/// Members that hold its code.
const CODES: &[&str] = &[
    "code",
    "Code",
    "error_code",
    "errorCode",
    "error",
    "type",
    "key",
    "errcode",
    "name",
    "id",
];

/// Members around the errors.
const AROUND: &[&str] = &[
    "error", "errors", "Error", "Errors", "fault", "messages", "meta", "issues", "problems",
];

/// Members that name the field of the request.
const FIELDS: &[&str] = &["field", "property", "parameter", "param", "pointer", "path"];

/// More shapes are not tried one after the other.
const MOST_SHAPES: usize = 8;

/// How a body holds an error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Sign {
    path: Vec<String>,
    code: Vec<String>,
    message: Vec<String>,
    field: Vec<String>,
    list: bool,
}

impl Importer<'_> {
    /// The entries of `error_bodies`.
    pub(super) fn error_bodies(&mut self) -> Map {
        let mut signs: Vec<(Sign, Format, usize)> = Vec::new();
        let mut odd = BTreeSet::new();
        for operation in &self.document.operations {
            let failures = operation.responses.iter().filter(|response| match response.status {
                StatusKey::Code(status) => status >= 400,
                StatusKey::Class(class) => class >= 4,
                StatusKey::Default => operation.responses.len() > 1,
            });
            for content in failures.flat_map(|response| &response.contents) {
                let format = format_of(&content.media_type);
                let Some(id) = content.schema.filter(|_| matches!(format, Format::Json | Format::Xml)) else {
                    continue;
                };
                let Some(sign) = self.sign(id, 0) else {
                    odd.insert(self.shape(id).map_or(id, |shape| shape.id));
                    continue;
                };
                match signs
                    .iter_mut()
                    .find(|(known, own, _)| *known == sign && *own == format)
                {
                    Some((_, _, times)) => *times += 1,
                    None => signs.push((sign, format, 1)),
                }
            }
        }
        for id in odd {
            let place = self.place_of(id, &crate::document::Place::default());
            self.missing(
                &place,
                "this body of an error has no code and no text that is known; such errors are told by their status",
            );
        }
        // Those that look at special places first.
        signs.sort_by_key(|(sign, _, times)| (std::cmp::Reverse(sign.path.len()), std::cmp::Reverse(*times)));
        signs.truncate(MOST_SHAPES);
        written(&signs)
    }

    /// How a body of that schema holds its error.
    fn sign(&self, id: SchemaId, depth: usize) -> Option<Sign> {
        let shape = self.shape(id)?;
        match &shape.schema.kind {
            SchemaKind::String { .. } if depth > 0 => Some(Sign {
                message: vec!["text".to_owned()],
                ..Sign::default()
            }),
            SchemaKind::List { item, .. } if depth < 4 => {
                let sign = self.sign(*item, depth + 1)?;
                Some(Sign { list: true, ..sign })
            }
            SchemaKind::Object { properties, .. } => self.sign_of(properties, depth),
            SchemaKind::OneOf { variants, .. } if depth < 4 => {
                variants.iter().find_map(|variant| self.sign(variant.schema, depth + 1))
            }
            _ => None,
        }
    }

    fn sign_of(&self, properties: &[Property], depth: usize) -> Option<Sign> {
        let find = |names: &[&str]| -> Vec<String> {
            let scalar = |name: &&&str| {
                let property = properties.iter().find(|property| property.name == ***name);
                property.is_some_and(|property| self.shape(property.schema).is_some_and(|shape| shape.is_scalar()))
            };
            names
                .iter()
                .filter(scalar)
                .take(2)
                .map(|name| (*name).to_owned())
                .collect()
        };
        let around = || {
            AROUND.iter().find_map(|name| {
                let property = properties.iter().find(|property| property.name == *name)?;
                let is_text = self.shape(property.schema).is_some_and(|shape| shape.is_scalar());
                let mut sign = self.sign(property.schema, depth + 1).filter(|_| !is_text)?;
                sign.path.insert(0, (*name).to_owned());
                Some(sign)
            })
        };
        let inner = (depth < 3).then(around).flatten();
        let (message, mut code) = (find(MESSAGES), find(CODES));
        code.retain(|name| message.first() != Some(name));
        code.truncate(1);
        let field = find(FIELDS);
        match inner {
            Some(inner) if message.is_empty() || !inner.code.is_empty() => Some(inner),
            _ if message.is_empty() && code.is_empty() => None,
            _ => Some(Sign {
                message: message.into_iter().take(1).collect(),
                code,
                field: field.into_iter().take(1).collect(),
                ..Sign::default()
            }),
        }
    }
}

fn written(signs: &[(Sign, Format, usize)]) -> Map {
    let mut names = Names::without(&["empty", "shared"]);
    let mut map = Map::default();
    for (sign, format, _) in signs {
        let mut entry = Map::default();
        entry.yaml("format", if *format == Format::Xml { "xml" } else { "json" });
        if !sign.path.is_empty() {
            entry.value("path", &sign.path.join("/"));
        }
        for (key, found) in [("code", &sign.code), ("message", &sign.message), ("field", &sign.field)] {
            match found.as_slice() {
                [] => {}
                [only] => entry.value(key, only),
                several => {
                    let several: Vec<String> = several.iter().map(|name| quoted(name)).collect();
                    entry.yaml(key, format!("[{}]", several.join(", ")));
                }
            }
        }
        if sign.list {
            entry.yaml("list", "true");
        }
        let name = sign
            .path
            .last()
            .or(sign.message.first())
            .map_or_else(|| "body".to_owned(), |name| snake(name));
        map.map(names.first_free(&[&name, "body"]), entry);
    }
    map
}
