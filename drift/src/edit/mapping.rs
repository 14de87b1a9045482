//! Entries of mappings: written, written anew, taken out.

use specwright_codegen::yaml::{Entry, Mapping, Node, NodeKind};

use super::place::{COMMENT_IN_THE_WAY, append_in_flow};
use super::text::{self, Patch};
use super::value;

/// Writes `key: value` into the mapping.
pub(super) fn set(text: &str, node: &Node, key: &str, value: &str, gap: &str) -> Result<Patch, String> {
    match &node.kind {
        NodeKind::Mapping(mapping) if text::is_flow(text, node) => match mapping.entry(key) {
            Some(entry) => replace_in_flow(text, entry, value),
            None => add_in_flow(text, node, mapping, key, value, gap),
        },
        NodeKind::Mapping(mapping) => match mapping.entry(key) {
            Some(entry) => replace_in_block(text, entry, value),
            None => Ok(add_in_block(text, mapping, key, value)),
        },
        NodeKind::Scalar(_) => {
            let (start, end) = (text::start(node), text::end(text, node));
            let written = text.get(start..end).unwrap_or_default();
            let instead = match key {
                "type" => value::in_flow(value)?,
                _ => format!("{{ type: {}, {} }}", value::in_flow(written)?, flow_entry(key, value)?),
            };
            Ok(Patch::new(start, end, instead))
        }
        NodeKind::Empty => Ok(fill_empty(text, node, &format!("{{ {} }}", flow_entry(key, value)?))),
        NodeKind::List(_) => Err("there is a list at that place, not a mapping".to_owned()),
    }
}

/// Takes the entry of that key out.
pub(super) fn remove(text: &str, node: &Node, key: &str) -> Result<Patch, String> {
    let mapping = node.mapping().ok_or("there is no mapping at that place")?;
    let at = mapping.entries.iter().position(|entry| entry.key.value == key);
    let at = at.ok_or_else(|| format!("there is no `{key}`"))?;
    let parts = mapping
        .entries
        .iter()
        .map(|entry| (entry.key.span.start as usize, text::entry_end(text, entry)));
    let parts: Vec<_> = parts.collect();
    if parts.len() == 1 {
        return empty(text, node);
    }
    if text::is_flow(text, node) || !text::is_first_of_line(text, parts[at].0) {
        return remove_among(text, node, &parts, at);
    }
    Ok(remove_lines(text, node, parts[at]))
}

/// Where the entry of a number belongs among numbers in order; `None`: behind them, or they are something else.
pub(super) fn place_of_number<'k>(keys: impl Iterator<Item = &'k str>, key: &str) -> Option<usize> {
    let number: u64 = key.parse().ok()?;
    let numbers: Option<Vec<u64>> = keys.map(|key| key.parse().ok()).collect();
    let numbers = numbers?;
    let at = numbers.iter().position(|other| *other > number)?;
    numbers.is_sorted().then_some(at)
}

/// Puts a value where there is none.
pub(super) fn fill_empty(text: &str, node: &Node, value: &str) -> Patch {
    let (start, end) = (text::start(node), node.span.end as usize);
    if start < end {
        return Patch::new(start, end, value);
    }
    // The parser sees an empty value right behind its key.
    let rest = text.get(end..).unwrap_or_default();
    let colon = rest
        .trim_start_matches(' ')
        .starts_with(':')
        .then(|| rest.find(':'))
        .flatten();
    match colon {
        Some(colon) => Patch::insert(end + colon + 1, format!(" {value}")),
        None => Patch::insert(end, format!(": {value}")),
    }
}

/// Takes one of several parts out that stand one after the other.
pub(super) fn remove_among(text: &str, node: &Node, parts: &[(usize, usize)], at: usize) -> Result<Patch, String> {
    let (from, to) = match (parts.get(at + 1), at.checked_sub(1)) {
        (Some(next), _) => (parts[at].0, next.0),
        (None, Some(before)) => (parts[before].1, parts[at].1),
        (None, None) => (parts[at].0, parts[at].1),
    };
    match text::comments(text, from, to, node).is_empty() {
        true => Ok(Patch::new(from, to, "")),
        false => Err(COMMENT_IN_THE_WAY.to_owned()),
    }
}

/// Takes whole lines out. Their comments stay, each in a line of its own.
pub(super) fn remove_lines(text: &str, node: &Node, (start, end): (usize, usize)) -> Patch {
    let mut from = text::line_start(text, start);
    let to = text::next_line(text, end);
    let indent = text
        .get(from..start)
        .map_or(0, |before| before.chars().take_while(|c| *c == ' ').count());
    let comments = text::comments(text, start, to, node);
    let kept: String = comments
        .iter()
        .map(|comment| format!("{}{comment}\n", " ".repeat(indent)))
        .collect();
    let is_blank = |line: &str| line.trim().is_empty();
    let above = text::line_start(text, from.saturating_sub(1));
    let below = text.get(to..text::line_end(text, to)).unwrap_or_default();
    let is_apart = from > 0 && text.get(above..from).is_some_and(is_blank);
    if comments.is_empty() && is_apart && is_blank(below) {
        from = above;
    }
    Patch::new(from, to, kept)
}

fn flow_entry(key: &str, value: &str) -> Result<String, String> {
    Ok(format!("{}: {}", value::key(key), value::in_flow(value)?))
}

