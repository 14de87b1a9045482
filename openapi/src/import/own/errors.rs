//! Documented errors: those of an operation, and those that the service states once.

use std::collections::BTreeMap;

use specwright_codegen::writing::{Map, Value, quoted, write};

use super::describe::put_evidence;
use super::fields::put_in_order;
use super::reader::{Around, Own};
use super::texts::{put_words, texts};
use crate::document::Node;
use crate::import::names::{Names, reason};

/// The errors of an operation, in the order of its answers.
#[derive(Debug, Default)]
pub(super) struct Errors<'d> {
    cases: Vec<Case<'d>>,
}

/// An error.
#[derive(Debug, Clone)]
struct Case<'d> {
    status: Option<u16>,
    /// What describes it.
    node: Node<'d>,
    /// The answer that it comes with.
    response: Node<'d>,
    /// Whether it is the only one of its status.
    is_only: bool,
    is_listed: bool,
}

/// The errors that the service states once, by what tells them apart.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// By status, in the order in which they were found.
    by_status: Vec<(String, Map)>,
    by_code: Vec<(String, Map)>,
}

impl<'d> Errors<'d> {
    /// The errors that a member of ours lists.
    pub(super) fn listed(&mut self, status: Option<u16>, response: Node<'d>, listed: Node<'d>) {
        let count = listed.items().count();
        self.cases.extend(listed.items().map(|node| Case {
            status,
            node,
            response,
            is_only: count == 1,
            is_listed: true,
        }));
    }

    /// An answer that somebody else described.
    pub(super) fn plain(&mut self, status: u16, response: Node<'d>) {
        self.cases.push(Case {
            status: Some(status),
            node: response,
            response,
            is_only: true,
            is_listed: false,
        });
    }
}

impl Shared {
    /// `errors` and `codes` of `api.yaml`.
    pub(super) fn put(self, map: &mut Map) {
        for (key, mut cases) in [("errors", self.by_status), ("codes", self.by_code)] {
            if key == "errors" {
                cases.sort_by(|(one, _), (other, _)| one.cmp(other));
            }
            let mut all = Map::default();
            for (name, case) in cases {
                all.add(name, Value::Map(case));
            }
            map.map(key, all);
        }
    }

    /// Whether the service states the error like that; one that it did not state yet, it states from now on.
    fn takes(&mut self, key: &str, is_code: bool, case: &Map) -> bool {
        let known = match is_code {
            true => &mut self.by_code,
            false => &mut self.by_status,
        };
        match known.iter().find(|(name, _)| name == key) {
            Some((_, same)) => text(same) == text(case),
            None => {
                known.push((key.to_owned(), case.clone()));
                true
            }
        }
    }
}

impl<'d> Own<'d> {
    /// Writes the errors of an operation: by status into `responds`, the others into `codes`.
    pub(super) fn put_errors(
        &mut self,
        errors: Errors<'d>,
        operation: Node<'d>,
        shared: &mut Shared,
        around: Around<'_>,
        (responds, codes): (&mut Map, &mut Map),
    ) {
        let mut names = Names::without(&[]);
        let order: BTreeMap<String, usize> = operation
            .get("x-specwright-error-order")
            .map(texts)
            .unwrap_or_default()
            .into_iter()
            .zip(0..)
            .collect();
        let mut cases = errors.cases;
        cases.sort_by_key(|case| {
            let name = case.node.text_of("error").unwrap_or_default();
            order.get(name).copied().unwrap_or(usize::MAX)
        });
        for case in cases {
            if !self.step(case.node) {
                break;
            }
            let code = case.node.get("code").filter(|_| case.is_listed).and_then(Node::scalar);
            let map = self.case(&case, code.is_some(), &mut names, around);
            let is_shared = case.is_listed && case.node.has_flag("shared");
            let (key, to) = match (&code, case.status) {
                (Some(code), _) => (code.clone(), &mut *codes),
                (None, Some(status)) => (status.to_string(), &mut *responds),
                (None, None) => {
                    self.skipped(case.node, "an error without a status and without a code is left out");
                    continue;
                }
            };
            if is_shared && shared.takes(&key, code.is_some(), &map) {
                continue;
            }
            if to.has(&key) {
                self.skipped(case.node, format!("`{key}` is described twice; the first is taken"));
                continue;
            }
            self.importer.add(to, &key, map, &case.node.place());
        }
    }

    fn case(&mut self, case: &Case<'d>, is_code: bool, names: &mut Names, around: Around<'_>) -> Map {
        let node = case.node;
        let mut map = Map::default();
        let (usual, meaning) = reason(case.status.unwrap_or(500));
        let name = match node.text_of("error") {
            Some(name) => name.to_owned(),
            None => names.first_free(&[&usual, &format!("{usual}Error")]),
        };
        map.value("error", &name);
        let description = case.response.text_of("description");
        let about = match case.is_listed {
            true => node.text_of("about"),
            false => description.map(first_line).or(Some(meaning.as_str())),
        };
        // The description of a status with one error is what that error means.
        let rewritten = description.filter(|text| {
            case.is_listed
                && case.is_only
                && !is_code
                && Some(*text) != about
                && *text != name
                && !text.contains("\n\n")
        });
        if let Some(about) = rewritten.or(about).filter(|about| !about.trim().is_empty()) {
            put_words(&mut map, "about", about);
        }
        if is_code && let Some(status) = case.status {
            map.yaml("status", status.to_string());
        }
        if !case.is_listed {
            if case.response.get("content").is_none() {
                map.yaml("body", "empty");
            }
            return map;
        }
        if let Some(body) = node.text_of("body") {
            map.value("body", body);
        }
        if let Some(field) = node.text_of("field").filter(|_| is_code) {
            map.value("field", field);
        }
        if let Some(when) = node.get("when").and_then(trigger) {
            map.yaml("when", when);
        }
        if node.has_flag("retryable") {
            map.yaml("retryable", "true");
        }
        if let Some(reason) = node.text_of("deprecated") {
            put_words(&mut map, "deprecated", reason);
        }
        if let Some(key) = node.text_of("details") {
            self.put_details(key, node, around, &mut map);
        }
        put_evidence(node, &mut map);
        map
    }

    /// What else stands in the error.
    fn put_details(&mut self, key: &str, node: Node<'d>, around: Around<'_>, map: &mut Map) {
        let schemas = self.root.get("components").and_then(|all| all.get("schemas"));
        let Some(details) = schemas.and_then(|all| all.get(key)) else {
            self.skipped(node, format!("there is no schema `{key}` of the error's details"));
            return;
        };
        let mut headers = self.headers(details.get("x-specwright-headers"), around);
        self.put_status(details, "status_field", around, &mut headers, map);
        map.map("headers", headers);
        let mut fields = self.fields(details, around);
        put_in_order(&mut fields, details.get("x-specwright-order"));
        map.map("fields", fields);
    }
}

/// What it says, wherever it stands.
fn text(case: &Map) -> String {
    write(case, "", true).text
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// When the mock answers with it.
fn trigger(node: Node<'_>) -> Option<String> {
    if let Some(word) = node.text() {
        return Some(quoted(word));
    }
    let parts = ["field", "value", "rule"].into_iter();
    let parts = parts.filter_map(|key| Some(format!("{key}: {}", quoted(&node.get(key)?.scalar()?))));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("{{ {} }}", parts.join(", ")))
}
