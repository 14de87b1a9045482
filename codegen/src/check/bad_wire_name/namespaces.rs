//! Namespaces, and the prefixes that names have from them.

use std::collections::BTreeSet;

use super::{RULE, is_simple_name, is_xml_name};
use crate::check::walk::{self, Owner};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Body, Field, Model, Namespace, Place, TypeId, TypeKind, WireName};
use crate::source::Span;
use crate::wording::shown;

/// Prefixes that XML keeps for itself.
const RESERVED: [&str; 2] = ["xml", "xmlns"];

pub(super) fn check(model: &Model, in_xml: &BTreeSet<TypeId>, diagnostics: &mut Diagnostics) {
    let all = all(model);
    for (namespace, span) in &all {
        check_namespace(namespace, *span, diagnostics);
    }
    let declared: BTreeSet<&str> = all
        .iter()
        .filter_map(|(namespace, _)| namespace.prefix.as_deref())
        .collect();
    for (name, span) in written_names(model, in_xml) {
        check_prefix(name, span, &declared, diagnostics);
    }
}

/// Every namespace that is declared anywhere, with the place of what declares it.
fn all(model: &Model) -> Vec<(&Namespace, Span)> {
    let mut found = Vec::new();
    for operation in model.operations() {
        let answers = operation
            .responses
            .iter()
            .map(|answer| (&answer.body, answer.status.span));
        for (body, span) in answers.chain([(&operation.request.body, operation.name.span)]) {
            if let Body::Xml(document) = body {
                found.extend(document.namespace.as_ref().map(|namespace| (namespace, span)));
            }
        }
    }
    for ty in &model.types {
        if let TypeKind::Object { namespace, .. } = &ty.kind {
            found.extend(namespace.as_ref().map(|namespace| (namespace, ty.name.span)));
        }
    }
    for field in walk::fields(model) {
        for (_, form) in walk::levels(field) {
            let both = [&form.namespace, &form.key_namespace].into_iter().flatten();
            found.extend(both.map(|namespace| (namespace, field.name.span)));
        }
    }
    found
}

fn check_namespace(namespace: &Namespace, span: Span, diagnostics: &mut Diagnostics) {
    if let Some(prefix) = namespace.prefix.as_deref()
        && (!is_simple_name(prefix) || RESERVED.contains(&prefix.to_ascii_lowercase().as_str()))
    {
        diagnostics.push(
            Diagnostic::error(
                &RULE,
                span,
                format!("{} cannot be the prefix of a namespace", shown(prefix)),
            )
            .help("a prefix is a short name such as `soap`; `xml` and `xmlns` are XML's own"),
        );
    }
    if namespace
        .uri
        .chars()
        .any(|character| character.is_control() || character.is_whitespace())
    {
        diagnostics.push(
            Diagnostic::error(&RULE, span, format!("{} cannot be a namespace", shown(&namespace.uri)))
                .help("write the address as the service does, without blanks"),
        );
    }
}

/// The XML names that requests write. Answers are read without a look at prefixes.
fn written_names<'a>(model: &'a Model, in_xml: &BTreeSet<TypeId>) -> Vec<(&'a WireName, Span)> {
    let mut found = Vec::new();
    for operation in model.operations() {
        if let Body::Xml(document) = &operation.request.body {
            found.extend(document.root.iter().map(|name| (name, operation.name.span)));
        }
    }
    for list in walk::field_lists(model) {
        let is_written = match list.owner {
            Owner::Request(operation) => operation.request.body.is_xml(),
            Owner::Response(_) => false,
            Owner::Object(id) => in_xml.contains(&id),
        };
        if is_written {
            list.fields.iter().for_each(|field| add_names(field, &mut found));
        }
    }
    found
}

fn add_names<'a>(field: &'a Field, found: &mut Vec<(&'a WireName, Span)>) {
    if matches!(field.place, Place::Body | Place::XmlAttribute) {
        found.extend(field.wire.iter().map(|wire| (&wire.value, wire.span)));
    }
    for (_, form) in walk::levels(field) {
        let names = [&form.item, &form.entry, &form.key, &form.value].into_iter().flatten();
        found.extend(names.map(|name| (name, field.name.span)));
    }
}

fn check_prefix(name: &WireName, span: Span, declared: &BTreeSet<&str>, diagnostics: &mut Diagnostics) {
    // What is no name at all is reported as such.
    let Some((prefix, _)) = name.0.split_once(':').filter(|_| is_xml_name(&name.0)) else {
        return;
    };
    if prefix != "xml" && !declared.contains(prefix) {
        diagnostics.push(
            Diagnostic::error(
                &RULE,
                span,
                format!("nothing declares the prefix of {}", shown(&name.0)),
            )
            .help(format!(
                "declare it where the element is, or around it: `namespace: {{ uri: …, prefix: {} }}`",
                crate::wording::visible(prefix, 40)
            )),
        );
    }
}
