//! Names with what is said of them, whatever block they stand in.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::{Block, Cell, Definition, Item, List, Styled};
use crate::phrases::Column;

use super::{Spot, names, words};

/// A row of a table, an item, a term or a heading, and what is said of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry<'p> {
    /// The name and what stands around it.
    pub(super) head: Styled,
    /// Running text.
    pub(super) texts: Vec<Styled>,
    /// Cells that say something else, with the name of their column.
    pub(super) cells: Vec<(Column, &'p Cell, &'p str)>,
    /// Lists, tables and code inside.
    pub(super) inner: Vec<&'p Block>,
    pub(super) spot: Spot,
    pub(super) line: u32,
    /// How far it is set in below the entry above.
    pub(super) depth: usize,
    /// What a row across the table says of the rows below it.
    pub(super) band: Option<&'p str>,
}

/// Where a name ends and a text begins, with both outside of the groups.
static SEPARATOR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s+(?:--?|\u{2013}|\u{2014}|=>|=)\s+|\s*:\s+|\s*\u{2014}\s*|:$").ok());

/// What stands in brackets behind a name.
static BRACKETED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\])").ok());

/// The items of a list.
pub(super) fn of_list(list: &List) -> Vec<Entry<'_>> {
    let items = list.items.iter().enumerate();
    items.map(|(index, item)| of_item(index, item)).collect()
}

fn of_item(index: usize, item: &Item) -> Entry<'_> {
    let (head, text) = split(&item.text);
    Entry {
        head,
        texts: vec![text],
        inner: item.inner.iter().collect(),
        spot: Spot::Item(number(index)),
        line: item.line,
        ..Entry::default()
    }
}

/// Terms and definitions; several terms are several entries.
pub(super) fn of_definitions(definitions: &[Definition]) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for (index, definition) in definitions.iter().enumerate() {
        entries.extend(definition.terms.iter().map(|term| of_term(index, term, definition)));
    }
    entries
}

/// A term; what stands in it behind the badges of its name is said of it.
fn of_term<'p>(index: usize, term: &Styled, definition: &'p Definition) -> Entry<'p> {
    let is_name = !names::read(term).is_empty();
    let parts = if is_name { None } else { names::with_badges(term) };
    let (head, more) = parts.unwrap_or_else(|| (term.clone(), Styled::default()));
    Entry {
        head,
        texts: vec![more, definition.text.clone()],
        inner: definition.inner.iter().collect(),
        spot: Spot::Item(number(index)),
        line: definition.line,
        ..Entry::default()
    }
}

/// The lines of a paragraph, each of them an entry.
pub(super) fn of_lines(text: &Styled, line: u32) -> Vec<Entry<'_>> {
    let lines = words::lines(text).into_iter();
    let entries = lines.map(|styled| {
        let (head, text) = split(&styled);
        Entry {
            head,
            texts: vec![text],
            line,
            ..Entry::default()
        }
    });
    entries.collect()
}

/// A paragraph whose first line is a name that is set apart, and nothing else; what is said of it stands below.
pub(super) fn of_named_paragraph(text: &Styled, line: u32) -> Option<Entry<'_>> {
    let end = text.text.find('\n')?;
    let head = words::slice(text, 0, end);
    let is_name = words::leading_mark(&head) == Some(head.text.len()) && words::is_machine_name(&head.text);
    let below = words::slice(text, end, text.text.len());
    let is_alone = words::lines(&below)
        .iter()
        .all(|line| words::leading_mark(line).is_none());
    (is_name && is_alone && names::read(&head).len() == 1).then(|| Entry {
        head,
        texts: vec![below],
        line,
        ..Entry::default()
    })
}

/// Name and text: at a separator, or behind a name that is set apart and what stands in brackets after it.
pub(super) fn split(text: &Styled) -> (Styled, Styled) {
    if let Some(parts) = split_line(text) {
        return parts;
    }
    let whole = text.text.as_str();
    let marked = words::leading_mark(text).map(|end| bracketed(whole, end));
    let from = marked.unwrap_or(0);
    let separator = SEPARATOR
        .as_ref()
        .and_then(|pattern| outside_brackets(pattern, whole, from));
    match (separator, marked) {
        (Some((start, end)), Some(mark)) if whole.get(mark..start).is_some_and(is_label) => cut(text, start, end),
        (_, Some(mark)) => cut(text, mark, mark),
        (Some((start, end)), None) if start <= 100 => cut(text, start, end),
        _ => (text.clone(), Styled::default()),
    }
}

/// A first line of its own that is a name with its labels: `name string required`, and the text below it.
fn split_line(text: &Styled) -> Option<(Styled, Styled)> {
    let end = text.text.find('\n')?;
    let line = words::slice(text, 0, end);
    let named = names::read(&line);
    let is_head = line.text.split_whitespace().count() <= 8 && !line.text.contains([':', '.']);
    let is_labelled = named.len() == 1 && named.iter().all(|named| !named.said.is_empty());
    (is_head && is_labelled).then(|| (line, words::slice(text, end, text.text.len())))
}

