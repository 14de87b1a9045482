//! Which path key each operation gets. OpenAPI holds templates for the same that differ in the names of their
//! placeholders only, and a path has one operation for each method.

use std::collections::{BTreeMap, BTreeSet};

use specwright_codegen::model::{Method, Model, Operation, PathPart};

use super::text;

/// The most paths that one operation is written out to.
const MOST_PATHS: usize = 32;

/// A path key of an operation.
#[derive(Debug, Clone)]
pub(super) struct Route {
    /// As the document says it: `/orders/{id}`.
    pub(super) key: String,
    /// The placeholder that is written out, and its value.
    pub(super) literal: Option<(usize, String)>,
    /// What the other placeholders are called, by the index of their field.
    pub(super) names: BTreeMap<usize, String>,
    /// The key has something behind it that tells it from another.
    pub(super) is_marked: bool,
}

/// The routes of each operation, in the order of [`Model::operations`]; the first is the operation's own.
pub(super) fn routes(model: &Model) -> Vec<Vec<Route>> {
    let operations: Vec<(&str, &Operation)> = model
        .resources
        .iter()
        .flat_map(|resource| {
            resource
                .operations
                .iter()
                .map(|operation| (resource.name.spec.as_str(), operation))
        })
        .collect();
    let mut order: Vec<usize> = (0..operations.len()).collect();
    // Where two are alike, the one with the most values of enums keeps its template.
    order.sort_by_key(|index| {
        let breadth = operations
            .get(*index)
            .map_or(0, |(_, operation)| breadth(model, operation));
        (std::cmp::Reverse(breadth), *index)
    });
    let mut taken = Taken::default();
    let mut routes: Vec<Vec<Route>> = vec![Vec::new(); operations.len()];
    for index in order {
        if let (Some((resource, operation)), Some(slot)) = (operations.get(index), routes.get_mut(index)) {
            *slot = taken.take(model, resource, operation);
        }
    }
    routes
}

/// How many values the enums of a path have; a path without placeholders comes first.
fn breadth(model: &Model, operation: &Operation) -> usize {
    let placeholders = placeholders(operation);
    if placeholders.is_empty() {
        return usize::MAX;
    }
    let values = placeholders
        .iter()
        .filter_map(|index| enum_values(model, operation, *index));
    values.map(|values| values.len()).sum()
}

#[derive(Default)]
struct Taken<'m> {
    /// By template without names: the key, and the names of its placeholders in their order.
    keys: BTreeMap<String, (String, Vec<String>)>,
    operations: BTreeMap<(String, Method), &'m Operation>,
    marked: BTreeSet<(String, Method)>,
}

impl<'m> Taken<'m> {
    fn take(&mut self, model: &Model, resource: &str, operation: &'m Operation) -> Vec<Route> {
        let shape = shape(operation, None);
        let method = operation.method.value;
        let Some(other) = self.operations.get(&(shape, method)).copied() else {
            return vec![self.route(operation, None)];
        };
        match self.written_out(model, operation, other) {
            Some(values) => values
                .into_iter()
                .map(|value| self.route(operation, Some(value)))
                .collect(),
            None => vec![self.marked(resource, operation)],
        }
    }

    /// The values of a placeholder that tells two operations apart, if each of their paths is free.
    fn written_out(&self, model: &Model, operation: &Operation, other: &Operation) -> Option<Vec<(usize, String)>> {
        let pairs = placeholders(operation).into_iter().zip(placeholders(other));
        for (mine, theirs) in pairs {
            let (Some(values), Some(others)) = (enum_values(model, operation, mine), enum_values(model, other, theirs))
            else {
                continue;
            };
            let is_apart = values.iter().all(|value| !others.contains(value)) && values.len() <= MOST_PATHS;
            let values: Vec<(usize, String)> = values.into_iter().map(|value| (mine, value)).collect();
            let is_free = values.iter().all(|value| {
                !self
                    .operations
                    .contains_key(&(shape(operation, Some(value)), operation.method.value))
            });
            if is_apart && is_free {
                return Some(values);
            }
        }
        None
    }

    fn route(&mut self, operation: &'m Operation, literal: Option<(usize, String)>) -> Route {
        let shape = shape(operation, literal.as_ref());
        let own: Vec<usize> = placeholders(operation)
            .into_iter()
            .filter(|index| literal.as_ref().is_none_or(|(written, _)| written != index))
            .collect();
        let own_names = || {
            own.iter()
                .map(|index| field_name(operation, *index))
                .collect::<Vec<_>>()
        };
        let (key, names) = self
            .keys
            .entry(shape.clone())
            .or_insert_with(|| (key(operation, literal.as_ref()), own_names()))
            .clone();
        self.operations.insert((shape, operation.method.value), operation);
        Route {
            key,
            literal,
            names: own.into_iter().zip(names).collect(),
            is_marked: false,
        }
    }

    /// A fragment is not sent, so the address stays what it is.
    fn marked(&mut self, resource: &str, operation: &Operation) -> Route {
        let own = placeholders(operation);
        let mut mark = text::operation(resource, operation);
        while !self.marked.insert((mark.clone(), operation.method.value)) {
            mark.push('_');
        }
        Route {
            key: format!("{}#{mark}", key(operation, None)),
            literal: None,
            names: own
                .into_iter()
                .map(|index| (index, field_name(operation, index)))
                .collect(),
            is_marked: true,
        }
    }
}

/// The fields of the placeholders, in their order; each once.
fn placeholders(operation: &Operation) -> Vec<usize> {
    let mut found = Vec::new();
    for part in &operation.path.value {
        if let PathPart::Field(index) | PathPart::Greedy(index) = part
            && !found.contains(index)
        {
            found.push(*index);
        }
    }
    found
}

fn enum_values(model: &Model, operation: &Operation, index: usize) -> Option<Vec<String>> {
    let field = operation.request.fields.get(index)?;
    let values = model.enum_texts(&field.ty)?;
    Some(values.into_iter().map(str::to_owned).collect())
}

fn field_name(operation: &Operation, index: usize) -> String {
    let field = operation.request.fields.get(index);
    field.map_or_else(String::new, |field| field.name.spec.clone())
}

/// The template without the names of its placeholders.
fn shape(operation: &Operation, literal: Option<&(usize, String)>) -> String {
    written(operation, literal, |_| String::new())
}

fn key(operation: &Operation, literal: Option<&(usize, String)>) -> String {
    written(operation, literal, |index| field_name(operation, index))
}

fn written(operation: &Operation, literal: Option<&(usize, String)>, name: impl Fn(usize) -> String) -> String {
    let mut path = String::new();
    for part in &operation.path.value {
        match part {
            PathPart::Literal(text) => path.extend(text.chars().map(outside_of_placeholder)),
            PathPart::Field(index) | PathPart::Greedy(index) => match literal {
                Some((written, value)) if written == index => path.extend(value.chars().map(in_segment)),
                _ => path.push_str(&format!("{{{}}}", name(*index))),
            },
        }
    }
    path
}

/// Characters that would mean something in a path key.
fn outside_of_placeholder(character: char) -> String {
    match character {
        '{' | '}' | '?' | '#' => format!("%{:02X}", u32::from(character)),
        other => other.to_string(),
    }
}

/// A value as a client writes it into a path.
fn in_segment(character: char) -> String {
    if character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_' | '~') {
        return character.to_string();
    }
    let mut bytes = [0; 4];
    let bytes = character.encode_utf8(&mut bytes).bytes();
    bytes.map(|byte| format!("%{byte:02X}")).collect()
}
