//! Descriptions and evidence: what a thing is, and what else its reader should know.

use specwright_codegen::writing::Map;

use super::texts::{listed, put_some_words, put_words, texts};
use crate::document::Node;

/// Where the document says that something is deprecated and not why.
const NO_REASON: &str = "The document marks it so and gives no reason.";

/// What a thing is: the description, or the part of it that is the `about`.
pub(super) fn about(node: Node<'_>) -> Option<String> {
    let description = node.text_of("description");
    let about = match (node.text_of("x-specwright-about"), description) {
        // Somebody wrote another description.
        (Some(about), Some(description)) if !description.starts_with(about) => first_paragraph(description),
        (Some(about), _) => about,
        (None, description) => description?,
    };
    Some(about.trim()).filter(|about| !about.is_empty()).map(str::to_owned)
}

fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or(text)
}

/// Writes `about` where something is said.
pub(super) fn put_about(node: Node<'_>, map: &mut Map) {
    put_some_words(map, "about", about(node).as_deref());
}

/// The same where the language wants it to be said.
pub(super) fn put_about_or(node: Node<'_>, or: &str, map: &mut Map) {
    put_words(map, "about", about(node).as_deref().unwrap_or(or));
}

/// Writes `deprecated`, with the reason as far as one is known.
pub(super) fn put_deprecated(node: Node<'_>, map: &mut Map) {
    if node.has_flag("deprecated") {
        let reason = node.text_of("x-specwright-deprecated").unwrap_or(NO_REASON);
        put_words(map, "deprecated", reason);
    }
}

/// Reasons, observations and the contradictions that are settled here. Values of our own members have them without the
/// prefix in places.
pub(super) fn put_evidence(node: Node<'_>, map: &mut Map) {
    let member = |name: &str| {
        let prefixed = node.get(&format!("x-specwright-{name}"));
        prefixed.or_else(|| node.get(name).filter(|_| is_ours(node)))
    };
    put_some_words(map, "doubt", member("doubt").and_then(Node::text));
    put_some_words(map, "note", member("note").and_then(Node::text));
    let conflicts = member("conflicts").map(texts).unwrap_or_default();
    match conflicts.as_slice() {
        [] => {}
        [only] => map.value("conflict", only),
        several => map.yaml("conflict", listed(several.iter().map(String::as_str))),
    }
}

/// An error among `x-specwright-errors`.
fn is_ours(node: Node<'_>) -> bool {
    node.get("error").is_some()
}
