//! What the client sends when the caller leaves a field out.

use super::rules::CONFLICTING_KEYS;
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json_text::{is_number, quoted};
use crate::source::Spanned;
use crate::syntax::{DefaultValue, Fill};
use crate::yaml::{Node, NodeKind, Scalar};

/// What `default` or `fill` says.
pub(super) fn parse_fill(view: View<'_>, diagnostics: &mut Diagnostics) -> Option<Spanned<Fill>> {
    let default = view.node("default").and_then(default_value);
    match (view.text("fill"), default) {
        (Some(fill), Some(default)) => {
            diagnostics.push(
                Diagnostic::error(
                    &CONFLICTING_KEYS,
                    default.span,
                    "`default` and `fill` both say what is sent when the field is left out",
                )
                .related(fill.span, "the other")
                .help("keep one of them"),
            );
            None
        }
        (Some(fill), None) => Some(Spanned::new(Fill::Uuid, fill.span)),
        (None, default) => default.map(|default| default.map(Fill::Default)),
    }
}

fn default_value(node: &Node) -> Option<Spanned<DefaultValue>> {
    let value = match &node.kind {
        NodeKind::Empty => return None,
        NodeKind::Scalar(scalar) => DefaultValue::Scalar {
            text: scalar.text.clone(),
            json: scalar_as_json(scalar),
        },
        NodeKind::List(items) if items.is_empty() => DefaultValue::EmptyList,
        NodeKind::Mapping(mapping) if mapping.entries.is_empty() => DefaultValue::EmptyMapping,
        NodeKind::List(_) | NodeKind::Mapping(_) => DefaultValue::Json(as_json(node)),
    };
    Some(Spanned::new(value, node.span))
}

/// The depth of the file bounds the depth of the calls.
fn as_json(node: &Node) -> String {
    match &node.kind {
        NodeKind::Empty => "null".to_owned(),
        NodeKind::Scalar(scalar) => scalar_as_json(scalar),
        NodeKind::List(items) => {
            let items: Vec<_> = items.iter().map(as_json).collect();
            format!("[{}]", items.join(","))
        }
        NodeKind::Mapping(mapping) => {
            let entries = mapping.entries.iter();
            let entries = entries.map(|entry| format!("{}:{}", quoted(&entry.key.value), as_json(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}

/// Without quotes in the file: `true`, `false` and what JSON takes for a number stay what they are.
fn scalar_as_json(scalar: &Scalar) -> String {
    let text = scalar.text.as_str();
    let is_bare = matches!(text, "true" | "false") || is_number(text) && is_finite(text);
    match scalar.plain && is_bare {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// Readers of JSON refuse a number that no float comes near.
fn is_finite(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}
