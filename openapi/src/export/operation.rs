//! Operations.

use specwright_codegen::model::{Body, Field, Method, Model, Operation, PathPart, Place, Resource, Sample};
use specwright_codegen::sample::json;

use super::body::Parts;
use super::describe::Description;
use super::names;
use super::order;
use super::paths::Route;
use super::samples;
use super::text;
use super::usage::Usage;
use super::writer::Writer;
use crate::tree::{Object, Tree};

/// The longest summary.
const LONGEST_SUMMARY: usize = 100;

/// An operation of a resource, and the path it stands under.
#[derive(Clone, Copy)]
pub(super) struct Call<'m> {
    pub(super) resource: &'m Resource,
    pub(super) operation: &'m Operation,
    pub(super) id: &'m str,
    pub(super) route: &'m Route,
    /// The operation's own id, where this is the same once more.
    pub(super) copy_of: Option<&'m str>,
}

impl Writer<'_> {
    /// An operation as it stands under a path.
    pub(super) fn operation(&mut self, call: Call<'_>) -> Object {
        let Call {
            resource, operation, ..
        } = call;
        self.enter_operation(Some(text::operation(&resource.name.spec, operation)));
        let mut object = Object::of("operationId", call.id).with("tags", vec![&resource.name.spec]);
        object.put("summary", summary(&operation.about));
        let description = Description {
            deprecated: operation.deprecated.as_deref(),
            ..Description::of(operation.about.as_str(), &operation.evidence)
        };
        description.put(&mut object);
        object.flag("deprecated", operation.deprecated.is_some());
        object.put("externalDocs", Object::of("url", &operation.docs));
        object.put_some("x-specwright-read", operation.read.as_ref());
        self.put_address(call, &mut object);
        let servers = self.prefixed_servers(operation);
        object.put_list("servers", servers);
        self.put_request(operation, &mut object);
        let responses = self.responses(operation);
        object.put("responses", responses);
        object.put_list("x-specwright-error-order", order::of_errors(operation));
        self.enter(None);
        let security = self.form_security(operation);
        object.put_some("security", security);
        self.put_repeats(operation, &mut object);
        object.put_list("x-specwright-samples", operation.samples.iter().map(sample).collect());
        object
    }

    /// The path as the spec writes it, and the parameters.
    fn put_address(&mut self, call: Call<'_>, object: &mut Object) {
        let Call { operation, route, .. } = call;
        if call.id != format!("{}_{}", call.resource.name.spec, operation.name.spec) {
            object.put("x-specwright-name", &operation.name.spec);
        }
        object.put_some("x-specwright-copy-of", call.copy_of);
        let template = text::template(&operation.path.value, &operation.request.fields);
        if template != route.key {
            object.put("x-specwright-path", template);
        }
        if !operation.host_prefix.is_empty() {
            let prefix = text::template(&operation.host_prefix, &operation.request.fields);
            object.put("x-specwright-host-prefix", prefix);
        }
        if route.literal.is_some() {
            self.lose(
                "another operation has the same method and path: each value of the placeholder is a path of its own",
            );
        } else if route.is_marked {
            self.lose(
                "another operation has the same method and path: the key ends with a fragment, which is not sent",
            );
        } else if route
            .names
            .iter()
            .any(|(index, name)| field_name(operation, *index) != name)
        {
            self.lose("another operation has the same path with other names: the placeholders are called as there");
        }
        let parameters = self.parameters(operation, |index| route.names.get(&index).cloned());
        object.put_list("parameters", parameters.said);
        object.put_list("x-specwright-parameters", parameters.unsaid);
        object.put_list(
            "x-specwright-order",
            order::of_parameters(operation, &parameters.unsaid_fields),
        );
        self.enter(None);
    }

    fn put_request(&mut self, operation: &Operation, object: &mut Object) {
        let request = &operation.request;
        let content = self.content(Parts {
            body: &request.body,
            fields: &request.fields,
            other_roots: &[],
            usage: Usage::sent(&request.body),
        });
        self.enter(None);
        if let Some(mut content) = content {
            content.media.put_object("examples", examples(self.model, operation));
            self.put_form_credentials(operation, &mut content.media);
            self.put_body_groups(operation, &mut content.media, object);
            let is_required = request
                .fields
                .iter()
                .any(|field| is_in_body(field.place) && !field.optional);
            let mut body = Object::of("content", Object::of(&content.media_type, content.media));
            body.flag("required", is_required);
            object.put("requestBody", body);
            if matches!(operation.method.value, Method::Get | Method::Head | Method::Delete) {
                self.lose("tools may ignore a body where HTTP foresees none");
            }
        } else if !request.groups.is_empty() {
            self.lose_groups(&request.fields, &request.groups, object);
        }
    }

    /// Rules over the fields of the request: in the schema of the body, where it has all of them as members.
    fn put_body_groups(&mut self, operation: &Operation, media: &mut Object, object: &mut Object) {
        let request = &operation.request;
        if request.groups.is_empty() {
            return;
        }
        match media.0.get_mut("schema") {
            Some(Tree::Object(schema)) if schema.contains_key("properties") => {
                let mut inner = Object(std::mem::take(schema));
                self.rules_of_body(operation, &mut inner);
                object.put_some("x-specwright-groups", inner.take("x-specwright-groups"));
                *schema = inner.0;
            }
            _ => self.lose_groups(&request.fields, &request.groups, object),
        }
    }

    /// The fields stand inside of the root.
    fn rules_of_body(&mut self, operation: &Operation, schema: &mut Object) {
        let roots = match &operation.request.body {
            Body::Json { root } => root.as_slice(),
            Body::Xml(document) => document.root.get(1..).unwrap_or_default(),
            _ => &[],
        };
        // The objects around, from the root inwards; each is put back when the innermost has its rules.
        let mut around: Vec<Object> = Vec::new();
        let mut inner = std::mem::take(schema);
        for name in roots {
            let Some(Tree::Object(next)) = inner.get("properties").and_then(|all| all.get(&name.0)) else {
                break;
            };
            let next = Object(next.clone());
            around.push(std::mem::replace(&mut inner, next));
        }
        self.groups(&operation.request.fields, &operation.request.groups, &mut inner);
        let known = inner.take("x-specwright-groups");
        for (name, mut outer) in roots.iter().take(around.len()).rev().zip(around.into_iter().rev()) {
            if let Some(Tree::Object(properties)) = outer.0.get_mut("properties") {
                properties.insert(name.0.clone(), inner.into());
            }
            inner = outer;
        }
        inner.put_some("x-specwright-groups", known);
        *schema = inner;
    }

    /// Servers of its own for an operation whose host has something in front.
    fn prefixed_servers(&mut self, operation: &Operation) -> Vec<Object> {
        if operation.host_prefix.is_empty() {
            return Vec::new();
        }
        self.lose("a field of the request stands before the host's name as well");
        let prefix = text::template(&operation.host_prefix, &operation.request.fields);
        let variables = operation.host_prefix.iter().filter_map(|part| match part {
            PathPart::Field(index) | PathPart::Greedy(index) => operation.request.fields.get(*index),
            PathPart::Literal(_) => None,
        });
        let variables: Vec<_> = variables.collect();
        self.servers_behind(&prefix, &variables)
    }
}