/// A few words between a name and a separator belong to the name: `name` string, required - text.
fn is_label(words: &str) -> bool {
    let mut parts = words
        .split(|character: char| !character.is_alphanumeric())
        .filter(|part| !part.is_empty());
    let is_short = words.split_whitespace().count() <= 5 && !words.contains(". ");
    is_short && (words.trim().is_empty() || parts.any(names::is_type_word))
}

fn cut(text: &Styled, start: usize, end: usize) -> (Styled, Styled) {
    let rest = words::slice(text, end, text.text.len());
    let skipped = rest.text.len()
        - rest
            .text
            .trim_start_matches([':', '-', '\u{2013}', '\u{2014}', ' ', '.', ','])
            .len();
    let rest = words::slice(&rest, skipped, rest.text.len());
    with_labels(words::slice(text, 0, start), rest)
}

/// What stands in brackets behind the separator, and a type after it, belong to the name: `days: (required) integer, ...`.
fn with_labels(head: Styled, rest: Styled) -> (Styled, Styled) {
    let end = bracketed(&rest.text, 0);
    let labels = rest.text.get(..end).unwrap_or_default();
    let is_label = end > 0
        && labels
            .split(|character: char| !character.is_alphanumeric())
            .any(names::is_type_word);
    if !is_label {
        return (head, rest);
    }
    let after = rest.text.get(end..).unwrap_or_default().trim_start();
    let word = after.split([' ', ',', '.', ';']).next().unwrap_or_default();
    // "(required) number of rows" says what the number is of.
    let is_said = after.get(word.len()..).is_some_and(|rest| rest.starts_with(" of "));
    let end = match names::is_type_word(word) && !is_said {
        true => rest.text.len() - after.len() + word.len(),
        false => end,
    };
    let mut labelled = head;
    labelled.text = format!("{} {}", labelled.text, rest.text.get(..end).unwrap_or_default());
    let after = words::slice(&rest, end, rest.text.len());
    let skipped = after.text.len()
        - after
            .text
            .trim_start_matches([',', '.', ';', ':', '-', '\u{2013}', ' '])
            .len();
    (labelled, words::slice(&after, skipped, after.text.len()))
}

/// The end of what stands in brackets from there on.
fn bracketed(text: &str, mut end: usize) -> usize {
    while let Some(found) = text.get(end..).and_then(|rest| BRACKETED.as_ref()?.find(rest)) {
        end += found.end();
    }
    end
}

/// The first match that stands in no brackets.
fn outside_brackets(pattern: &Regex, text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let mut found = pattern
        .find_iter(rest)
        .map(|found| (from + found.start(), from + found.end()));
    found.find(|(start, _)| depth(text.get(..*start).unwrap_or_default()) == 0)
}

fn depth(text: &str) -> i32 {
    text.chars().fold(0, |depth, character| match character {
        '(' | '[' => depth + 1,
        ')' | ']' => depth - 1,
        _ => depth,
    })
}

/// From 1.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Mark, MarkKind};

    #[test]
    fn names_and_texts() {
        let cases = [
            ("amount - how much", "amount", "how much"),
            ("amount: how much", "amount", "how much"),
            (
                "amount (required, e.g. a - b): how much",
                "amount (required, e.g. a - b)",
                "how much",
            ),
            ("amount (Required) : how much", "amount (Required)", "how much"),
            (
                "amount: (required) integer, how much",
                "amount (required) integer",
                "how much",
            ),
            ("amount: (in pence) how much", "amount", "(in pence) how much"),
            ("amount \u{2014} how much: a lot", "amount", "how much: a lot"),
            ("404 Not Found", "404 Not Found", ""),
        ];
        for (text, head, rest) in cases {
            let (found, text_found) = split(&Styled::plain(text));
            assert_eq!((found.text.as_str(), text_found.text.as_str()), (head, rest), "{text}");
        }
    }

    #[test]
    fn a_name_that_is_set_apart_needs_no_separator() {
        let cases = [
            ("amount How much", "amount", "How much"),
            (
                "amount (required) How much - or none",
                "amount (required)",
                "How much - or none",
            ),
            (
                "amount integer, required - how much",
                "amount integer, required",
                "how much",
            ),
            ("amount, how much", "amount", "how much"),
        ];
        for (text, head, rest) in cases {
            let text = Styled {
                text: text.to_owned(),
                marks: vec![Mark {
                    start: 0,
                    end: 6,
                    kind: MarkKind::Code,
                }],
            };
            let (found, text_found) = split(&text);
            assert_eq!(
                (found.text.as_str(), text_found.text.as_str()),
                (head, rest),
                "{text:?}"
            );
        }
    }
}
