//! An operation of a page as one of a spec.

use super::access::Access;
use super::answers::{codes, responds, without_root};
use super::field::{Around, fields, one};
use super::names::{Names, few_words, snake};
use super::rules::groups;
use super::tree::{self, Field};
use super::types::Types;
use super::yaml::{Map, Value};
use crate::edit::quoted;
use crate::facts::{Claim, Fact, FieldPlace, FieldType, PageOperation, Subject};
use crate::samples::{SampleDirection, SampleKind};

/// What is the same for all operations of a page.
pub(super) struct Setting<'a> {
    /// The page's address.
    pub(super) docs: &'a str,
    /// How callers are let in; these fields are not the operation's.
    pub(super) access: &'a Access,
    /// What the page says of no operation in particular.
    pub(super) shared: &'a [Fact],
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Json,
    Form,
    Xml,
    Multipart,
}

/// The request line of an operation: method, and path with names of a spec in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) method: String,
    pub(super) path: String,
}

impl Line {
    /// What is not stated is made up; the operation says so.
    pub(super) fn of(operation: &PageOperation) -> Self {
        let method = operation.method.as_deref().unwrap_or("GET").to_uppercase();
        let path = match &operation.path {
            Some(path) => in_names(path),
            None => format!("/{}", snake(&operation.title)),
        };
        Self { method, path }
    }
}

/// A path with its placeholders as names of a spec.
fn in_names(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        out += &format!("{before}{{{}}}", snake(name));
        rest = behind;
    }
    out += rest;
    match out.starts_with('/') {
        true => out,
        false => format!("/{out}"),
    }
}

/// The name of an operation: what its method does to what its path names last, or its title.
pub(super) fn name_of(operation: &PageOperation, line: &Line, resource: &str) -> String {
    if operation.path.is_none() {
        return snake(&operation.title);
    }
    let parts: Vec<_> = line.path.split('/').filter(|part| !part.is_empty()).collect();
    let ends_in_field = parts.last().is_some_and(|part| part.starts_with('{'));
    let named = parts.iter().rev().find(|part| !part.starts_with('{'));
    let named = named
        .and_then(|part| part.split('.').next())
        .map(snake)
        .unwrap_or_default();
    let verb = match (line.method.as_str(), ends_in_field) {
        ("POST", false) => "create",
        ("POST" | "PUT" | "PATCH", _) => "update",
        ("DELETE", _) => "delete",
        ("GET" | "HEAD", false) => "list",
        _ => "get",
    };
    match (named.is_empty() || named == resource, line.method.as_str()) {
        (true, _) => verb.to_owned(),
        (false, "GET" | "HEAD" | "POST") if !ends_in_field => named,
        (false, _) => format!("{verb}_{named}"),
    }
}

/// The operation.
pub(super) fn operation(from: &PageOperation, line: &Line, setting: &Setting<'_>, types: &mut Types) -> Map {
    let mut map = Map::default();
    let Line { method, path } = line;
    let about = few_words(&from.title).unwrap_or_else(|| format!("Calls {method} {path}"));
    map.text("about", format!("{about}."));
    map.yaml("docs", super::api::address(setting.docs));
    map.yaml("request", request(method, path));
    let (in_path, mut rest) = sent(from, line, setting);
    path_fields(path, &in_path, types, &mut map);
    let placed = |field: &Field<'_>, place| field.place() == Some(place);
    let headers = taken(&mut rest, |field| placed(field, FieldPlace::Header));
    let has_body = !matches!(method.as_str(), "GET" | "HEAD" | "DELETE");
    let query = taken(&mut rest, |field| match has_body {
        true => placed(field, FieldPlace::Query),
        false => !placed(field, FieldPlace::Body),
    });
    map.map("query", fields(&query, Around::Flat, types));
    map.map("headers", fields(&headers, Around::Flat, types));
    if !rest.is_empty() {
        body(from, &rest, setting, types, &mut map);
        if !has_body {
            map.yaml("body_on_get", "true");
        }
    }
    groups(of_operation(from), &mut map);
    let mut errors = Names::default();
    map.map("responds", responds(from, setting.shared, &mut errors, types));
    map.map("codes", codes(from.facts.iter(), &mut errors));
    if of_operation(from).any(|fact| matches!(fact.claim, Claim::Deprecated(_))) {
        map.text("deprecated", "The page advises against it.");
    }
    unstated(from, &mut map);
    written_by_clients(from, &mut map);
    map.with_doubts_last()
}

/// Bare where it can be: braces in it mean nothing then.
fn request(method: &str, path: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "/._-{}+~".contains(character);
    match path.chars().all(is_plain) {
        true => format!("{method} {path}"),
        false => quoted(&format!("{method} {path}")),
    }
}

fn of_operation(from: &PageOperation) -> impl Iterator<Item = &Fact> {
    from.facts.iter().filter(|fact| fact.subject == Subject::Operation)
}

fn unstated(from: &PageOperation, map: &mut Map) {
    match (&from.method, &from.path) {
        (Some(_), Some(_)) => {}
        (None, Some(_)) => map.doubt("The page does not state the method."),
        (Some(_), None) => map.doubt("The page does not state the path."),
        (None, None) => map.doubt("The page states neither method nor path."),
    }
}

/// What the page says of a header that every client writes by itself.
fn written_by_clients(from: &PageOperation, map: &mut Map) {
    let mut names: Vec<&str> = Vec::new();
    for fact in &from.facts {
        let Subject::Request(name) = &fact.subject else {
            continue;
        };
        let says_more = matches!(fact.claim, Claim::Enum { .. } | Claim::Default(_) | Claim::Condition(_));
        if says_more && super::access::is_written_by_clients(name) && !names.contains(&name.as_str()) {
            names.push(name);
            map.leave_out(format!("the header `{name}`, which the client writes by itself"));
        }
    }
}

