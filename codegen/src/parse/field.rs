//! Fields: their type, presence and way of travelling.

use super::api::parse_all;
use super::rules::{BAD_VALUE, CONFLICTING_KEYS, MISSING_KEY};
use super::types::parse_enum_values;
use super::view::{View, name};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Constraints, Encoding, Evidence};
use crate::source::Spanned;
use crate::syntax::{Condition, Field, FieldType, XmlForm};
use crate::wording::shown;
use crate::yaml::{Entry, NodeKind};

pub(super) fn parse_fields(entries: &[Entry], diagnostics: &mut Diagnostics) -> Vec<Field> {
    parse_all(entries, diagnostics, parse_field)
}

fn parse_field(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<Field> {
    match &entry.value.kind {
        NodeKind::Scalar(_) => Some(short_field(entry)),
        NodeKind::Mapping(_) => {
            let view = View::new(&entry.value)?;
            Some(Field {
                name: entry.key.clone(),
                ty: parse_field_type(entry, view, diagnostics),
                about: view.words("about"),
                optional: view.boolean("optional"),
                secret: view.boolean("secret").map(|secret| secret.value),
                wire_name: view.one_or_more("wire_name"),
                wire: parse_wire(view),
                xml: parse_xml_form(view),
                sample: view.sample("sample"),
                sample_breaks: view.reason("sample_breaks"),
                deprecated: view.reason("deprecated").map(|reason| reason.value),
                constraints: view.constraints(),
                required_if: parse_condition(view, "required_if", diagnostics),
                required_unless: parse_condition(view, "required_unless", diagnostics),
                evidence: view.evidence(),
            })
        }
        _ => None,
    }
}

/// `name: string` is short for `name: { type: string }`.
fn short_field(entry: &Entry) -> Field {
    Field {
        name: entry.key.clone(),
        ty: FieldType::Named(name(&entry.value)),
        about: None,
        optional: None,
        secret: None,
        wire_name: Vec::new(),
        wire: None,
        xml: None,
        sample: None,
        sample_breaks: None,
        deprecated: None,
        constraints: Constraints::default(),
        required_if: None,
        required_unless: None,
        evidence: Evidence::default(),
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
    let ty = view.text("type");
    let is_list = ty.as_ref().is_some_and(|ty| ty.value == "list");
    match (is_list, view.text("of"), view.entry("of")) {
        (true, Some(item), _) => FieldType::List(item),
        (true, None, None) => {
            diagnostics.push(
                Diagnostic::error(&MISSING_KEY, entry.key.span, "a list needs `of`")
                    .help("say what its items are: `{ type: list, of: string }`"),
            );
            FieldType::Named(ty)
        }
        (false, Some(_), Some(of)) => {
            diagnostics.push(
                Diagnostic::error(&CONFLICTING_KEYS, of.key.span, "`of` belongs to a list")
                    .help("write `type: list`, or delete `of`"),
            );
            FieldType::Named(ty)
        }
        _ => FieldType::Named(ty),
    }
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

pub(super) fn parse_wire(view: View<'_>) -> Option<Spanned<Encoding>> {
    let word = view.text("wire")?;
    let encoding = match word.value.as_str() {
        "text" => Encoding::Text,
        "base64" => Encoding::Base64,
        _ => return None,
    };
    Some(Spanned::new(encoding, word.span))
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

/// `{ other: value }`, or only `other`.
fn parse_condition(view: View<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<Condition> {
    let node = view.node(key)?;
    let entries = match &node.kind {
        NodeKind::Mapping(mapping) => &mapping.entries,
        _ => {
            return Some(Condition {
                span: node.span,
                other: name(node)?,
                equals: None,
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
        equals: Some(entry.value.scalar()?.text.clone()),
    })
}
