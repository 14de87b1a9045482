//! Operations: the request's fields in one list, the path linked to them, answers and errors.

use super::errors::{Shared, resolve_errors};
use super::fields::{FieldContext, place_in, resolve_answer_fields, resolve_fields};
use super::groups::{refuse_conditions, resolve_groups};
use super::index::FieldIndex;
use super::naming::{Module, Scope};
use super::pages::{Around, resolve_pages};
use super::rules::{FIELD_WITHOUT_PLACEHOLDER, PATH_WITHOUT_FIELD};
use super::samples::resolve_samples;
use super::types::Types;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Body, Doctype, FormBody, Idempotency, IdempotencyClass, Ident, Operation, Pages, PathPart, Pending, Place, Request,
    Response, TypeDef, WireName, XmlDocument,
};
use crate::names;
use crate::source::{Span, Spanned};
use crate::syntax::{self, TemplatePart};
use crate::wording::{nearest, shown};

/// Where operations are resolved.
pub(super) struct Context<'c, 'a> {
    pub(super) types: &'c mut Types<'a>,
    pub(super) resource: usize,
    /// Every type by its id.
    pub(super) definitions: &'c [TypeDef],
    /// The names of the resource's module.
    pub(super) module: &'c mut Module,
    pub(super) shared_errors: &'c Shared<'c>,
    pub(super) diagnostics: &'c mut Diagnostics,
}

/// What is generated beside the builder of an operation.
const GENERATED: [&str; 3] = ["Request", "Response", "ErrorKind"];

pub(super) fn resolve_operations(context: &mut Context<'_, '_>, operations: &[syntax::Operation]) -> Vec<Operation> {
    let mut scope = Scope::of_operations();
    operations
        .iter()
        .map(|operation| resolve_operation(context, operation, &mut scope))
        .collect()
}

fn resolve_operation(context: &mut Context<'_, '_>, operation: &syntax::Operation, scope: &mut Scope) -> Operation {
    let name = scope.give(&operation.name, names::snake_case, context.diagnostics);
    let type_name = name_types(context, &operation.name);
    let request_fields = fields_of_request(operation);
    let index = FieldIndex::new(&request_fields);
    let request = resolve_request(context, operation, &request_fields);
    let path = resolve_path(operation, context.diagnostics);
    let responses = resolve_answers(context, &operation.answers);
    let pending = resolve_pending(context, &operation.answers);
    let pages = resolve_pages_of(context, operation, &request, &responses);
    Operation {
        name,
        type_name,
        about: operation.about.clone(),
        docs: operation.docs.clone(),
        read: operation.read.clone(),
        evidence: operation.evidence.clone(),
        method: operation.method.clone(),
        path,
        query: operation.target.query.clone(),
        host_prefix: resolve_host_prefix(operation, &index, context.diagnostics),
        body_on_get: operation.body_on_get,
        request,
        responses,
        pending,
        polling: operation.polling,
        pages,
        rate_limited: operation.rate_limited,
        idempotency: resolve_idempotency(operation, &index, context.diagnostics),
        deprecated: operation.deprecated.clone(),
        errors: resolve_errors(
            operation,
            &index,
            context.shared_errors,
            context.types,
            context.diagnostics,
        ),
        samples: resolve_samples(&operation.samples, &index, context.diagnostics),
    }
}