/// The fields that are sent: those of the path, and the others, each by itself. Credentials are not among them.
fn sent<'a>(from: &'a PageOperation, line: &Line, setting: &Setting<'a>) -> (Vec<Field<'a>>, Vec<Field<'a>>) {
    let all = from.facts.iter().chain(setting.shared);
    let said = all.filter_map(|fact| match &fact.subject {
        Subject::Request(name) if !setting.access.has(name) => Some((name.as_str(), fact)),
        _ => None,
    });
    let is_of_path = |name: &str| line.path.contains(&format!("{{{}}}", snake(name)));
    tree::flat(said)
        .into_iter()
        .partition(|field| is_of_path(&field.name) && field.place().is_none_or(|place| place == FieldPlace::Path))
}

fn taken<'a>(fields: &mut Vec<Field<'a>>, is: impl Fn(&Field<'a>) -> bool) -> Vec<Field<'a>> {
    let (taken, rest) = std::mem::take(fields).into_iter().partition(is);
    *fields = rest;
    taken
}

/// A field for each placeholder, whatever is said of it.
fn path_fields(path: &str, said: &[Field<'_>], types: &mut Types, map: &mut Map) {
    let mut in_path = Map::default();
    for name in path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
    {
        if in_path.has(name) {
            continue;
        }
        let unknown = Field {
            name: name.to_owned(),
            path: name.to_owned(),
            ..Field::default()
        };
        let field = said.iter().find(|field| snake(&field.name) == name).unwrap_or(&unknown);
        in_path.add(name, Value::Map(one(field, name, Around::Path, types)));
    }
    map.map("path", in_path);
}

fn body(from: &PageOperation, rest: &[Field<'_>], setting: &Setting<'_>, types: &mut Types, map: &mut Map) {
    let (kind, is_stated) = body_kind(from, rest);
    let mut body = Map::default();
    let said = || {
        rest.iter()
            .flat_map(|field| field.facts.iter().map(|fact| (field.name.as_str(), *fact)))
    };
    match kind {
        Kind::Form | Kind::Multipart => body.map("fields", fields(rest, Around::Flat, types)),
        Kind::Json | Kind::Xml => {
            let lists: Vec<_> = requests(from).flat_map(|sample| sample.lists.clone()).collect();
            let roots = tree::nested(said(), &lists);
            let (root, inner) = without_root(&roots, kind == Kind::Xml);
            let shown = root.is_none().then(|| root_of_samples(from, &roots, setting)).flatten();
            match (root, shown) {
                (Some(root), _) => body.value("root", root),
                (None, Some(root)) => body.value("root", &root),
                (None, None) if kind == Kind::Xml => {
                    body.value("root", "request");
                    map.doubt("The page does not name the root element.");
                }
                (None, None) => {}
            }
            body.map("fields", fields(inner, Around::Body, types));
        }
    }
    let key = match kind {
        Kind::Json => "json",
        Kind::Form => "form",
        Kind::Xml => "xml",
        Kind::Multipart => "multipart",
    };
    map.map(key, body);
    if !is_stated {
        map.doubt("The page does not state how the body is written.");
    }
}

/// What is shown as sent.
fn requests(from: &PageOperation) -> impl Iterator<Item = &crate::samples::Sample> {
    from.samples
        .iter()
        .filter(|sample| sample.direction == Some(SampleDirection::Request))
}

/// The one name around the fields in all samples that send them, where the page's table leaves it out.
fn root_of_samples(from: &PageOperation, roots: &[Field<'_>], setting: &Setting<'_>) -> Option<String> {
    let is_field = |name: &str| roots.iter().any(|field| field.name == name);
    let values = requests(from).flat_map(|sample| &sample.values);
    let mut found: Option<&str> = None;
    for value in values.filter(|value| !value.in_query && !setting.access.has(&value.name)) {
        let (root, inner) = value.name.split_once('.').unwrap_or(("", &value.name));
        let is_known = is_field(inner.split('.').next().unwrap_or(inner));
        match (is_known, found) {
            (true, Some(found)) if found != root => return None,
            (true, _) => found = Some(root),
            (false, _) => {}
        }
    }
    found.filter(|root| !root.is_empty()).map(str::to_owned)
}

/// How the body is written, and whether the page states it.
fn body_kind(from: &PageOperation, fields: &[Field<'_>]) -> (Kind, bool) {
    if fields.iter().any(|field| field.ty() == Some(&FieldType::File)) {
        return (Kind::Multipart, false);
    }
    for sample in requests(from) {
        match sample.kind {
            SampleKind::Json => return (Kind::Json, true),
            SampleKind::Xml => return (Kind::Xml, true),
            SampleKind::Form => return (Kind::Form, true),
            SampleKind::Call
                if sample
                    .values
                    .iter()
                    .any(|value| !value.in_query && value.name.contains('.')) =>
            {
                return (Kind::Json, true);
            }
            SampleKind::Call | SampleKind::ContentModel => {}
        }
    }
    let path = from.path.as_deref().unwrap_or_default();
    let is_nested = fields.iter().any(|field| field.name.contains('.'));
    let answers_xml = from.samples.iter().any(|sample| sample.kind == SampleKind::Xml);
    match () {
        () if path.ends_with(".json") || is_nested => (Kind::Json, path.ends_with(".json")),
        () if path.ends_with(".xml") => (Kind::Xml, true),
        () if answers_xml => (Kind::Form, false),
        () => (Kind::Json, false),
    }
}
