//! New values as text: in flow style, and in lines of their own where they are long.

use specwright_codegen::writing::is_word;
pub use specwright_codegen::writing::quoted;
use specwright_codegen::yaml::{Node, NodeKind};

use super::text::{self, WIDTH};
use super::tree;

use crate::text::is_hidden;

/// Reads a value in flow style that stands in one line.
pub(super) fn parse(value: &str) -> Result<Node, String> {
    let wrong = || format!("`{value}` is no value in YAML");
    if value.contains(['\n', '\r']) || value.trim() != value {
        return Err(wrong());
    }
    let document = format!("value: {value}");
    let root = tree::parse(&document).map_err(|_| wrong())?;
    let entries = root
        .mapping()
        .map(|mapping| mapping.entries.as_slice())
        .unwrap_or_default();
    let [entry] = entries else { return Err(wrong()) };
    // A comment would be no part of the value.
    let is_whole = text::entry_end(&document, entry) == document.trim_end().len();
    is_whole.then(|| entry.value.clone()).ok_or_else(wrong)
}

/// The value as it may stand among others in brackets or braces.
pub(super) fn in_flow(value: &str) -> Result<String, String> {
    let node = parse(value)?;
    let among = format!("[{value}, end]");
    let root = tree::parse(&among).ok();
    let items = root.as_ref().and_then(Node::list).unwrap_or_default();
    match (items, &node.kind) {
        ([item, _], _) if tree::Value::of(item) == tree::Value::of(&node) => Ok(value.to_owned()),
        (_, NodeKind::Scalar(scalar)) => Ok(quoted(&scalar.text)),
        _ => Err(format!("`{value}` cannot stand in brackets")),
    }
}

/// The value without its quotes, if the old one has none and it means the same without: a number for a number, words for
/// words.
pub(super) fn without_quotes(old: &Node, value: &str) -> Option<String> {
    let is_number = |text: &str| text.parse::<f64>().is_ok() && !text.contains(char::is_alphabetic);
    let old = old.scalar().filter(|old| old.plain)?;
    let node = parse(value).ok()?;
    let text = &node.scalar().filter(|new| !new.plain)?.text;
    let is_alike = match is_number(&old.text) {
        true => is_number(text),
        false => text.starts_with(char::is_alphabetic) && !is_word(text),
    };
    let same = parse(text)
        .ok()?
        .scalar()
        .is_some_and(|bare| bare.plain && bare.text == *text);
    (is_alike && same).then(|| text.clone())
}

/// The lines of an entry of a block: one, or several where the one would be too long. `first` stands before the value in
/// the first line; the other lines are indented below `indent`.
pub(super) fn lines(first: &str, value: &str, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    add_lines(&mut lines, first, value, indent);
    lines
}

fn add_lines(lines: &mut Vec<String>, first: &str, value: &str, indent: usize) {
    let one = format!("{first} {value}");
    if one.trim_end().chars().count() <= WIDTH {
        return lines.push(one.trim_end().to_owned());
    }
    let document = format!("value: {value}");
    let root = tree::parse(&document).ok();
    let node = root
        .as_ref()
        .and_then(Node::mapping)
        .and_then(|mapping| mapping.get("value"));
    let part = |from: usize, to: usize| document.get(from..to).unwrap_or_default();
    let written = |node: &Node| part(text::start(node), text::end(&document, node)).to_owned();
    let inner = " ".repeat(indent + 2);
    match node.map(|node| &node.kind) {
        Some(NodeKind::Mapping(mapping)) if !mapping.entries.is_empty() => {
            lines.push(first.to_owned());
            for entry in &mapping.entries {
                let key = part(entry.key.span.start as usize, entry.key.span.end as usize);
                add_lines(lines, &format!("{inner}{key}:"), &written(&entry.value), indent + 2);
            }
        }
        Some(NodeKind::List(items)) if !items.is_empty() => {
            lines.push(first.to_owned());
            lines.extend(items.iter().map(|item| format!("{inner}- {}", written(item))));
        }
        Some(NodeKind::Scalar(scalar)) if is_prose(&scalar.text) => {
            lines.push(format!("{first} >-"));
            add_folded(lines, &scalar.text, &inner);
        }
        _ => lines.push(one),
    }
}

/// Words with single spaces between them, which come back the same when they are folded.
fn is_prose(text: &str) -> bool {
    let words: Vec<_> = text.split(' ').collect();
    let is_word = |word: &&str| !word.is_empty() && !word.contains(char::is_whitespace) && !word.contains(is_hidden);
    words.len() > 1 && words.iter().all(is_word)
}

fn add_folded(lines: &mut Vec<String>, text: &str, indent: &str) {
    let mut line = indent.to_owned();
    for word in text.split(' ') {
        let is_full = line.chars().count() + 1 + word.chars().count() > WIDTH;
        if is_full && line.len() > indent.len() {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
        }
        if line.len() > indent.len() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
}

/// A text as a key.
pub(super) fn key(text: &str) -> String {
    let is_number = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.to_owned() } else { quoted(text) }
}
