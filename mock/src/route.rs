//! Finding the operation that a request means. Literal paths win over placeholders, and query items that are always sent
//! tell apart what has the same path.

use std::collections::BTreeMap;

use specwright_codegen::model::{Method, Model, Operation, PathPart, Server};

use crate::incoming::Pairs;
use crate::path::{Piece, base_path, capture, decoded_segments, split};

/// Every operation under `/` and under the base path of each server.
#[derive(Debug)]
pub(crate) struct Routes {
    /// The most literal first.
    routes: Vec<Route>,
}

/// Where an operation is in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OperationId {
    resource: usize,
    operation: usize,
}

/// What the routes know of a method and a path.
#[derive(Debug)]
pub(crate) enum Found {
    /// The operation, and the texts of its path fields by their indexes.
    Operation(OperationId, Captured),
    /// The path is known, under these methods and operations.
    OtherMethods(Vec<Method>, OperationId),
    /// No operation has that path.
    Nothing,
}

/// The texts of path fields by their indexes.
pub(crate) type Captured = Vec<(usize, String)>;

#[derive(Debug)]
struct Route {
    id: OperationId,
    method: Method,
    /// What is between one `/` and the next.
    segments: Vec<Vec<Piece>>,
    /// Items that the query string always has.
    query: Vec<(String, String)>,
    /// The texts that fields of the path can have, where they are known.
    known: Vec<(usize, Vec<String>)>,
}

impl Routes {
    /// The routes of a model.
    pub(crate) fn new(model: &Model) -> Self {
        let prefixes = prefixes(&model.api.servers);
        let mut routes = Vec::new();
        for (resource_index, resource) in model.resources.iter().enumerate() {
            for (operation_index, operation) in resource.operations.iter().enumerate() {
                let id = OperationId {
                    resource: resource_index,
                    operation: operation_index,
                };
                routes.extend(prefixes.iter().map(|prefix| Route::new(model, id, operation, prefix)));
            }
        }
        // Stable: of two equally literal paths the one that the spec names first wins.
        routes.sort_by_cached_key(|route| (route.vagueness(), usize::MAX - route.query.len()));
        Self { routes }
    }

    /// What is at `path`, which is as it came: still percent-encoded. Two methods: a `HEAD` is also answered by a `GET`.
    pub(crate) fn find(&self, methods: &[Method], path: &str, query: &Pairs) -> Found {
        let Some(segments) = decoded_segments(path) else {
            return Found::Nothing;
        };
        let mut candidates: Vec<Candidate<'_>> = Vec::new();
        for route in &self.routes {
            let Some(fields) = route.captures(&segments) else {
                continue;
            };
            let is_stranger = !route.knows(&fields);
            let lacks_query = !route.has_query(query);
            if methods.contains(&route.method) && !is_stranger && !lacks_query {
                return Found::Operation(route.id, fields);
            }
            candidates.push(Candidate {
                route,
                fields,
                is_stranger,
                lacks_query,
            });
        }
        nearest(without_strangers(candidates), methods)
    }
}

/// A route that fits the path but not the method, the query string or the known texts.
struct Candidate<'r> {
    route: &'r Route,
    fields: Captured,
    /// Whether an enum in the path has another text than the documented ones.
    is_stranger: bool,
    lacks_query: bool,
}

/// Operations that share a method and a path divide its texts between them: one that nobody has is no path at all. Of an
/// operation that is alone, it is a wrong value.
fn without_strangers(mut candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    let mut of_method: BTreeMap<Method, OperationId> = BTreeMap::new();
    let is_shared = candidates
        .iter()
        .filter(|candidate| candidate.is_stranger)
        .any(|Candidate { route, .. }| *of_method.entry(route.method).or_insert(route.id) != route.id);
    if is_shared {
        candidates.retain(|candidate| !candidate.is_stranger);
    }
    candidates
}

/// What is meant if nothing fits in every respect.
fn nearest(candidates: Vec<Candidate<'_>>, methods: &[Method]) -> Found {
    let mut known: Vec<Method> = candidates.iter().map(|candidate| candidate.route.method).collect();
    known.sort();
    known.dedup();
    let Some(first) = candidates.first().map(|candidate| candidate.route.id) else {
        return Found::Nothing;
    };
    candidates
        .into_iter()
        .filter(|candidate| methods.contains(&candidate.route.method))
        .min_by_key(|candidate| (candidate.lacks_query, candidate.is_stranger))
        .map_or(Found::OtherMethods(known, first), |candidate| {
            Found::Operation(candidate.route.id, candidate.fields)
        })
}

