//! Error bodies as schemas, and the documented errors of an operation as answers.

use std::collections::BTreeMap;

use specwright_codegen::model::{
    ErrorBody, ErrorCase, ErrorFormat, Field, Operation, Place, Selector, Trigger, TypeId,
};

use super::describe::put_evidence;
use super::schema;
use super::text;
use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

impl Writer<'_> {
    /// What a body holds that says an error.
    pub(super) fn error_body(&mut self, body: &ErrorBody) -> Object {
        let mut schema = around(body, error(body));
        schema.put("description", format!("How an error looks ({}).", body.name.spec));
        schema.put("x-specwright-error-body", &body.name.spec);
        if body
            .selectors()
            .any(|selector| matches!(selector.value, Selector::Header(_)))
        {
            self.lose("a part of the error stands in a header");
        }
        if body.path.iter().any(|name| name == "*") {
            self.lose("the name of a field is a key of the body");
        }
        if body.code_after.is_some() || body.code_before.is_some() {
            self.lose("the code is a part of a longer text");
        }
        schema
    }

    /// The documented errors by status; `default` are those that come with any.
    pub(super) fn error_responses(&mut self, operation: &Operation) -> BTreeMap<String, Object> {
        let mut by_status: BTreeMap<String, Vec<&ErrorCase>> = BTreeMap::new();
        for case in &operation.errors {
            let status = case
                .status
                .as_ref()
                .map_or("default".to_owned(), |status| status.value.to_string());
            by_status.entry(status).or_default().push(case);
        }
        let answers = by_status.into_iter().map(|(status, cases)| {
            let answer = self.error_response(operation, &status, &cases);
            (status, answer)
        });
        answers.collect()
    }

    fn error_response(&mut self, operation: &Operation, status: &str, cases: &[&ErrorCase]) -> Object {
        self.enter(Some(format!("answer {status}")));
        let mut response = Object::of("description", description(cases));
        let details = cases.iter().filter_map(|case| case.details);
        let mut headers = Object::new();
        for id in details {
            let fields = self.model.ty(id).fields();
            headers.extend(self.headers(fields, Usage::default()));
        }
        response.put_object("headers", headers);
        let content = self.error_content(cases);
        response.put_object("content", content);
        let listed: Vec<Object> = cases.iter().map(|case| self.case(operation, case)).collect();
        response.put_list("x-specwright-errors", listed);
        if cases.iter().any(|case| case.code.is_some()) {
            self.lose("which code means what is said in words and in x-specwright-errors");
        }
        response
    }

    /// The bodies that the errors of one status may have, a schema for each format.
    fn error_content(&mut self, cases: &[&ErrorCase]) -> Object {
        let bodies = &self.model.api.error_bodies;
        let mut json: Vec<Object> = Vec::new();
        let mut xml: Vec<Object> = Vec::new();
        for case in cases.iter().filter(|case| !case.empty_body) {
            for (index, body) in bodies.iter().enumerate() {
                if case.body.is_some_and(|only| only != index) {
                    continue;
                }
                let list = match body.format {
                    ErrorFormat::Json => &mut json,
                    ErrorFormat::Xml => &mut xml,
                };
                let schema = self.with_details(index, body, case.details);
                if !list.contains(&schema) {
                    list.push(schema);
                }
            }
        }
        let mut content = Object::new();
        for (media_type, schemas) in [("application/json", json), ("text/xml", xml)] {
            let schema = match schemas.len() {
                0 => continue,
                1 => schemas.into_iter().next().unwrap_or_default(),
                _ => Object::of("anyOf", schemas),
            };
            content.put(media_type, Object::of("schema", schema));
        }
        content
    }

    /// An error body, with what else the error holds at the place of the error.
    fn with_details(&self, index: usize, body: &ErrorBody, details: Option<TypeId>) -> Object {
        let plain = Object::of("$ref", schema::reference(self.names.of_error_body(index)));
        let Some(id) = details else { return plain };
        let is_in_body = |field: &Field| !matches!(field.place, Place::Header | Place::Status);
        if !self.model.ty(id).fields().iter().any(is_in_body) {
            return plain;
        }
        let details = Object::of("$ref", schema::reference(self.names.of_type(id)));
        Object::of("allOf", vec![plain, around(body, details)])
    }

    /// One error, for those who know the member.
    fn case(&self, operation: &Operation, case: &ErrorCase) -> Object {
        let field = |index: usize| operation.request.fields.get(index).map(|field| &field.name.spec);
        let mut object = Object::of("error", &case.name.spec);
        object.put_some("code", case.code.as_ref().map(|code| &code.value));
        object.put_some("about", case.about.as_ref());
        match (
            case.empty_body,
            case.body.and_then(|index| self.model.api.error_bodies.get(index)),
        ) {
            (true, _) => object.put("body", "empty"),
            (false, Some(body)) => object.put("body", &body.name.spec),
            (false, None) => {}
        }
        object.put_some("field", case.field.and_then(field));
        object.put_some("when", case.when.as_ref().map(|when| trigger(&when.value, &field)));
        object.flag("retryable", case.retryable);
        object.put_some("deprecated", case.deprecated.as_ref());
        object.put_some("details", case.details.map(|id| self.names.of_type(id).to_owned()));
        object.flag("shared", case.shared);
        let mut evidence = Object::new();
        put_evidence(&case.evidence, &mut evidence);
        for (key, value) in evidence.0 {
            object.put(key.strip_prefix("x-specwright-").unwrap_or(&key), value);
        }
        object
    }
}

