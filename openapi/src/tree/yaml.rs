//! Writes YAML. A text without quotes is one that no version of YAML takes for anything else: readers of 1.1 see dates,
//! octal numbers and `no` in what 1.2 calls a text, and general writers know one version only.

use std::fmt::Write as _;

use super::Tree;

/// Words that some reader takes for a truth value, for nothing or for a number.
const WORDS: &[&str] = &[
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan",
];

/// The longest key that stands on one line with its value; beyond it YAML asks for another form.
const LONGEST_KEY: usize = 1000;

/// The tree as a document.
pub(super) fn write(tree: &Tree) -> String {
    let mut out = String::new();
    match tree {
        Tree::Object(_) | Tree::List(_) => block(tree, 0, &mut out),
        scalar => out.push_str(&inline(scalar)),
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// An object or a list, each entry on lines of its own. The cursor is where the first entry begins.
fn block(tree: &Tree, indent: usize, out: &mut String) {
    match tree {
        Tree::Object(members) if !members.is_empty() => {
            for (index, (name, value)) in members.iter().enumerate() {
                begin(index, indent, out);
                out.push_str(&key(name, indent));
                member_value(value, indent, out);
            }
        }
        Tree::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                begin(index, indent, out);
                out.push_str("- ");
                match has_entries(item) {
                    true => block(item, indent + 1, out),
                    false => line(item, out),
                }
            }
        }
        empty => line(empty, out),
    }
}

fn begin(index: usize, indent: usize, out: &mut String) {
    if index > 0 {
        out.push_str(&"  ".repeat(indent));
    }
}

fn member_value(value: &Tree, indent: usize, out: &mut String) {
    if has_entries(value) {
        out.push_str(":\n");
        out.push_str(&"  ".repeat(indent + 1));
        block(value, indent + 1, out);
    } else {
        out.push_str(": ");
        line(value, out);
    }
}

fn line(value: &Tree, out: &mut String) {
    out.push_str(&inline(value));
    out.push('\n');
}

fn has_entries(tree: &Tree) -> bool {
    match tree {
        Tree::Object(members) => !members.is_empty(),
        Tree::List(items) => !items.is_empty(),
        _ => false,
    }
}

fn inline(value: &Tree) -> String {
    match value {
        Tree::Null => "null".to_owned(),
        Tree::Bool(is) => is.to_string(),
        Tree::Number(number) => number.to_string(),
        Tree::Text(text) => scalar(text),
        Tree::List(_) => "[]".to_owned(),
        Tree::Object(_) => "{}".to_owned(),
    }
}

fn key(name: &str, indent: usize) -> String {
    match name.len() > LONGEST_KEY {
        true => format!("? {}\n{}", scalar(name), "  ".repeat(indent)),
        false => scalar(name),
    }
}

fn scalar(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// Whether the text begins with a letter, has nothing that means something, and is no word that does.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '$' | '_'));
    let is_harmless = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(
                character,
                ' ' | '_' | '-' | '.' | ',' | '/' | '$' | '(' | ')' | ';' | '+' | '='
            )
    };
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    begins && !text.ends_with(' ') && text.chars().all(is_harmless) && !is_word
}

/// In double quotes, as JSON writes it, which YAML reads the same way.
fn quoted(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    match quoted.contains(is_unseen) {
        true => escaped(&quoted),
        false => quoted,
    }
}

/// Characters that steer a terminal or cannot be seen, or that YAML forbids or breaks lines at.
pub(super) fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// The text of a JSON value with such characters as escapes; outside of texts it has none.
pub(super) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        match is_unseen(character) {
            // Writing into a text cannot fail.
            true => drop(write!(out, "\\u{:04x}", u32::from(character))),
            false => out.push(character),
        }
    }
    out
}