impl OperationId {
    /// The operation and its full name, `accounts.at_communication`.
    pub(crate) fn get(self, model: &Model) -> (&Operation, String) {
        let resource = &model.resources[self.resource];
        let operation = &resource.operations[self.operation];
        (operation, format!("{}.{}", resource.name.spec, operation.name.spec))
    }
}

impl Route {
    fn new(model: &Model, id: OperationId, operation: &Operation, prefix: &[Vec<Piece>]) -> Self {
        let parts = &operation.path.value;
        let pieces = parts.iter().map(|part| match part {
            PathPart::Literal(text) => Piece::Literal(text.clone()),
            PathPart::Field(index) => Piece::Field(*index),
            PathPart::Greedy(index) => Piece::Greedy(*index),
        });
        let query = operation.query.iter();
        Self {
            id,
            method: operation.method.value,
            segments: prefix.iter().cloned().chain(split(pieces)).collect(),
            query: query
                .map(|(name, text)| (name.clone(), text.clone().unwrap_or_default()))
                .collect(),
            known: known_texts(model, operation),
        }
    }

    /// Compares as the order in which routes are tried. What ends with a greedy field comes after what goes on.
    fn vagueness(&self) -> Vec<u8> {
        const END: u8 = 5;
        let segments = self.segments.iter().map(|pieces| match pieces.as_slice() {
            [] | [Piece::Literal(_)] => 0,
            pieces if pieces.iter().any(|piece| matches!(piece, Piece::Greedy(_))) => 4,
            pieces if pieces.iter().any(|piece| matches!(piece, Piece::Literal(_))) => 1,
            [Piece::Field(field)] if self.known.iter().any(|(known, _)| known == field) => 2,
            _ => 3,
        });
        segments.chain([END]).collect()
    }

    fn captures(&self, segments: &[String]) -> Option<Captured> {
        let mut fields = Vec::new();
        let is_greedy = |pieces: &Vec<Piece>| pieces.iter().any(|piece| matches!(piece, Piece::Greedy(_)));
        let Some(at) = self.segments.iter().position(is_greedy) else {
            return captured(&self.segments, segments, fields);
        };
        let after = self.segments.len() - at - 1;
        let end = segments.len().checked_sub(after).filter(|end| *end > at)?;
        fields = captured(&self.segments[..at], &segments[..at], fields)?;
        capture(&self.segments[at], &segments[at..end].join("/"), &mut fields)?;
        captured(&self.segments[at + 1..], &segments[end..], fields)
    }

    /// Whether the query string has every item that the route asks for.
    fn has_query(&self, query: &Pairs) -> bool {
        self.query.iter().all(|item| query.contains(item))
    }

    /// Whether the captured texts are documented ones, where those are known.
    fn knows(&self, fields: &Captured) -> bool {
        self.known.iter().all(|(field, known)| {
            let mut texts = fields.iter().filter(|(of, _)| of == field);
            texts.all(|(_, text)| known.contains(text))
        })
    }
}

/// Lays segment over segment.
fn captured(pieces: &[Vec<Piece>], segments: &[String], mut fields: Captured) -> Option<Captured> {
    if segments.len() != pieces.len() {
        return None;
    }
    for (pieces, text) in pieces.iter().zip(segments) {
        capture(pieces, text, &mut fields)?;
    }
    Some(fields)
}

/// The documented values of enums in the path.
fn known_texts(model: &Model, operation: &Operation) -> Vec<(usize, Vec<String>)> {
    let fields = operation.path.value.iter().filter_map(|part| match part {
        PathPart::Field(index) => Some((*index, operation.request.fields.get(*index)?)),
        PathPart::Literal(_) | PathPart::Greedy(_) => None,
    });
    let known = fields.filter_map(|(index, field)| {
        let texts = model.enum_texts(&field.ty)?;
        Some((index, texts.into_iter().map(str::to_owned).collect()))
    });
    known.collect()
}

/// The empty base path and those of the servers.
fn prefixes(servers: &[Server]) -> Vec<Vec<Vec<Piece>>> {
    let mut prefixes = vec![Vec::new()];
    for server in servers {
        let prefix = base_path(&server.url.value);
        if !prefixes.contains(&prefix) {
            prefixes.push(prefix);
        }
    }
    prefixes
}
