//! Type definitions: named scalars, objects, unions and enums.

use super::api::parse_all;
use super::field::parse_fields;
use super::operation::reason;
use super::view::{View, name};
use super::wire::{parse_encoding, parse_json_forms, parse_namespace};
use crate::diagnostic::Diagnostics;
use crate::source::Spanned;
use crate::syntax::{Alias, EnumValue, Groups, TypeDefinition, TypeKind};
use crate::yaml::{Entry, Node, NodeKind};

pub(super) fn parse_types(entries: &[Entry], diagnostics: &mut Diagnostics) -> Vec<TypeDefinition> {
    parse_all(entries, diagnostics, parse_type)
}

fn parse_type(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<TypeDefinition> {
    let view = View::new(&entry.value)?;
    let kind = if view.node("fields").is_some() || view.node("extends").is_some() {
        TypeKind::Object {
            extends: view.text("extends"),
            fields: parse_fields(view.entries("fields"), diagnostics),
            groups: parse_groups(view),
            namespace: parse_namespace(view),
        }
    } else if view.node("union").is_some() {
        TypeKind::Union(parse_fields(view.entries("union"), diagnostics))
    } else if let Some(values) = view.node("enum") {
        TypeKind::Enum(parse_enum_values(values))
    } else {
        TypeKind::Alias(Box::new(parse_alias(view, diagnostics)))
    };
    Some(TypeDefinition {
        name: entry.key.clone(),
        about: view.words("about"),
        evidence: view.evidence(),
        kind,
    })
}

fn parse_alias(view: View<'_>, diagnostics: &mut Diagnostics) -> Alias {
    Alias {
        ty: view.text("type"),
        secret: view.boolean("secret").map(|secret| secret.value),
        wire: parse_encoding(view, diagnostics),
        none: view.verbatim("none").map(|none| none.value),
        also_read: parse_json_forms(view),
        sample: view.sample("sample"),
        sample_breaks: view.reason("sample_breaks"),
        constraints: view.constraints(),
    }
}

/// Rules over several fields.
pub(super) fn parse_groups(view: View<'_>) -> Groups {
    Groups {
        at_least_one_of: view.name_lists("at_least_one_of"),
        exactly_one_of: view.name_lists("exactly_one_of"),
        together: view.name_lists("together"),
        in_order: view.name_lists("in_order"),
    }
}

/// The values of an enum, as a list or with their meanings. Texts stay as written: `0123`, `no`.
pub(super) fn parse_enum_values(node: &Node) -> Vec<EnumValue> {
    match &node.kind {
        NodeKind::List(items) => items.iter().filter_map(enum_value).collect(),
        NodeKind::Mapping(mapping) => mapping.entries.iter().map(enum_entry).collect(),
        _ => Vec::new(),
    }
}

fn enum_value(node: &Node) -> Option<EnumValue> {
    let text = match name(node) {
        Some(name) => name,
        // A blank value is refused later, as a name that no Rust name can be made from.
        None => Spanned::new(node.scalar()?.text.clone(), node.span),
    };
    Some(EnumValue { text, about: None })
}

fn enum_entry(entry: &Entry) -> EnumValue {
    let about = reason(entry).value;
    EnumValue {
        text: entry.key.clone(),
        about: Some(about).filter(|about| !about.is_empty()),
    }
}
