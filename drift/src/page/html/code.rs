//! Blocks of code.

use super::super::block::BlockKind;
use super::tree::{Data, Id, Tree};

/// Words in the class of a column of line numbers or a button.
const GUTTER: &[&str] = &[
    "gutter",
    "linenos",
    "lineno",
    "linenumber",
    "linenumbers",
    "linenodiv",
    "ln",
    "copy",
    "clipboard",
    "toolbar",
];

/// A `pre`, or a `code` that stands as a block, with its language.
pub(super) fn code(tree: &Tree, id: Id) -> Option<BlockKind> {
    let text = clean(&text_of(tree, id));
    (!text.is_empty()).then(|| BlockKind::Code {
        language: language(tree, id),
        text,
    })
}

/// Whether a `code` element stands for a block: it has several lines by `<br>`, or the page shows it as one.
pub(super) fn is_block(tree: &Tree, id: Id) -> bool {
    let breaks = tree.below(id, "br").count();
    let style = tree.attribute(id, "style").unwrap_or_default();
    let keeps_lines = style.contains("white-space") && style.contains("pre") && tree.raw_text(id).trim().contains('\n');
    breaks > 1 || keeps_lines
}

/// Text as it is, `<br>` as a line break, without gutters.
fn text_of(tree: &Tree, top: Id) -> String {
    let mut text = String::new();
    let mut dropped: Option<u32> = None;
    // Lines that are elements: where each was opened.
    let mut lines: Vec<u32> = Vec::new();
    for (node, depth) in tree.walk(top) {
        if dropped.is_some_and(|of_dropped| depth > of_dropped) {
            continue;
        }
        dropped = None;
        while lines.last().is_some_and(|of_line| *of_line >= depth) {
            lines.pop();
            end_line(&mut text);
        }
        match tree.data(node) {
            Data::Text(part) if is_placeholder(tree, node, part, &text) => {
                text.push_str(&format!("{{{}}}", part.trim()));
            }
            Data::Text(part) => text.push_str(part),
            Data::Element { .. } if node != top => match tree.name(node) {
                "br" => text.push('\n'),
                "script" | "style" | "button" | "template" | "noscript" => dropped = Some(depth),
                _ if is_gutter(tree, node) => dropped = Some(depth),
                "div" | "li" | "p" | "tr" => {
                    end_line(&mut text);
                    lines.push(depth);
                }
                _ => {}
            },
            _ => {}
        }
    }
    text
}

/// A word in italics behind a slash of the request line: `POST /queues/<em>name</em>`.
fn is_placeholder(tree: &Tree, node: Id, part: &str, before: &str) -> bool {
    let is_set_apart = tree.parent(node).is_some_and(|parent| {
        matches!(tree.name(parent), "var" | "em" | "i") || tree.has_class_word(parent, &["replaceable", "placeholder"])
    });
    let is_word =
        |word: &str| word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_path = before.ends_with('/') && !before.ends_with("//") && before.contains(' ') && !before.contains('\n');
    is_set_apart && is_path && is_word(part.trim())
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Whether it is a column of line numbers beside code.
pub(super) fn is_gutter(tree: &Tree, id: Id) -> bool {
    let is_named = tree.has_class_word(id, GUTTER)
        || tree.classes(id).any(|class| {
            matches!(
                class,
                "line-number" | "line-numbers-rows" | "line-num" | "code-line-number"
            )
        });
    is_named
        && tree
            .raw_text(id)
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || c.is_ascii_punctuation())
        || tree.attribute(id, "data-line-number").is_some() && tree.name(id) == "td"
}

/// Line breaks and indentation stay; spaces are spaces; empty lines around it and spaces behind lines go.
pub(in super::super) fn clean(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        let line: String = line
            .chars()
            .filter(|c| !super::super::styled::is_invisible(*c))
            .map(|c| if c.is_whitespace() && c != '\t' { ' ' } else { c })
            .collect();
        lines.push(line.trim_end().to_owned());
    }
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let last = lines
        .iter()
        .rposition(|line| !line.is_empty())
        .map_or(first, |last| last.saturating_add(1));
    let lines = lines.get(first..last).unwrap_or_default();
    let filled = lines.iter().filter(|line| !line.is_empty());
    let margin = filled
        .map(|line| line.len().saturating_sub(line.trim_start_matches(' ').len()))
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(margin..).unwrap_or_default())
        .collect();
    lines.join("\n")
}

/// What the class of the block, of what is in it or of what it is in says.
fn language(tree: &Tree, id: Id) -> Option<String> {
    let inner = tree.below(id, "code").next();
    let mut near = vec![id];
    near.extend(inner);
    near.extend(tree.ancestors(id).take(3));
    near.into_iter().find_map(|node| language_at(tree, node))
}

fn language_at(tree: &Tree, id: Id) -> Option<String> {
    for name in ["data-lang", "data-language", "lang"] {
        if let Some(said) = tree.attribute(id, name)
            && (name != "lang" || tree.name(id) == "pre")
        {
            return tidy(said);
        }
    }
    let classes: Vec<&str> = tree.classes(id).collect();
    for class in &classes {
        for prefix in [
            "language-",
            "lang-",
            "highlight-source-",
            "highlight-",
            "brush:",
            "sourceCode-",
        ] {
            if let Some(rest) = class.strip_prefix(prefix)
                && !rest.is_empty()
            {
                return tidy(rest);
            }
        }
    }
    // `brush: xml`, `highlight json`, `sourceCode http`.
    let at = classes
        .iter()
        .position(|class| matches!(*class, "brush:" | "sourceCode" | "highlight" | "prettyprint" | "hljs"))?;
    classes.get(at.saturating_add(1)).and_then(|class| tidy(class))
}

fn tidy(said: &str) -> Option<String> {
    let word: String = said
        .trim()
        .to_ascii_lowercase()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(*c))
        .take(24)
        .collect();
    let is_none = matches!(
        word.as_str(),
        "" | "none"
            | "text"
            | "plain"
            | "plaintext"
            | "txt"
            | "default"
            | "prettyprinted"
            | "highlight"
            | "nohighlight"
            | "tabs"
            | "tab"
    );
    (!is_none).then_some(word)
}