fn replace_in_flow(text: &str, entry: &Entry, value: &str) -> Result<Patch, String> {
    let bare = value::without_quotes(&entry.value, value).and_then(|bare| value::in_flow(&bare).ok());
    let value = bare.as_deref().unwrap_or(value);
    let value = value::in_flow(value)?;
    if entry.value.span.start == entry.value.span.end {
        return Ok(fill_empty(text, &entry.value, &value));
    }
    replaced(
        text,
        &entry.value,
        text::start(&entry.value),
        text::end(text, &entry.value),
        value,
    )
}

fn replaced(text: &str, node: &Node, from: usize, to: usize, new: String) -> Result<Patch, String> {
    match text::comments(text, from, to, node).is_empty() {
        true => Ok(Patch::new(from, to, new)),
        false => Err(COMMENT_IN_THE_WAY.to_owned()),
    }
}

fn add_in_flow(text: &str, node: &Node, mapping: &Mapping, key: &str, value: &str, gap: &str) -> Result<Patch, String> {
    let added = flow_entry(key, value)?;
    let Some(last) = mapping.entries.last() else {
        return replaced(
            text,
            node,
            text::start(node),
            text::end(text, node),
            format!("{{ {added} }}"),
        );
    };
    let keys = mapping.entries.iter().map(|entry| entry.key.value.as_str());
    Ok(match place_of_number(keys, key) {
        Some(at) => Patch::insert(mapping.entries[at].key.span.start as usize, format!("{added}, ")),
        None => append_in_flow(text::entry_end(text, last), gap, &added),
    })
}

/// The value of an entry in a block, whatever it is and however many lines it has. Its comments move above the entry.
fn replace_in_block(text: &str, entry: &Entry, value: &str) -> Result<Patch, String> {
    let bare = value::without_quotes(&entry.value, value);
    let value = bare.as_deref().unwrap_or(value);
    let (colon, end) = (text::after_colon(text, entry), text::entry_end(text, entry));
    let key_start = entry.key.span.start as usize;
    let line = text::line_start(text, key_start);
    let head = text.get(line..colon).unwrap_or_default();
    let old = text.get(colon..end).unwrap_or_default();
    let line_end = text::line_end(text, end);
    let comments = text::comments(text, colon, line_end, &entry.value);
    let has_tail = line_end > end;
    if !old.contains('\n') && (has_tail || head.chars().count() + 1 + value.chars().count() <= text::WIDTH) {
        let gap = old.len() - old.trim_start().len();
        return Ok(Patch::new(colon, end, format!("{}{value}", " ".repeat(gap.max(1)))));
    }
    if !comments.is_empty() && !text::is_first_of_line(text, key_start) {
        return Err(COMMENT_IN_THE_WAY.to_owned());
    }
    let indent = text::column(text, key_start);
    let above: String = comments
        .iter()
        .map(|comment| format!("{}{comment}\n", " ".repeat(indent)))
        .collect();
    let lines = value::lines(head, value, indent).join("\n");
    Ok(Patch::new(line, line_end, format!("{above}{lines}")))
}

fn add_in_block(text: &str, mapping: &Mapping, key: &str, value: &str) -> Patch {
    let entries = &mapping.entries;
    let indent = entries
        .first()
        .map_or(0, |first| text::column(text, first.key.span.start as usize));
    let head = format!("{}{}:", " ".repeat(indent), value::key(key));
    let lines = value::lines(&head, value, indent).join("\n");
    let keys = entries.iter().map(|entry| entry.key.value.as_str());
    let at = place_of_number(keys, key).unwrap_or(entries.len());
    let (Some(before), is_apart) = (
        at.checked_sub(1).and_then(|at| entries.get(at)),
        is_apart(text, entries),
    ) else {
        let first = entries.first().map_or(0, |first| first.key.span.start as usize);
        // Behind the spaces, or the dash, that stand before the first key.
        return Patch::insert(first, format!("{}\n{}", lines.trim_start(), " ".repeat(indent)));
    };
    let end = text::line_end(text, text::entry_end(text, before));
    Patch::insert(end, format!("{}{lines}", if is_apart { "\n\n" } else { "\n" }))
}

/// Whether empty lines stand between the entries.
fn is_apart(text: &str, entries: &[Entry]) -> bool {
    let gap = |pair: &[Entry]| text.get(text::entry_end(text, &pair[0])..pair[1].key.span.start as usize);
    let has_empty_line = |gap: &str| gap.replace('\r', "").contains("\n\n");
    entries.len() > 1 && entries.windows(2).all(|pair| gap(pair).is_some_and(has_empty_line))
}

/// Empties a mapping of one entry.
fn empty(text: &str, node: &Node) -> Result<Patch, String> {
    let (start, end) = (text::start(node), text::end(text, node));
    if text::is_flow(text, node) {
        return replaced(text, node, start, end, "{}".to_owned());
    }
    let before = text.get(..start).unwrap_or_default().trim_end();
    let last = node.mapping().and_then(|mapping| mapping.entries.last());
    let end = last.map_or(end, |last| text::entry_end(text, last));
    match before.ends_with([':', '-']) {
        true => replaced(text, node, before.len(), end, " {}".to_owned()),
        false => Err(COMMENT_IN_THE_WAY.to_owned()),
    }
}
