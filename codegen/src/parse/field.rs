//! Fields: their type, presence and way of travelling.

use super::api::parse_all;
use super::fill::parse_fill;
use super::rules::{BAD_VALUE, CONFLICTING_KEYS, MISSING_KEY};
use super::types::parse_enum_values;
use super::view::{View, name};
use super::wire::{parse_encoding, parse_form};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};
use crate::syntax::{Condition, Field, FieldType, Item, ItemForm, XmlForm};
use crate::wording::shown;
use crate::yaml::{Entry, Node, NodeKind};

pub(super) fn parse_fields(entries: &[Entry], diagnostics: &mut Diagnostics) -> Vec<Field> {
    parse_all(entries, diagnostics, parse_field)
}

fn parse_field(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<Field> {
    match &entry.value.kind {
        // `name: string` is short for `name: { type: string }`.
        NodeKind::Scalar(_) => Some(Field::short(entry.key.clone(), FieldType::Named(name(&entry.value)))),
        NodeKind::Mapping(_) => {
            let view = View::new(&entry.value)?;
            report_two_names(view, diagnostics);
            Some(Field {
                name: entry.key.clone(),
                ty: parse_field_type(entry, view, diagnostics),
                about: view.words("about"),
                optional: view.boolean("optional"),
                secret: view.boolean("secret").map(|secret| secret.value),
                wire_name: view.one_or_more("wire_name"),
                prefix: view.verbatim("prefix"),
                beside_root: view.boolean("beside_root"),
                wire: parse_encoding(view, diagnostics),
                form: parse_form(view),
                fill: parse_fill(view, diagnostics),
                xml: parse_xml_form(view),
                sample: view.sample("sample"),
                sample_breaks: view.reason("sample_breaks"),
                deprecated: view.reason("deprecated").map(|reason| reason.value),
                constraints: view.constraints(),
                required_if: parse_condition(view, "required_if", diagnostics),
                required_unless: parse_condition(view, "required_unless", diagnostics),
                required_when: view.text("required_when"),
                evidence: view.evidence(),
            })
        }
        _ => None,
    }
}

/// The headers of a map have no name but what they begin with.
fn report_two_names(view: View<'_>, diagnostics: &mut Diagnostics) {
    if let (Some(prefix), Some(name)) = (view.entry("prefix"), view.entry("wire_name")) {
        diagnostics.push(
            Diagnostic::error(
                &CONFLICTING_KEYS,
                name.key.span,
                "`prefix` and `wire_name` both say what the headers are called",
            )
            .related(prefix.key.span, "the beginning of every name")
            .help("keep `prefix` for a map of headers, `wire_name` for one header"),
        );
    }
}

fn parse_field_type(entry: &Entry, view: View<'_>, diagnostics: &mut Diagnostics) -> FieldType {
    report_conflicting_types(view, diagnostics);
    if view.node("fields").is_some() {
        return FieldType::Object(parse_fields(view.entries("fields"), diagnostics));
    }
    if let Some(values) = view.node("enum") {
        return FieldType::Enum(parse_enum_values(values));
    }
    parse_type_and_items(entry.key.span, view, diagnostics)
}

/// A type by its name, with what a list or a map holds. The depth of the file bounds the depth of the calls.
fn parse_type_and_items(place: Span, view: View<'_>, diagnostics: &mut Diagnostics) -> FieldType {
    let ty = view.text("type");
    let of = view.entry("of");
    let make = match ty.as_ref().map(|ty| ty.value.as_str()) {
        Some("list") => FieldType::List,
        Some("map") => FieldType::Map,
        _ => {
            for key in ["of", "sparse"].into_iter().filter_map(|key| view.entry(key)) {
                let headline = format!("{} belongs to a list or a map", shown(&key.key.value));
                diagnostics.push(
                    Diagnostic::error(&CONFLICTING_KEYS, key.key.span, headline)
                        .help("write `type: list` or `type: map`, or delete it"),
                );
            }
            return FieldType::Named(ty);
        }
    };
    let Some(of) = of else {
        let what = ty.as_ref().map_or("list", |ty| ty.value.as_str());
        diagnostics.push(
            Diagnostic::error(&MISSING_KEY, place, format!("a {what} needs `of`"))
                .help(format!("say what it holds: `{{ type: {what}, of: string }}`")),
        );
        return FieldType::Named(ty);
    };
    // What is neither a name nor a mapping was reported.
    parse_item(of, view.flag("sparse"), diagnostics).map_or(FieldType::Named(ty), |item| make(Box::new(item)))
}

fn parse_item(of: &Entry, sparse: bool, diagnostics: &mut Diagnostics) -> Option<Item> {
    let Some(view) = View::new(&of.value) else {
        return Some(Item {
            ty: FieldType::Named(Some(name(&of.value)?)),
            sparse,
            form: None,
        });
    };
    Some(Item {
        ty: parse_type_and_items(of.key.span, view, diagnostics),
        sparse,
        form: Some(ItemForm {
            wire: parse_encoding(view, diagnostics),
            form: parse_form(view),
        }),
    })
}

/// `type`, `enum` and `fields` each say what the field is.
fn report_conflicting_types(view: View<'_>, diagnostics: &mut Diagnostics) {
    let kinds = ["fields", "enum", "type"].map(|key| view.entry(key));
    let mut found = kinds.into_iter().flatten();
    let Some(first) = found.next() else { return };
    for second in found {
        let headline = format!(
            "{} and {} both say what the field is",
            shown(&first.key.value),
            shown(&second.key.value)
        );
        diagnostics.push(
            Diagnostic::error(&CONFLICTING_KEYS, second.key.span, headline)
                .related(first.key.span, "the first")
                .help("keep one; a list of own objects or enums takes a type with a name: `{ type: list, of: Name }`"),
        );
    }
    if let (Some(of), Some(own)) = (view.entry("of"), view.entry("fields").or_else(|| view.entry("enum"))) {
        let headline = format!(
            "`of` belongs to a list, and {} makes the field another thing",
            shown(&own.key.value)
        );
        diagnostics.push(Diagnostic::error(&CONFLICTING_KEYS, of.key.span, headline).help("delete one of them"));
    }
}

fn parse_xml_form(view: View<'_>) -> Option<Spanned<XmlForm>> {
    let word = view.text("xml")?;
    let form = match word.value.as_str() {
        "element" => XmlForm::Element,
        "attribute" => XmlForm::Attribute,
        "text" => XmlForm::Text,
        _ => return None,
    };
    Some(Spanned::new(form, word.span))
}

/// `{ other: value }`, `{ other: [one, another] }`, or only `other`.
fn parse_condition(view: View<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<Condition> {
    let node = view.node(key)?;
    let entries = match &node.kind {
        NodeKind::Mapping(mapping) => &mapping.entries,
        _ => {
            return Some(Condition {
                span: node.span,
                other: name(node)?,
                equals: Vec::new(),
            });
        }
    };
    let [entry] = entries.as_slice() else {
        let headline = format!("{} names {} fields", shown(key), entries.len());
        diagnostics.push(
            Diagnostic::error(&BAD_VALUE, node.span, headline).help("name one field and its value: `{ other: value }`"),
        );
        return None;
    };
    Some(Condition {
        span: node.span,
        other: entry.key.clone(),
        equals: parse_values(&entry.value, key, diagnostics)?,
    })
}

/// A value as written, or several.
fn parse_values(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
    let values = node.list().unwrap_or(std::slice::from_ref(node));
    if values.is_empty() {
        let headline = format!("{} names no value", shown(key));
        diagnostics.push(
            Diagnostic::error(&BAD_VALUE, node.span, headline)
                .help("name one or more, as in `{ other: [one, another] }`, or only the field: `other`"),
        );
        return None;
    }
    values.iter().map(|value| Some(value.scalar()?.text.clone())).collect()
}