fn trigger<'f>(trigger: &Trigger, field: &impl Fn(usize) -> Option<&'f String>) -> Tree {
    match trigger {
        Trigger::Unauthenticated => "unauthenticated".into(),
        Trigger::Invalid => "invalid".into(),
        Trigger::UnknownPath => "unknown_path".into(),
        Trigger::Rule(rule) => Object::of("rule", rule).into(),
        Trigger::Field(index) => named(field(*index)).into(),
        Trigger::Value(index, value) => named(field(*index)).with("value", value).into(),
    }
}

fn named(name: Option<&String>) -> Object {
    let mut object = Object::new();
    object.put_some("field", name);
    object
}

/// What the errors of one status mean.
fn description(cases: &[&ErrorCase]) -> String {
    if let [only] = cases
        && only.code.is_none()
    {
        return only.about.clone().unwrap_or_else(|| only.name.spec.clone());
    }
    let line = |case: &&ErrorCase| {
        let code = case
            .code
            .as_ref()
            .map(|code| format!("`{}` ", code.value))
            .unwrap_or_default();
        let about = case
            .about
            .as_ref()
            .map(|about| format!(": {about}"))
            .unwrap_or_default();
        format!("- {code}{}{about}", case.name.spec)
    };
    cases.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The error itself: members, attributes and texts that the selectors name.
fn error(body: &ErrorBody) -> Object {
    let has_text = body.selectors().any(|selector| selector.value == Selector::Text);
    let positions = body.selectors().filter_map(|selector| match selector.value {
        Selector::Position(index) => Some(index),
        _ => None,
    });
    if let Some(last) = positions.max() {
        let items: Vec<Object> = (0..=last.min(99)).map(|_| Object::of("type", "string")).collect();
        return Object::of("type", "array").with("prefixItems", items);
    }
    let mut properties = Object::new();
    for (selectors, about) in [
        (&body.code, "Which error it is."),
        (&body.message, "What it means."),
        (&body.field, "The field of the request that it speaks of."),
    ] {
        for selector in selectors {
            let ty = Object::of("type", vec!["string", "integer"]).with("description", about);
            let text = Object::of("type", "string").with("description", about);
            match &selector.value {
                Selector::Member(name) if body.format == ErrorFormat::Json => properties.put(name, ty),
                Selector::Member(name) => properties.put(name, text),
                Selector::Attribute(name) => {
                    properties.put(name, text.with("xml", Object::of("attribute", true)));
                }
                Selector::Text | Selector::Header(_) | Selector::Position(_) | Selector::Key => {}
            }
        }
    }
    if properties.is_empty() && has_text {
        return Object::of("type", "string");
    }
    if has_text {
        let text = Object::of("type", "string").with("x-specwright-place", "xml_text");
        properties.put("text", text);
    }
    let mut error = Object::of("type", "object");
    error.put_object("properties", properties);
    error
}

/// What is around the error, from the root on.
fn around(body: &ErrorBody, error: Object) -> Object {
    let is_xml = body.format == ErrorFormat::Xml;
    let path = match body.path.split_first() {
        Some((_, inner)) if is_xml => inner,
        _ => &body.path,
    };
    let mut schema = error;
    if body.list || is_xml && !path.is_empty() {
        schema = Object::of("type", "array").with("items", schema);
    }
    for name in path.iter().rev() {
        schema = match name.as_str() {
            "*" => Object::of("type", "object").with("additionalProperties", schema),
            name => Object::of("type", "object").with("properties", Object::of(name, schema)),
        };
    }
    if let Some(root) = body.path.first().filter(|root| is_xml && *root != "*") {
        schema.put("xml", Object::of("name", root));
    }
    schema
}

/// As `api.yaml` says it.
pub(super) fn error_body_as_written(body: &ErrorBody) -> Object {
    let format = match body.format {
        ErrorFormat::Json => "json",
        ErrorFormat::Xml => "xml",
    };
    let mut object = Object::of("name", &body.name.spec).with("format", format);
    if !body.path.is_empty() {
        object.put("path", text::error_path(body));
    }
    for (key, selectors) in [("code", &body.code), ("message", &body.message), ("field", &body.field)] {
        let texts = selectors.iter().map(|selector| selector.value.to_string());
        object.put_list(key, texts.collect());
    }
    object.flag("list", body.list);
    object.put_some("code_after", body.code_after.as_ref());
    object.put_some("code_before", body.code_before.as_ref());
    put_evidence(&body.evidence, &mut object);
    object
}
