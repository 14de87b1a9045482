//! The document as a whole.

use std::collections::BTreeSet;

use specwright_codegen::model::{Conflict, Model, Source};

use super::describe::{Description, put_evidence};
use super::errors;
use super::names;
use super::operation::Call;
use super::order;
use super::paths;
use super::text;
use super::writer::Writer;
use crate::tree::{Object, Tree};

/// Which version of OpenAPI the document is written in.
const OPENAPI: &str = "3.1.0";

/// The document.
pub(super) fn document(writer: &mut Writer<'_>) -> Tree {
    let api = &writer.model.api;
    let mut document = Object::of("openapi", OPENAPI);
    document.put("info", info(writer.model));
    document.put("externalDocs", Object::of("url", &api.docs));
    let servers = writer.servers();
    document.put("servers", servers);
    let security = writer.security();
    let schemes = writer.security_schemes();
    // An empty list says that everyone is let in; without one, nothing would be said.
    document.put("security", security);
    document.put("tags", tags(writer.model));
    document.put("x-specwright", 1_i64);
    writer.put_credentials(&mut document);
    let bodies = api.error_bodies.iter().map(errors::error_body_as_written);
    document.put_list("x-specwright-error-bodies", bodies.collect());
    put_rate_limit(writer, &mut document);
    document.put_list("x-specwright-sources", api.sources.iter().map(source).collect());
    document.put_list(
        "x-specwright-conflict-list",
        api.conflicts.iter().map(conflict).collect(),
    );
    if !api.conflicts.is_empty() {
        writer.enter(None);
        writer.lose("where the sources of the spec contradict each other, and what was decided");
    }
    let paths = all_paths(writer);
    put_order(writer.model, &paths, &mut document);
    document.put("paths", paths);
    let mut components = Object::new();
    let schemas = writer.schemas();
    components.put_object("schemas", schemas);
    components.put_object("responses", writer.take_shared_responses());
    components.put_object("securitySchemes", schemes);
    document.put_object("components", components);
    document.into()
}

fn info(model: &Model) -> Object {
    let api = &model.api;
    let mut info = Object::of("title", &api.name.spec);
    info.put("version", version(model));
    Description::of(api.about.as_str(), &api.evidence).put(&mut info);
    info.put("contact", Object::of("url", &api.docs));
    info
}

/// The last day on which a page was read: what a spec has for a version.
fn version(model: &Model) -> String {
    let days = model.operations().filter_map(|operation| operation.read.as_ref());
    days.max().cloned().unwrap_or_else(|| "1".to_owned())
}

fn tags(model: &Model) -> Vec<Object> {
    let tag = |name: &str, about: &str| Object::of("name", name).with("description", about);
    let resources = model.resources.iter();
    resources
        .map(|resource| tag(&resource.name.spec, &resource.about))
        .collect()
}

/// Says at the tags in which order their operations stand in the spec, where the paths have another one.
fn put_order(model: &Model, paths: &Object, document: &mut Object) {
    let operations = || {
        let items = paths.0.values().filter_map(|item| match item {
            Tree::Object(item) => Some(item.values()),
            _ => None,
        });
        items
            .flatten()
            .filter(|operation| operation.get("x-specwright-copy-of").is_none())
    };
    let name = |operation: &Tree, resource: &str| {
        let said = operation.get("x-specwright-name").and_then(Tree::as_text);
        let id = operation.get("operationId").and_then(Tree::as_text).unwrap_or_default();
        let by_id = id.get(resource.len() + 1..).unwrap_or_default();
        said.unwrap_or(by_id).to_owned()
    };
    let Some(Tree::List(tags)) = document.0.get_mut("tags") else {
        return;
    };
    for (resource, tag) in model.resources.iter().zip(tags) {
        let is_own = |operation: &&Tree| match operation.get("tags") {
            Some(Tree::List(tags)) => tags.iter().any(|tag| tag.as_text() == Some(&resource.name.spec)),
            _ => false,
        };
        let in_document: Vec<String> = operations()
            .filter(is_own)
            .map(|operation| name(operation, &resource.name.spec))
            .collect();
        let order = order::of_operations(resource, &in_document);
        if let Tree::Object(tag) = tag
            && !order.is_empty()
        {
            tag.insert("x-specwright-operations".to_owned(), order.into());
        }
    }
}

