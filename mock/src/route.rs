//! Finding the operation that a method and a path mean. Literal paths win over placeholders.

use specwright_codegen::model::{Method, Model, Operation, PathPart, Server};

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
    Operation(OperationId, Vec<(usize, String)>),
    /// The path is known, under these methods and operations.
    OtherMethods(Vec<Method>, OperationId),
    /// No operation has that path.
    Nothing,
}

#[derive(Debug)]
struct Route {
    id: OperationId,
    method: Method,
    /// What is between one `/` and the next.
    segments: Vec<Vec<Piece>>,
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
                routes.extend(prefixes.iter().map(|prefix| Route::new(id, operation, prefix)));
            }
        }
        // Stable: of two equally literal paths the one that the spec names first wins.
        routes.sort_by_key(Route::vagueness);
        Self { routes }
    }

    /// What is at `path`, which is as it came: still percent-encoded. Two methods: a `HEAD` is also answered by a `GET`.
    pub(crate) fn find(&self, methods: &[Method], path: &str) -> Found {
        let Some(segments) = decoded_segments(path) else {
            return Found::Nothing;
        };
        let mut others: Vec<&Route> = Vec::new();
        for route in &self.routes {
            if let Some(fields) = route.captures(&segments) {
                if methods.contains(&route.method) {
                    return Found::Operation(route.id, fields);
                }
                others.push(route);
            }
        }
        let Some(first) = others.first().map(|route| route.id) else {
            return Found::Nothing;
        };
        let mut methods: Vec<_> = others.iter().map(|route| route.method).collect();
        methods.sort();
        methods.dedup();
        Found::OtherMethods(methods, first)
    }
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
    fn new(id: OperationId, operation: &Operation, prefix: &[Vec<Piece>]) -> Self {
        let pieces = operation.path.value.iter().map(|part| match part {
            PathPart::Literal(text) => Piece::Literal(text.clone()),
            PathPart::Field(index) => Piece::Field(*index),
        });
        let segments = prefix.iter().cloned().chain(split(pieces)).collect();
        Self {
            id,
            method: operation.method.value,
            segments,
        }
    }

    /// Compares as the order in which routes are tried.
    fn vagueness(&self) -> Vec<u8> {
        self.segments
            .iter()
            .map(|pieces| match pieces.as_slice() {
                [] | [Piece::Literal(_)] => 0,
                pieces if pieces.iter().any(|piece| matches!(piece, Piece::Literal(_))) => 1,
                _ => 2,
            })
            .collect()
    }

    fn captures(&self, segments: &[String]) -> Option<Vec<(usize, String)>> {
        if segments.len() != self.segments.len() {
            return None;
        }
        let mut fields = Vec::new();
        for (pieces, text) in self.segments.iter().zip(segments) {
            capture(pieces, text, &mut fields)?;
        }
        Some(fields)
    }
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