fn resolve_idempotency(
    operation: &syntax::Operation,
    index: &FieldIndex<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Idempotency> {
    let said = operation.idempotency.as_ref()?;
    let class = match &said.class {
        syntax::IdempotencyClass::Safe => IdempotencyClass::Safe,
        syntax::IdempotencyClass::Idempotent => IdempotencyClass::Idempotent,
        syntax::IdempotencyClass::Never => IdempotencyClass::Never,
        syntax::IdempotencyClass::Keyed(field) => IdempotencyClass::Keyed(index.find(field, diagnostics)?),
    };
    Some(Idempotency {
        class,
        because: said.because.clone(),
        place: said.place,
    })
}

/// `AtCommunication`, `AtCommunicationRequest` and so on, in the resource's module.
fn name_types(context: &mut Context<'_, '_>, name: &Spanned<String>) -> Ident {
    // A name that is not valid was reported as the operation's own.
    let Ok(stem) = names::pascal_case(&name.value) else {
        return names::stand_in();
    };
    let mut take = |scope: &mut Scope, ident: &Ident, what: &str| {
        let by = format!("the {what} of the operation {}", shown(&name.value));
        scope.take_for(ident, &name.value, name.span, by, context.diagnostics);
    };
    let Module { types, statics } = &mut *context.module;
    take(types, &stem, "builder");
    take(statics, &names::screaming_case(&stem), "description");
    for suffix in GENERATED {
        let ident = Ident(format!("{}{suffix}", stem.as_str()));
        take(types, &ident, suffix);
        take(statics, &names::screaming_case(&ident), suffix);
    }
    stem
}

/// In the order of the model: path, query, headers, body.
fn fields_of_request(operation: &syntax::Operation) -> Vec<&syntax::Field> {
    let placed = operation.path_fields.iter().chain(&operation.query_fields);
    placed
        .chain(&operation.header_fields)
        .chain(operation.body.fields())
        .collect()
}

fn resolve_request(
    context: &mut Context<'_, '_>,
    operation: &syntax::Operation,
    request_fields: &[&syntax::Field],
) -> Request {
    let mut scope = Scope::of_request_fields(operation);
    let mut resolver = FieldContext {
        types: context.types,
        resource: Some(context.resource),
        diagnostics: context.diagnostics,
    };
    let places: [(&[syntax::Field], Place); 4] = [
        (&operation.path_fields, Place::Path),
        (&operation.query_fields, Place::Query),
        (&operation.header_fields, Place::Header),
        (operation.body.fields(), place_in(&operation.body)),
    ];
    let mut fields = Vec::new();
    for (list, place) in places {
        fields.extend(resolve_fields(&mut resolver, list, place, &mut scope));
    }
    Request {
        fields,
        body: resolve_body(&operation.body),
        groups: resolve_groups(request_fields, Some(&operation.groups), context.diagnostics),
    }
}

fn other_roots(body: &syntax::Body) -> Vec<Vec<WireName>> {
    let syntax::Body::Json { other_roots, .. } = body else {
        return Vec::new();
    };
    let names = |root: &Vec<String>| root.iter().cloned().map(WireName).collect();
    other_roots.value.iter().map(names).collect()
}

fn resolve_body(body: &syntax::Body) -> Body {
    let names = |root: &[String]| root.iter().cloned().map(WireName).collect();
    match body {
        syntax::Body::Empty => Body::Empty,
        syntax::Body::Json { root, .. } => Body::Json { root: names(root) },
        syntax::Body::Form {
            constants,
            names,
            extends: _,
            content: _,
        } => Body::Form(FormBody {
            constants: constants.clone(),
            names: *names,
        }),
        syntax::Body::Raw { content_type, .. } => Body::Raw {
            content_type: content_type.clone(),
        },
        syntax::Body::Multipart { .. } => Body::Multipart,
        syntax::Body::Xml {
            root,
            namespace,
            encoding,
            doctype,
            extends: _,
            content: _,
        } => Body::Xml(XmlDocument {
            root: names(root),
            namespace: namespace.clone(),
            encoding: encoding.clone(),
            doctype: doctype.as_ref().map(|doctype| Doctype {
                public: doctype.public.clone(),
                system: doctype.system.clone(),
            }),
        }),
    }
}

/// In the order of their statuses.
fn resolve_answers(context: &mut Context<'_, '_>, answers: &[syntax::Answer]) -> Vec<Response> {
    let mut responses = Vec::new();
    for answer in answers.iter().filter(|answer| answer.pending.is_none()) {
        let response = resolve_answer(context, answer);
        let also = answer.also.iter().map(|status| Response {
            status: status.clone(),
            ..response.clone()
        });
        responses.extend(also);
        responses.push(response);
    }
    responses.sort_by_key(|response| response.status.value);
    responses
}

/// The answer that means: not ready, ask again.
fn resolve_pending(context: &mut Context<'_, '_>, answers: &[syntax::Answer]) -> Option<Pending> {
    let (answer, ty) = answers
        .iter()
        .find_map(|answer| Some((answer, answer.pending.as_ref()?)))?;
    Some(Pending {
        response: resolve_answer(context, answer),
        details: context.types.pending(ty),
    })
}

fn resolve_pages_of(
    context: &mut Context<'_, '_>,
    operation: &syntax::Operation,
    request: &Request,
    responses: &[Response],
) -> Option<Pages> {
    let around = Around {
        request: &request.fields,
        responses,
        types: context.definitions,
    };
    resolve_pages(operation.pages.as_ref()?, &around, context.diagnostics)
}

fn resolve_answer(context: &mut Context<'_, '_>, answer: &syntax::Answer) -> Response {
    refuse_conditions(answer.fields(), context.diagnostics);
    let mut resolver = FieldContext {
        types: context.types,
        resource: Some(context.resource),
        diagnostics: context.diagnostics,
    };
    let fields = resolve_answer_fields(&mut resolver, answer);
    Response {
        status: answer.status.clone(),
        about: answer.about.clone(),
        body: resolve_body(&answer.body),
        other_roots: other_roots(&answer.body),
        may_fail: answer.may_fail,
        fields,
        evidence: answer.evidence.clone(),
    }
}

/// Placeholders and the fields under `path` belong together, each to one. The path's fields come first in the request, so
/// their indexes are the same in both.
fn resolve_path(operation: &syntax::Operation, diagnostics: &mut Diagnostics) -> Spanned<Vec<PathPart>> {
    let fields = || operation.path_fields.iter().map(|field| field.name.value.as_str());
    let mut used = vec![false; operation.path_fields.len()];
    let mut parts = Vec::new();
    let path = &operation.target.path;
    for part in &path.value {
        let (name, make): (_, fn(usize) -> PathPart) = match part {
            TemplatePart::Literal(text) => {
                parts.push(PathPart::Literal(text.clone()));
                continue;
            }
            TemplatePart::Placeholder(name) => (name, PathPart::Field),
            TemplatePart::Greedy(name) => (name, PathPart::Greedy),
        };
        match fields().position(|field| field == name.value) {
            Some(index) => {
                used[index] = true;
                parts.push(make(index));
            }
            None => diagnostics.push(path_without_field(name, nearest(&name.value, fields()))),
        }
    }
    for (field, _) in operation.path_fields.iter().zip(used).filter(|(_, used)| !used) {
        diagnostics.push(field_without_placeholder(&field.name, path.span));
    }
    Spanned::new(parts, path.span)
}

/// What stands before the host name may hold any field of the request; it travels in its own place as well.
fn resolve_host_prefix(
    operation: &syntax::Operation,
    index: &FieldIndex<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<PathPart> {
    let part = |part: &TemplatePart| match part {
        TemplatePart::Literal(text) => Some(PathPart::Literal(text.clone())),
        TemplatePart::Placeholder(name) | TemplatePart::Greedy(name) => {
            index.find(name, diagnostics).map(PathPart::Field)
        }
    };
    operation.host_prefix.iter().filter_map(part).collect()
}

fn path_without_field(name: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let headline = format!(
        "the path needs {}, and no field under `path` is called so",
        shown(&name.value)
    );
    let diagnostic = Diagnostic::error(&PATH_WITHOUT_FIELD, name.span, headline);
    match near {
        Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
        None => diagnostic.help(format!(
            "describe it: `path: {{ {}: {{ about: … }} }}`",
            crate::wording::visible(&name.value, 40)
        )),
    }
}

fn field_without_placeholder(name: &Spanned<String>, path: Span) -> Diagnostic {
    let headline = format!("the path has no place for the field {}", shown(&name.value));
    Diagnostic::error(&FIELD_WITHOUT_PLACEHOLDER, name.span, headline)
        .related(path, "the path")
        .help("put its name into the path, in braces, or move the field to `query` or the body")
}
