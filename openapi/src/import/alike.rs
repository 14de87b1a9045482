//! Whether two answers are the same, also where a document writes the same schema twice.

use crate::document::{Additional, Document, Property, Response, SchemaId, SchemaKind};

/// How deep schemas are compared; what is nested deeper counts as different.
const DEEPEST: usize = 16;

/// Whether two answers have the same body and the same headers.
pub(super) fn are_alike(document: &Document, left: &Response, right: &Response) -> bool {
    let parts = |response: &Response| {
        let contents = response.contents.iter().map(|one| (one.media_type.clone(), one.schema));
        let headers = response.headers.iter().map(|one| (one.name.clone(), one.schema));
        contents.chain(headers).collect::<Vec<_>>()
    };
    let (left, right) = (parts(left), parts(right));
    let is_same = |(one, other): (&Part, &Part)| one.0 == other.0 && are_same(document, one.1, other.1, 0);
    left.len() == right.len() && left.iter().zip(&right).all(is_same)
}

/// A media type or a header, and what it holds.
type Part = (String, Option<SchemaId>);

fn are_same(document: &Document, left: Option<SchemaId>, right: Option<SchemaId>, depth: usize) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return left == right;
    };
    left == right || depth < DEEPEST && has_same_form(document, left, right, depth + 1)
}

fn has_same_form(document: &Document, left: SchemaId, right: SchemaId, depth: usize) -> bool {
    let (Some(one), Some(other)) = (document.schemas.get(left.0), document.schemas.get(right.0)) else {
        return false;
    };
    if one.name.is_some() || other.name.is_some() || one.nullable != other.nullable {
        return false;
    }
    let inner = |one: SchemaId, other: SchemaId| are_same(document, Some(one), Some(other), depth);
    match (&one.kind, &other.kind) {
        (SchemaKind::Same(one), SchemaKind::Same(other)) => inner(*one, *other),
        (
            SchemaKind::List { item, items, unique },
            SchemaKind::List {
                item: other,
                items: count,
                unique: differ,
            },
        ) => items == count && unique == differ && inner(*item, *other),
        (
            SchemaKind::Object { properties, additional },
            SchemaKind::Object {
                properties: others,
                additional: more,
            },
        ) => {
            let is_same = |(one, other): (&Property, &Property)| {
                one.name == other.name && one.required == other.required && inner(one.schema, other.schema)
            };
            let is_open = |additional: &Additional| matches!(additional, Additional::Schema(_));
            properties.len() == others.len()
                && properties.iter().zip(others).all(is_same)
                && match (additional, more) {
                    (Additional::Schema(one), Additional::Schema(other)) => inner(*one, *other),
                    (one, other) => !is_open(one) && !is_open(other) && format!("{one:?}") == format!("{other:?}"),
                }
        }
        (SchemaKind::OneOf { .. }, _) | (_, SchemaKind::OneOf { .. }) => false,
        // What is left holds no other schema.
        (one, other) => format!("{one:?}") == format!("{other:?}"),
    }
}