fn field_name(operation: &Operation, index: usize) -> &str {
    operation
        .request
        .fields
        .get(index)
        .map_or("", |field| field.name.spec.as_str())
}

/// The first sentence, without its full stop.
fn summary(about: &str) -> String {
    let line = about.lines().next().unwrap_or_default();
    let first = line.split(". ").next().unwrap_or_default().trim_end_matches('.');
    match first.chars().count() > LONGEST_SUMMARY {
        true => {
            let cut: String = first.chars().take(LONGEST_SUMMARY).collect();
            let at_word = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
            format!("{at_word} …")
        }
        false => first.to_owned(),
    }
}

/// The bodies of the requests that the page shows, of those that are whole and keep the rules.
fn examples(model: &Model, operation: &Operation) -> Object {
    let request = &operation.request;
    let mut examples = Object::new();
    for sample in operation.samples.iter().filter(|sample| sample.breaks.is_empty()) {
        let is_there = |field: &Field| field.optional || sample.request.contains_key(&field.name.spec);
        if !request
            .fields
            .iter()
            .filter(|field| is_in_body(field.place))
            .all(is_there)
        {
            continue;
        }
        let text = match &request.body {
            Body::Json { root } => json::document(model, root, &request.fields, &sample.request),
            Body::Form(form) if form.constants.is_empty() => {
                format!(
                    "{{{}}}",
                    json::body_members(model, &request.fields, &sample.request).join(",")
                )
            }
            _ => continue,
        };
        let Some(value) = Tree::from_json(&text) else { continue };
        let mut example = Object::new();
        example.put_some("summary", sample.about.as_ref());
        examples.put(&names::ascii(&sample.name.spec), example.with("value", value));
    }
    examples
}

fn is_in_body(place: Place) -> bool {
    !matches!(place, Place::Path | Place::Query | Place::Header)
}

/// A whole request that the page shows.
fn sample(sample: &Sample) -> Object {
    let mut object = Object::of("name", &sample.name.spec);
    object.put_some("about", sample.about.as_ref());
    let mut request = Object::new();
    for (name, value) in &sample.request {
        request.put(name, samples::as_written(&value.value));
    }
    object.put("request", request);
    let mut breaks = Object::new();
    for (name, reason) in &sample.breaks {
        breaks.put(name, &reason.value);
    }
    object.put_object("breaks", breaks);
    object
}
