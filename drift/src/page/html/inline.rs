//! Elements within running text: marks, badges, icons.

use super::super::block::{MarkKind, Styled};
use super::super::styled::is_invisible;
use super::tree::{Id, Tree};

/// Words in the class of a badge.
const BADGE: &[&str] = &[
    "badge",
    "label",
    "tag",
    "pill",
    "chip",
    "required",
    "optional",
    "type",
    "deprecated",
    "lozenge",
    "mandatory",
    "status",
];

/// How the element sets its text apart.
pub(super) fn mark(tree: &Tree, id: Id) -> Option<MarkKind> {
    match tree.name(id) {
        "code" | "kbd" | "samp" | "tt" | "var" => Some(MarkKind::Code),
        "span" | "small" | "sup" | "sub" | "mark" | "em" | "i" | "b" | "strong" | "label" if is_badge(tree, id) => {
            Some(MarkKind::Badge)
        }
        "strong" | "b" => Some(MarkKind::Strong),
        "em" | "i" | "cite" | "dfn" => Some(MarkKind::Emphasis),
        "del" | "s" | "strike" => Some(MarkKind::Struck),
        "a" => link(tree, id),
        _ => {
            let style = tree.attribute(id, "style")?.to_ascii_lowercase();
            if style.contains("line-through") {
                Some(MarkKind::Struck)
            } else if style.contains("monospace") {
                Some(MarkKind::Code)
            } else if style.contains("font-weight") && (style.contains("bold") || style.contains("700")) {
                Some(MarkKind::Strong)
            } else {
                None
            }
        }
    }
}

fn link(tree: &Tree, id: Id) -> Option<MarkKind> {
    let address = tree.attribute(id, "href")?.trim();
    let address: String = address
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .take(2000)
        .collect();
    (!address.is_empty()).then_some(MarkKind::Link(address))
}

/// Whether the element is a small label of its own.
pub(super) fn is_badge(tree: &Tree, id: Id) -> bool {
    tree.has_class_word(id, BADGE)
}

/// Whether a page shows a gap around the element though none is written.
pub(super) fn parts_words(tree: &Tree, id: Id) -> bool {
    let is_in_path = tree
        .previous(id)
        .is_some_and(|before| tree.short_text(before, 200).is_some_and(|text| text.ends_with('/')));
    matches!(
        tree.name(id),
        "span" | "small" | "label" | "sup" | "mark" | "em" | "strong" | "b" | "i"
    ) && !is_in_path
        && !tree.has_class_word(id, &["descname"])
        && (is_badge(tree, id)
            || tree.has_class_word(
                id,
                &["name", "param", "property", "field", "method", "verb", "path", "key"],
            ))
        || is_word_in_code(tree, id) && tree.previous(id).is_some_and(|before| is_word_in_code(tree, before))
}

/// A word in a box of its own; two of them side by side are two values.
fn is_word_in_code(tree: &Tree, id: Id) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    let is_word = |text: String| !text.is_empty() && text.chars().all(is_part);
    matches!(tree.name(id), "code" | "kbd" | "samp")
        && !tree.has_class_word(id, &["method", "sig", "descname", "path"])
        && tree.short_text(id, 40).is_some_and(is_word)
}

/// An HTTP method in an element that is made for it; styles show it in capitals.
pub(super) fn method(tree: &Tree, id: Id) -> Option<String> {
    let text = tree.short_text(id, 8)?.to_ascii_uppercase();
    let is_link = matches!(tree.name(id), "a" | "button");
    let is_made_for_it = |word: &String| {
        word.ends_with("verb") || word.ends_with("method") || !is_link && word.eq_ignore_ascii_case(&text)
    };
    if !tree.class_words(id).iter().any(is_made_for_it) {
        return None;
    }
    matches!(
        text.as_str(),
        "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS"
    )
    .then_some(text)
}

/// The words of an icon: what it says to those who do not see it.
pub(super) fn icon_words(tree: &Tree, id: Id) -> Option<String> {
    let words = match tree.name(id) {
        "img" => tree
            .attribute(id, "alt")
            .filter(|words| is_wanted(tree, id, words))
            .or_else(|| {
                let title = tree.attribute(id, "title")?;
                is_wanted(tree, id, title).then_some(title)
            })?,
        "input" => {
            let is_checked = tree.attribute(id, "type") == Some("checkbox") && tree.attribute(id, "checked").is_some();
            return is_checked.then(|| "✓".to_owned());
        }
        "svg" => {
            let title = tree.below(id, "title").next().map(|title| tree.plain_text(title));
            let words = title
                .filter(|words| !words.is_empty())
                .or_else(|| label(tree, id).map(str::to_owned))?;
            return is_wanted(tree, id, &words).then_some(words);
        }
        "i" | "span" | "em" | "b" | "abbr" => {
            let words = label(tree, id)?;
            let is_empty = tree.is_empty(id);
            (is_empty && is_wanted(tree, id, words)).then_some(words)?
        }
        _ => return None,
    };
    let words = words.trim();
    match words {
        "(tick)" | ":white_check_mark:" | ":heavy_check_mark:" => Some("✓".to_owned()),
        "(error)" | "(cross)" | ":x:" => Some("✗".to_owned()),
        "" => None,
        words => Some(words.to_owned()),
    }
}

fn label(tree: &Tree, id: Id) -> Option<&str> {
    let known = ["title", "aria-label", "data-original-title", "alt"];
    known
        .iter()
        .find_map(|name| tree.attribute(id, name).filter(|words| !words.trim().is_empty()))
}

/// In a cell any short words are wanted; elsewhere a picture's words are those of a logo or a screenshot.
fn is_wanted(tree: &Tree, id: Id, words: &str) -> bool {
    let count = words.split_whitespace().count();
    let in_cell = tree
        .ancestors(id)
        .take(8)
        .any(|node| matches!(tree.name(node), "td" | "th" | "dt" | "dd"));
    count > 0 && count <= if in_cell { 6 } else { 1 } && words.len() < 80 && (in_cell || is_tick_word(words))
}

fn is_tick_word(words: &str) -> bool {
    let words = words.trim().to_ascii_lowercase();
    matches!(
        words.as_str(),
        "yes"
            | "no"
            | "required"
            | "optional"
            | "mandatory"
            | "deprecated"
            | "true"
            | "false"
            | "(tick)"
            | "(error)"
            | "tick"
            | "check"
    )
}

/// Takes away the sign of a heading's own link.
pub(super) fn drop_anchor(text: &mut Styled) {
    for sign in [
        "¶",
        "#",
        "§",
        "🔗",
        "Permalink",
        "Link to this heading",
        "Direct link to heading",
        "Anchor",
    ] {
        let Some(rest) = text.text.strip_suffix(sign) else {
            continue;
        };
        let start = rest.len();
        let is_link = text
            .marks
            .iter()
            .any(|mark| mark.start >= start && matches!(mark.kind, MarkKind::Link(_)));
        if !is_link && sign != "¶" {
            continue;
        }
        text.text.truncate(rest.trim_end().len());
        let end = text.text.len();
        text.marks.retain_mut(|mark| {
            mark.end = mark.end.min(end);
            mark.start < mark.end
        });
        return;
    }
}
