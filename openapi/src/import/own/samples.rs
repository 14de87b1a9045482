//! Defaults and samples.

use specwright_codegen::writing::{Map, quoted};

use super::texts::{inline, put_words};
use crate::document::Node;

/// Writes what the client sends for what is left out, and the sample. That of a secret is nobody's business.
pub(super) fn put_values(schema: Node<'_>, is_secret: bool, map: &mut Map) {
    if is_secret {
        return;
    }
    if let Some(default) = value(schema, "x-specwright-default", schema.get("default")) {
        map.yaml("default", default);
    }
    let breaks = schema.text_of("x-specwright-sample-breaks");
    let first = schema.get("examples").and_then(|examples| examples.items().next());
    if let Some(sample) = value(schema, "x-specwright-sample", first.or_else(|| schema.get("example"))) {
        map.yaml("sample", sample);
        if let Some(reason) = breaks {
            put_words(map, "sample_breaks", reason);
        }
    }
}

/// The value as the spec writes it, as long as the document's own word for it is the same number.
fn value(schema: Node<'_>, written: &str, said: Option<Node<'_>>) -> Option<String> {
    let written = schema.get(written);
    let number = |node: Node<'_>| node.scalar()?.parse::<f64>().ok();
    let is_same = match (written, said.filter(|said| said.number().is_some())) {
        (Some(written), Some(said)) => number(written) == number(said),
        _ => true,
    };
    match written.filter(|_| is_same) {
        Some(written) => inline_text(written),
        None => inline(said?),
    }
}

/// A text stays one: `'1.10'`.
fn inline_text(node: Node<'_>) -> Option<String> {
    match node.text() {
        Some(text) => Some(quoted(text)),
        None => inline(node),
    }
}
