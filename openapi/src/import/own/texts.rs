//! Values of a document as YAML in one line.

use specwright_codegen::writing::{Map, quoted};

use super::reader::DEEPEST;
use crate::document::Node;

/// Longer words than this may be broken where they are folded.
const LONGEST_WORD: usize = 40;

/// Words for readers; in one line where folding would change them.
pub(super) fn put_words(map: &mut Map, key: &str, words: &str) {
    let is_folded_well = !words.contains("  ")
        && words.trim() == words
        && words.split(' ').all(|word| word.chars().count() <= LONGEST_WORD)
        && !words.contains(|letter: char| letter.is_whitespace() && letter != ' ');
    match is_folded_well {
        true => map.text(key, words),
        false => map.value(key, words),
    }
}

/// The same where there are words.
pub(super) fn put_some_words(map: &mut Map, key: &str, words: Option<&str>) {
    if let Some(words) = words.filter(|words| !words.trim().is_empty()) {
        put_words(map, key, words);
    }
}

/// A list in brackets.
pub(super) fn listed<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

/// A name, or several in brackets.
pub(super) fn one_or_more(texts: &[String]) -> String {
    match texts {
        [only] => quoted(only),
        texts => listed(texts.iter().map(String::as_str)),
    }
}

/// Any value; `None` for what YAML of a spec has no room for, such as `null`.
pub(super) fn inline(node: Node<'_>) -> Option<String> {
    inline_to(node, 0)
}

fn inline_to(node: Node<'_>, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    if node.is_list() {
        let items: Option<Vec<String>> = node.items().map(|item| inline_to(item, depth + 1)).collect();
        return Some(format!("[{}]", items?.join(", ")));
    }
    if node.is_object() {
        let members = node
            .members()
            .map(|(key, value)| Some(format!("{}: {}", quoted(key), inline_to(value, depth + 1)?)));
        let members: Option<Vec<String>> = members.collect();
        return Some(match members?.join(", ").as_str() {
            "" => "{}".to_owned(),
            members => format!("{{ {members} }}"),
        });
    }
    if let Some(number) = node.number() {
        return Some(number.to_owned());
    }
    if let Some(is) = node.bool() {
        return Some(is.to_string());
    }
    node.text().map(quoted)
}

/// A whole number that the language writes so.
pub(super) fn whole(node: Node<'_>) -> Option<String> {
    let number: i64 = node.scalar()?.parse().ok()?;
    Some(number.to_string())
}

/// The texts of a list, or the only one.
pub(super) fn texts(node: Node<'_>) -> Vec<String> {
    match node.is_list() {
        true => node.items().filter_map(Node::scalar).collect(),
        false => node.scalar().into_iter().collect(),
    }
}
