//! Names of fields: what stands around them taken away, marks of lists and brackets read.

use crate::page::{MarkKind, Styled};
use crate::phrases::{self, Said};

use super::words;

/// A name as facts spell it, and what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) said: Vec<Said>,
}

/// The names in a cell, a term or a heading; several where it lists them with commas.
pub(super) fn read(head: &Styled) -> Vec<Named> {
    let parts = listed(head);
    match parts.is_empty() {
        true => one(head).into_iter().collect(),
        false => parts.into_iter().map(|name| Named { name, said: Vec::new() }).collect(),
    }
}

fn one(head: &Styled) -> Option<Named> {
    let whole = head.text.trim();
    if words::is_machine_name(whole) && phrases::name(head).is_none() {
        let name = spelled(whole)?;
        return Some(Named { name, said: Vec::new() });
    }
    let (name, said) = phrases::name(head)?;
    Some(Named {
        name: spelled(&name)?,
        said,
    })
}

/// A head that is a name, badges, and more: the name with the badges that say something of it, and the rest.
pub(super) fn with_badges(head: &Styled) -> Option<(Styled, Styled)> {
    let badges = head.marks.iter().filter(|mark| mark.kind == MarkKind::Badge);
    let mut ends: Vec<usize> = badges
        .map(|mark| mark.end)
        .filter(|end| *end < head.text.len())
        .collect();
    ends.sort_unstable();
    let mut best: Option<(usize, Styled)> = None;
    for part in ends.into_iter().take(12).map(|end| words::slice(head, 0, end)) {
        let said = read(&part).first().map(|named| named.said.len());
        if said.is_some_and(|said| best.as_ref().is_none_or(|(most, _)| said > *most)) {
            best = said.map(|said| (said, part));
        }
    }
    let (_, name) = best?;
    let rest = words::slice(head, name.text.len(), head.text.len());
    Some((name, rest))
}

/// `from, to`: names and nothing else.
fn listed(head: &Styled) -> Vec<String> {
    let text = head
        .text
        .replace(" or ", ",")
        .replace(" and ", ",")
        .replace(" / ", ",")
        .replace('\n', ",");
    let parts: Vec<_> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let names: Vec<_> = parts
        .iter()
        .filter(|part| words::is_machine_name(part))
        .filter_map(|part| spelled(part))
        .collect();
    let are_words = names.iter().any(|name| is_type_word(name));
    match parts.len() > 1 && names.len() == parts.len() && !are_words {
        true => names,
        false => Vec::new(),
    }
}

/// A word that stands beside a name and is none itself.
pub(super) fn is_type_word(word: &str) -> bool {
    let words = [
        "string",
        "int",
        "integer",
        "number",
        "decimal",
        "float",
        "bool",
        "boolean",
        "object",
        "array",
        "date",
        "datetime",
        "required",
        "optional",
        "mandatory",
        "deprecated",
        "text",
        "file",
        "list",
        "hash",
        "enum",
        "uuid",
        "nullable",
        "readonly",
    ];
    words.contains(&word.to_ascii_lowercase().as_str())
}

/// `items[].name`, `items[0][name]` and `items/name` are `items.name`. `None` for what is no name.
pub(super) fn spelled(name: &str) -> Option<String> {
    let name = words::unquoted(name).trim_end_matches([':', ',', ';']);
    let name = name
        .trim_start_matches([':', '<', '{', '?', '&'])
        .trim_end_matches(['>', '}', '/', '=', '*']);
    let mut parts = Vec::new();
    for part in name.split(['.', '[', ']']) {
        let is_index = part.is_empty()
            || part == "*"
            || part.chars().all(|character| character.is_ascii_digit())
            || part == "n" && name.contains("[n]")
            || part == "i" && name.contains("[i]");
        match is_index && (part.is_empty() || !parts.is_empty()) {
            true => {}
            false => parts.extend(part.split("->").flat_map(|part| part.split('/'))),
        }
    }
    parts.retain(|part| !part.is_empty());
    let name = parts.join(".");
    words::is_name(&name).then_some(name)
}

/// A name below another one; a name that spells the other one out is left as it is.
pub(super) fn below(parent: &str, name: &str) -> String {
    let repeats = name.strip_prefix(parent).is_some_and(|rest| rest.starts_with('.'));
    match parent.is_empty() || repeats {
        true => name.to_owned(),
        false => format!("{parent}.{name}"),
    }
}

/// The last of the names that lead to a field.
pub(super) fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling() {
        let cases = [
            ("items[].name", Some("items.name")),
            ("items[0][name]", Some("items.name")),
            ("client[name]", Some("client.name")),
            ("ids[]", Some("ids")),
            ("order/item", Some("order.item")),
            ("<order>", Some("order")),
            (":id", Some("id")),
            ("X-Api-Key", Some("X-Api-Key")),
            ("two words", None),
            ("12", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(spelled(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn below_a_parent() {
        assert_eq!(below("client", "name"), "client.name");
        assert_eq!(below("client", "client.name"), "client.name");
        assert_eq!(below("", "name"), "name");
    }
}
