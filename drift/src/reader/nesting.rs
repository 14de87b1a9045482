//! Sections that describe what a field holds: "client object", "Attributes of `items`".

use crate::page::{MarkKind, Styled};

use super::collect::Collector;
use super::outline::{Outline, Placed};
use super::scope::Owner;
use super::setting::Direction;
use super::{Subject, names, words};

/// Words of such headings that name no field.
const OTHER_WORDS: &[&str] = &[
    "object",
    "objects",
    "fields",
    "field",
    "attributes",
    "attribute",
    "parameters",
    "parameter",
    "properties",
    "property",
    "the",
    "structure",
    "details",
    "array",
    "element",
    "elements",
    "type",
    "hash",
    "of",
    "an",
    "a",
    "each",
    "item",
    "in",
    "for",
    "has",
    "contains",
    "following",
    "every",
    "have",
    "its",
    "child",
    "sub",
    "members",
    "values",
    "value",
    "allowed",
    "possible",
    "valid",
    "request",
    "response",
    "is",
    "are",
    "can",
    "be",
    "one",
    "may",
    "list",
    "supported",
    "available",
    "these",
    "which",
    "with",
];

/// A field of an operation.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) direction: Direction,
    pub(super) name: String,
    /// The words that name it.
    pub(super) words: String,
}

/// The field that the words right above a block are about: the sentence, then the headings up to the operation's.
pub(super) fn field_above(
    outline: &Outline<'_>,
    placed: &Placed<'_>,
    stop: Option<usize>,
    owner: Owner,
    out: &Collector,
) -> Option<Known> {
    if let Some(found) = placed.lead.and_then(|lead| in_lead(lead, owner, out)) {
        return Some(found);
    }
    let mut chain = outline
        .chain(placed.section)
        .take_while(|section| Some(*section) != stop);
    in_words(outline.sections[chain.next()?].heading_text(), owner, out)
}

/// A short sentence before a colon: "Values of `kind`:".
fn in_lead(lead: &Styled, owner: Owner, out: &Collector) -> Option<Known> {
    let sentence = words::sentences(lead).pop()?;
    let is_short = sentence.text.split_whitespace().count() <= 15;
    if !sentence.text.ends_with(':') || !is_short {
        return None;
    }
    let mut marked = sentence.marked(|kind| matches!(kind, MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis));
    let found = marked.find_map(|word| known(word, owner, out));
    let found = found.or_else(|| in_words(&sentence.text, owner, out))?;
    Some(Known {
        words: sentence.text.clone(),
        ..found
    })
}

/// The field that a few words are about.
pub(super) fn in_words(text: &str, owner: Owner, out: &Collector) -> Option<Known> {
    let words = text.split(|character: char| character.is_whitespace() || "`\"':,()[]".contains(character));
    let words: Vec<_> = words
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 12 {
        return None;
    }
    let own: Vec<_> = words
        .iter()
        .filter(|word| !OTHER_WORDS.contains(&word.to_ascii_lowercase().as_str()))
        .copied()
        .collect();
    let found = match own.as_slice() {
        [] => None,
        [word] => known(word, owner, out).or_else(|| by_type(word, owner, out)),
        several if several.len() <= 3 => {
            known(&several.join("_"), owner, out).or_else(|| by_type(&several.join(" "), owner, out))
        }
        _ => None,
    }?;
    Some(Known {
        words: text.to_owned(),
        ..found
    })
}

/// A field by its own name or its whole name; in the singular too.
fn known(word: &str, owner: Owner, out: &Collector) -> Option<Known> {
    let wanted = bare(word);
    let mut found = out.facts(owner).iter().filter_map(|fact| match &fact.subject {
        Subject::Request(name) => Some((Direction::Request, name)),
        Subject::Response(name) => Some((Direction::Response, name)),
        _ => None,
    });
    let is_same = |name: &str| {
        let (own, whole) = (bare(names::last(name)), bare(name));
        own == wanted || whole == wanted || own == format!("{wanted}s") || format!("{own}s") == wanted
    };
    let (direction, name) = found.find(|(_, name)| is_same(name))?;
    Some(Known {
        direction,
        name: name.clone(),
        words: String::new(),
    })
}

/// A field whose type cell holds those words.
fn by_type(words: &str, owner: Owner, out: &Collector) -> Option<Known> {
    let wanted = words.to_ascii_lowercase();
    let is_same = |cell: &str| {
        cell.split(|character: char| !character.is_alphanumeric() && character != '_')
            .any(|part| part == wanted)
    };
    let plain = [
        "string", "integer", "int", "number", "boolean", "bool", "date", "object", "array",
    ];
    if plain.contains(&wanted.as_str()) {
        return None;
    }
    let mut found = out
        .types
        .iter()
        .filter(|(of, _, _, cell)| *of == owner && (is_same(cell) || *cell == wanted));
    found.next().map(|(_, direction, name, _)| Known {
        direction: *direction,
        name: name.clone(),
        words: String::new(),
    })
}

fn bare(word: &str) -> String {
    let characters = word
        .chars()
        .filter(|character| character.is_alphanumeric() || *character == '.');
    characters.flat_map(char::to_lowercase).collect()
}