fn put_rate_limit(writer: &mut Writer<'_>, document: &mut Object) {
    let Some(limit) = &writer.model.api.rate_limit else {
        return;
    };
    let mut object = Object::of("requests", limit.requests.value).with("per", text::duration(limit.per.value));
    object.put_some("about", limit.about.as_ref());
    put_evidence(&limit.evidence, &mut object);
    document.put("x-specwright-rate-limit", object);
    writer.enter(None);
    writer.lose("how many requests the service takes in a time");
}

fn source(source: &Source) -> Object {
    let mut object = Object::of("name", &source.name.value).with("about", &source.about);
    object.put_some("docs", source.docs.as_ref());
    object.put_some("read", source.read.as_ref());
    object
}

fn conflict(conflict: &Conflict) -> Object {
    let says = conflict.says.iter();
    let says: Vec<Object> = says
        .map(|(source, text)| Object::of("source", &source.value).with("text", text))
        .collect();
    let mut object = Object::of("name", &conflict.name.value).with("about", &conflict.about);
    object.put_list("says", says);
    object.put("decision", &conflict.decision);
    object.flag("open", conflict.open);
    object.put_some("placed", conflict.placed.as_ref().map(|placed| &placed.value));
    object
}

/// Every path with its operations, in the order of the specs.
fn all_paths(writer: &mut Writer<'_>) -> Object {
    let model = writer.model;
    let routes = paths::routes(model);
    let mut ids = Ids::new(model);
    let mut items = Object::new();
    let operations = model
        .resources
        .iter()
        .flat_map(|resource| resource.operations.iter().map(move |operation| (resource, operation)));
    for ((resource, operation), routes) in operations.zip(&routes) {
        let own = ids.of(&resource.name.spec, &operation.name.spec);
        for (number, route) in routes.iter().enumerate() {
            let value = route.literal.as_ref().map_or("", |(_, value)| value.as_str());
            let id = match number {
                0 => own.clone(),
                _ => ids.copy(&own, value),
            };
            let written = writer.operation(Call {
                resource,
                operation,
                id: &id,
                route,
                copy_of: (number > 0).then_some(own.as_str()),
            });
            let method = operation.method.value.as_str().to_ascii_lowercase();
            match items.0.get_mut(&route.key) {
                Some(Tree::Object(item)) => {
                    item.insert(method, written.into());
                }
                _ => items.put(&route.key, Object::of(&method, written)),
            }
        }
    }
    items
}

/// Ids of operations, each used once.
struct Ids {
    used: BTreeSet<String>,
    /// Those that two operations would have.
    shared: BTreeSet<String>,
}

impl Ids {
    fn new(model: &Model) -> Self {
        let mut seen = BTreeSet::new();
        let mut shared = BTreeSet::new();
        for resource in &model.resources {
            for operation in &resource.operations {
                let id = format!("{}_{}", resource.name.spec, operation.name.spec);
                if !seen.insert(id.clone()) {
                    shared.insert(id);
                }
            }
        }
        Self { used: seen, shared }
    }

    /// `accounts_at_communication`; with a dot where an underscore would be ambiguous.
    fn of(&self, resource: &str, operation: &str) -> String {
        let id = format!("{resource}_{operation}");
        match self.shared.contains(&id) {
            true => format!("{resource}.{operation}"),
            false => id,
        }
    }

    fn copy(&mut self, own: &str, value: &str) -> String {
        let mut id = format!("{own}_{}", names::ascii(value));
        while !self.used.insert(id.clone()) {
            id.push('_');
        }
        id
    }
}
