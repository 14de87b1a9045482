//! Answers: their body, their headers, and what is said of them.

use std::collections::BTreeMap;

use specwright_codegen::model::{Body, ErrorCase, Field, Model, Operation, Place, Response, TypeRef};
use specwright_codegen::sample::{response_text, sample_values};

use super::body::Parts;
use super::describe::Description;
use super::fields;
use super::names;
use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

/// What a field that gets the status is about, unless said.
const STATUS: &str = "The status of the answer.";

impl Writer<'_> {
    /// Every answer of an operation, successes before errors.
    pub(super) fn responses(&mut self, operation: &Operation) -> Object {
        let mut answers: BTreeMap<String, Object> = BTreeMap::new();
        for response in &operation.responses {
            let answer = self.response(response);
            answers.insert(response.status.value.to_string(), answer);
        }
        if let Some(pending) = &operation.pending {
            let answer = self.response(&pending.response).with("x-specwright-pending", true);
            self.enter(Some(format!("answer {}", pending.response.status.value)));
            self.lose("the answer means that it is not ready: ask again");
            answers.insert(pending.response.status.value.to_string(), answer);
        }
        for (status, error) in self.error_responses(operation) {
            match answers.get_mut(&status) {
                Some(answer) => add_errors(answer, error),
                None => {
                    let error = self.shared(operation, &status, error);
                    answers.insert(status, error);
                }
            }
        }
        let mut responses = Object::new();
        for (status, answer) in answers {
            responses.put(&status, answer);
        }
        responses
    }

    /// An answer whose errors are all said once for the whole service stands once in the document.
    fn shared(&mut self, operation: &Operation, status: &str, error: Object) -> Object {
        let comes_with = |case: &&ErrorCase| match &case.status {
            Some(own) => own.value.to_string() == status,
            None => status == "default",
        };
        let cases: Vec<&ErrorCase> = operation.errors.iter().filter(comes_with).collect();
        let Some(first) = cases.first().filter(|_| cases.iter().all(|case| case.shared)) else {
            return error;
        };
        let name = self.share(&names::ascii(&first.name.spec), error);
        Object::of("$ref", format!("#/components/responses/{name}"))
    }

    fn response(&mut self, response: &Response) -> Object {
        let place = format!("answer {}", response.status.value);
        let mut answer = Object::new();
        Description::of(response.about.as_deref(), &response.evidence).put(&mut answer);
        if !answer.has("description") {
            answer.put("description", "It went well.");
            answer.put("x-specwright-about", "");
        }
        let usage = Usage::received(&response.body);
        let headers = self.headers(&response.fields, usage);
        answer.put_object("headers", headers);
        let content = self.content(Parts {
            body: &response.body,
            fields: &response.fields,
            other_roots: &response.other_roots,
            usage,
        });
        if let Some(mut content) = content {
            let example = example(self.model, response);
            content.media.put_some("example", example);
            answer.put("content", Object::of(&content.media_type, content.media));
        }
        self.enter(Some(place));
        self.put_status(&response.fields, &mut answer);
        if response.may_fail {
            answer.put("x-specwright-may-fail", true);
            self.lose("a body in the form of an error means one, whatever the status");
        }
        answer
    }

    /// The field that gets the status, and what is said of it beyond the usual.
    pub(super) fn put_status(&mut self, fields: &[Field], object: &mut Object) {
        let Some(status) = fields.iter().find(|field| field.place == Place::Status) else {
            return;
        };
        object.put("x-specwright-status", &status.name.spec);
        let said = self.property(status, Usage::default());
        let usual = Object::of("type", "integer")
            .with("format", "int64")
            .with("description", STATUS);
        if said != usual {
            object.put("x-specwright-status-field", said);
        }
    }

    /// The headers of an answer.
    pub(super) fn headers(&mut self, fields: &[Field], usage: Usage) -> Object {
        let mut headers = Object::new();
        for field in fields.iter().filter(|field| field.place == Place::Header) {
            self.enter(Some(field.name.spec.clone()));
            let mut header = Object::new();
            fields::description(field).put(&mut header);
            header.flag("required", !field.optional);
            header.flag("deprecated", field.deprecated.is_some());
            let schema = self.field_value(field, usage);
            header.put("schema", schema);
            for wire in &field.wire {
                let mut header = header.clone();
                let name = &wire.value.0;
                if *name != field.name.spec {
                    header.put("x-specwright-name", &field.name.spec);
                }
                if matches!(field.ty, TypeRef::Map(_)) {
                    header.put("x-specwright-prefix", name);
                    self.lose("every header whose name begins so is an entry of the map");
                }
                let is_any = name.is_empty();
                headers.put(if is_any { "X-Any" } else { name }, header);
            }
        }
        headers
    }
}

/// An answer made from the samples, which is what a mock can serve. Bytes are none.
fn example(model: &Model, response: &Response) -> Option<Tree> {
    if may_have_no_end(model, &response.fields) {
        return None;
    }
    let values = sample_values(model, &response.fields);
    let (_, text) = response_text(model, response, &values);
    match response.body {
        Body::Json { .. } => Tree::from_json(&text),
        Body::Xml(_) => Some(text).filter(|text| !text.is_empty()).map(Tree::from),
        _ => None,
    }
}

/// Whether a type holds itself: what is made up for it is cut somewhere, even where a field is required.
fn may_have_no_end(model: &Model, fields: &[Field]) -> bool {
    let found = model.reachable(fields);
    found
        .into_iter()
        .any(|id| model.reachable(model.ty(id).fields()).contains(&id))
}

/// Errors that come with the status of a success.
fn add_errors(answer: &mut Object, mut error: Object) {
    let about = |object: &mut Object| object.take("description");
    if let (Some(Tree::Text(own)), Some(Tree::Text(more))) = (about(answer), about(&mut error)) {
        if !answer.has("x-specwright-about") {
            answer.put("x-specwright-about", own.as_str());
        }
        let mut described = Object::of("description", format!("{own}\n\nErrors with this status:\n\n{more}"));
        described.extend(std::mem::take(answer));
        *answer = described;
    }
    if let Some(errors) = error.take("x-specwright-errors") {
        answer.put("x-specwright-errors", errors);
    }
}
