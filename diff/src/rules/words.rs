//! What is written, in a few words of the language.

use specwright_codegen::model::{Body, Field, Fill, Model, Operation, PathPart, Response, TypeRef, WireName};

use crate::pair::{may_be_absent, type_name};

/// `string`, `list of Item`.
pub(super) fn ty(model: &Model, mut ty: &TypeRef) -> String {
    let mut words = String::new();
    loop {
        let (around, inner) = match ty {
            TypeRef::List(inner) => ("list of ", inner),
            TypeRef::Map(inner) => ("map of ", inner),
            TypeRef::Nullable(inner) => ("nullable ", inner),
            plain => return words + &plain_type(model, plain),
        };
        words.push_str(around);
        ty = inner;
    }
}

fn plain_type(model: &Model, ty: &TypeRef) -> String {
    let word = match ty {
        TypeRef::Bool => "bool",
        TypeRef::Int => "int",
        TypeRef::Float => "float",
        TypeRef::Decimal => "decimal",
        TypeRef::Bytes => "bytes",
        TypeRef::Any => "any",
        TypeRef::Date => "date",
        TypeRef::DateTime => "datetime",
        TypeRef::Named(id) => return type_name(model, *id),
        TypeRef::String | TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Nullable(_) => "string",
    };
    word.to_owned()
}

/// `string, optional`.
pub(super) fn field(model: &Model, field: &Field) -> String {
    let optional = if may_be_absent(field) { ", optional" } else { "" };
    format!("{}{optional}", ty(model, &field.ty))
}

/// `required`, `optional`.
pub(super) fn presence(field: &Field) -> &'static str {
    if may_be_absent(field) { "optional" } else { "required" }
}

/// `POST /things/{id}`.
pub(super) fn route(operation: &Operation) -> String {
    format!("{} {}", operation.method.value.as_str(), operation.path_template())
}

/// `POST api./things/{id}?all=yes`: the route with what stands before the host, and what is fixed of the query string.
pub(super) fn address(operation: &Operation) -> String {
    let name = |index: usize| operation.request.fields.get(index).map_or("", |field| &field.name.spec);
    let part = |part: &PathPart| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Field(index) | PathPart::Greedy(index) => format!("{{{}}}", name(*index)),
    };
    let prefix: String = operation.host_prefix.iter().map(part).collect();
    let query: Vec<String> = operation
        .query
        .iter()
        .map(|(name, value)| value.as_ref().map_or(name.clone(), |value| format!("{name}={value}")))
        .collect();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{}", query.join("&"))
    };
    format!(
        "{} {prefix}{}{query}",
        operation.method.value.as_str(),
        operation.path_template()
    )
}

/// `a, b`.
pub(super) fn names(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| name.as_ref().to_owned()).collect();
    names.join(", ")
}

/// The names of a field on the wire.
pub(super) fn wire(field: &Field) -> String {
    names(field.wire.iter().map(|wire| &wire.value.0))
}

/// `json`, `json under data/thing`, `form`, `xml thing`.
pub(super) fn body(body: &Body) -> String {
    let path = |root: &[WireName]| {
        let root: Vec<&str> = root.iter().map(|name| name.0.as_str()).collect();
        root.join("/")
    };
    match body {
        Body::Empty => "empty".to_owned(),
        Body::Json { root } if root.is_empty() => "json".to_owned(),
        Body::Json { root } => format!("json under {}", path(root)),
        Body::Form(_) => "form".to_owned(),
        Body::Xml(document) => format!("xml {}", path(&document.root)).trim().to_owned(),
        Body::Raw { content_type } => content_type.clone().unwrap_or_else(|| "raw".to_owned()),
        Body::Multipart => "multipart".to_owned(),
    }
}

/// The text of a default; `uuid` for a fresh one.
pub(super) fn fill(fill: &Fill) -> String {
    match fill {
        Fill::Value(text) => text.value.clone(),
        Fill::Json(json) => json.value.clone(),
        Fill::Empty(_) => "empty".to_owned(),
        Fill::Uuid => "uuid".to_owned(),
    }
}

/// The other roots of an answer: `data/thing`.
pub(super) fn roots(answer: &Response) -> Vec<String> {
    let path = |root: &Vec<WireName>| {
        let root: Vec<&str> = root.iter().map(|name| name.0.as_str()).collect();
        root.join("/")
    };
    answer.other_roots.iter().map(path).collect()
}
