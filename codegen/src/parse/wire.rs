//! How a value travels: the form of scalars, the layout of lists and maps, the names and namespaces around them.

use super::rules::{BAD_VALUE, CONFLICTING_KEYS};
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Encoding, JsonForm, Namespace, Style, WireForm, WireName};
use crate::source::Spanned;
use crate::wording::shown;
use crate::yaml::{Node, Scalar};

/// What `wire`, `layout` and `words` say together.
pub(super) fn parse_encoding(view: View<'_>, diagnostics: &mut Diagnostics) -> Option<Spanned<Encoding>> {
    report_conflicts(view, diagnostics);
    if let Some(words) = view.node("words") {
        let bare = view.text("wire").is_some_and(|wire| wire.value == "number");
        return parse_words(words, bare, diagnostics);
    }
    if let Some(layout) = view.text("layout") {
        return Some(layout.map(Encoding::Layout));
    }
    let word = view.text("wire")?;
    let encoding = match word.value.as_str() {
        "text" => Encoding::Text,
        "number" => Encoding::Number,
        "base64" => Encoding::Base64,
        "json" => Encoding::Json,
        "json_base64" => Encoding::JsonBase64,
        "iso8601" => Encoding::Iso8601,
        "epoch" => Encoding::Epoch,
        "epoch_ms" => Encoding::EpochMillis,
        "http_date" => Encoding::HttpDate,
        _ => return None,
    };
    Some(Spanned::new(encoding, word.span))
}

/// Everything but the encoding and what items say of themselves.
pub(super) fn parse_form(view: View<'_>) -> WireForm {
    let name = |key| view.text(key).map(|name| WireName(name.value));
    let (key, key_namespace) = parse_key_name(view);
    WireForm {
        encoding: Encoding::Plain,
        none: view.verbatim("none").map(|none| none.value),
        send_null: view.flag("send_null"),
        also_read: parse_json_forms(view),
        join: view.verbatim("join").map(|join| join.value),
        style: parse_style(view),
        flat: view.flag("flat"),
        item: name("item"),
        entry: name("entry"),
        key,
        value: name("value"),
        namespace: parse_namespace(view),
        key_namespace,
        element: None,
    }
}

/// The namespace of an element.
pub(super) fn parse_namespace(view: View<'_>) -> Option<Namespace> {
    namespace(view.node("namespace")?)
}

/// JSON forms other than the written one.
pub(super) fn parse_json_forms(view: View<'_>) -> Vec<JsonForm> {
    let form = |word: &Spanned<String>| match word.value.as_str() {
        "text" => Some(JsonForm::Text),
        "number" => Some(JsonForm::Number),
        "bool" => Some(JsonForm::Bool),
        "single" => Some(JsonForm::Single),
        _ => None,
    };
    let words = view.node("also_read").and_then(Node::list).unwrap_or_default();
    let words = words.iter().filter_map(super::view::name);
    words.filter_map(|word| form(&word)).collect()
}

/// Three keys for one thing: at most one of them, or `words` with a `wire` that says whether they are numbers.
fn report_conflicts(view: View<'_>, diagnostics: &mut Diagnostics) {
    let wire = view.text("wire");
    let (layout, words) = (view.entry("layout"), view.entry("words"));
    let mut report = |first: &str, second: &str, span| {
        let headline = format!("`{first}` and `{second}` both say how the value travels");
        diagnostics.push(Diagnostic::error(&CONFLICTING_KEYS, span, headline).help("keep one of them"));
    };
    if let (Some(_), Some(words)) = (layout, words) {
        report("layout", "words", words.key.span);
    }
    if let (Some(wire), Some(_)) = (&wire, layout) {
        report("layout", "wire", wire.span);
    }
    if let (Some(wire), Some(_)) = (&wire, words)
        && !matches!(wire.value.as_str(), "number" | "text")
    {
        report("words", "wire", wire.span);
    }
}

fn parse_words(node: &Node, bare: bool, diagnostics: &mut Diagnostics) -> Option<Spanned<Encoding>> {
    let texts: Vec<_> = node.list()?.iter().filter_map(Node::scalar).collect();
    match texts.as_slice() {
        [Scalar { text: yes, .. }, Scalar { text: no, .. }] if yes != no => {
            let (yes, no) = (yes.clone(), no.clone());
            Some(Spanned::new(Encoding::Words { yes, no, bare }, node.span))
        }
        _ => {
            let headline = "`words` are not two different texts";
            diagnostics.push(
                Diagnostic::error(&BAD_VALUE, node.span, headline)
                    .help("write what stands for true and what for false: `[yes, no]`"),
            );
            None
        }
    }
}

fn parse_style(view: View<'_>) -> Style {
    match view.text("style").map(|style| style.value).as_deref() {
        Some("indexed") => Style::Indexed,
        Some("brackets") => Style::Brackets,
        Some("spread") => Style::Spread,
        _ => Style::Repeated,
    }
}

fn parse_key_name(view: View<'_>) -> (Option<WireName>, Option<Namespace>) {
    let Some(inner) = view.node("key").and_then(View::new) else {
        return (view.text("key").map(|key| WireName(key.value)), None);
    };
    (
        inner.text("name").map(|name| WireName(name.value)),
        parse_namespace(inner),
    )
}

/// An address, or an address and a prefix.
fn namespace(node: &Node) -> Option<Namespace> {
    let Some(view) = View::new(node) else {
        return Some(Namespace {
            uri: super::view::name(node)?.value,
            prefix: None,
        });
    };
    Some(Namespace {
        uri: view.text("uri")?.value,
        prefix: view.text("prefix").map(|prefix| prefix.value),
    })
}

/// Names joined by `/`, the outermost first; none where the key does not stand.
pub(super) fn parse_names(view: View<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let Some(text) = view.text(key) else {
        return Vec::new();
    };
    let names: Vec<_> = text.value.split('/').map(str::to_owned).collect();
    if names.iter().any(String::is_empty) {
        let headline = format!("{}: a name between the `/` is empty", shown(key));
        diagnostics.push(
            Diagnostic::error(&BAD_VALUE, text.span, headline)
                .help("write names joined by `/`: `response/errors/error`"),
        );
    }
    names
}
