//! What stands inside of a field: its values, or the fields that it holds.

use crate::page::{Block, BlockKind};
use crate::phrases::{self, Topic};

use super::collect::Collector;
use super::entries::{self, Entry};
use super::fields::{self, Level, MAX_DEPTH};
use super::tables::Layout;
use super::{Claim, FieldType, attributes, names, values, words};

/// What a block inside of a field lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Fields,
    Values,
    Neither,
}

/// Reads the lists and tables inside of an entry that is a field of that name.
pub(super) fn read(entry: &Entry<'_>, ty: Option<&FieldType>, name: &str, level: &Level, out: &mut Collector) {
    if level.depth >= MAX_DEPTH {
        return;
    }
    let text = words::join(&entry.texts).text;
    for block in &entry.inner {
        block_of_field(block, &text, ty, name, level, out);
    }
}

/// Reads a list or a table that belongs to a field.
pub(super) fn block_of_field(
    block: &Block,
    text: &str,
    ty: Option<&FieldType>,
    name: &str,
    level: &Level,
    out: &mut Collector,
) {
    let entries = entries_of(block);
    let subject = level.direction.subject(name.to_owned());
    if attributes::read(&entries, &subject, name, level, out) {
        return;
    }
    match shape(block, &entries, text, ty) {
        Shape::Fields => {
            let level = Level {
                prefix: name.to_owned(),
                depth: level.depth + 1,
                ..level.clone()
            };
            let setting = &level.setting;
            let mut setting = setting.clone();
            setting.presence = None;
            fields::read(&entries, &Level { setting, ..level }, out);
        }
        Shape::Values => {
            if let Some(found) = values::read(&entries) {
                let mut place = level.setting.place(&super::Spot::Text, block.line);
                if let Some(first) = entries.first() {
                    place.spot = first.spot.clone();
                    place.quote = words::quote(&first.head.text);
                }
                values::add_default(&entries, level.setting.owner, &subject, &place, out);
                values::add(found, level.setting.owner, subject, &place, out);
            }
        }
        Shape::Neither => {}
    }
}

fn entries_of(block: &Block) -> Vec<Entry<'_>> {
    match &block.kind {
        BlockKind::List(list) => entries::of_list(list),
        BlockKind::Definitions(definitions) => entries::of_definitions(definitions),
        BlockKind::Table(table) => {
            let layout = Layout::of(table);
            let name = layout.find(phrases::Column::Name).unwrap_or(0);
            layout.entries(name, 1)
        }
        _ => Vec::new(),
    }
}

fn shape(block: &Block, entries: &[Entry<'_>], text: &str, ty: Option<&FieldType>) -> Shape {
    if entries.is_empty() {
        return Shape::Neither;
    }
    let named = entries
        .iter()
        .filter(|entry| !names::read(&entry.head).is_empty())
        .count();
    let are_names = named == entries.len();
    let labelled = entries.iter().filter(|entry| has_labels(entry)).count();
    let has_types = match &block.kind {
        BlockKind::Table(table) => {
            let layout = Layout::of(table);
            layout.has(phrases::Column::Type) || layout.has(phrases::Column::Required)
        }
        _ => labelled * 2 > entries.len(),
    };
    if are_names && has_types {
        return Shape::Fields;
    }
    if lists_values(block) {
        return Shape::Values;
    }
    match ty {
        Some(FieldType::Object) if are_names => return Shape::Fields,
        Some(FieldType::List(Some(of))) if **of == FieldType::Object && are_names => return Shape::Fields,
        Some(FieldType::String | FieldType::Int | FieldType::Decimal) => return Shape::Values,
        _ => {}
    }
    by_words(entries, are_names, text)
}

/// A table whose first column is headed "Value".
fn lists_values(block: &Block) -> bool {
    let BlockKind::Table(table) = &block.kind else {
        return false;
    };
    let layout = Layout::of(table);
    let header = layout
        .headers
        .first()
        .map(|header| header.to_ascii_lowercase())
        .unwrap_or_default();
    let heads = [
        "value",
        "values",
        "option",
        "options",
        "allowed value",
        "allowed values",
        "possible values",
        "constant",
    ];
    heads.contains(&header.as_str())
}

fn by_words(entries: &[Entry<'_>], are_names: bool, text: &str) -> Shape {
    let lead = text.trim_end_matches([':', ' ', '.']);
    let lead = lead
        .rsplit(['.', '\n'])
        .next()
        .unwrap_or(lead)
        .trim()
        .to_ascii_lowercase();
    match words::topic(&lead) {
        Some(Topic::Values) => return Shape::Values,
        Some(Topic::Request(_) | Topic::RequestWith(_) | Topic::Response) if are_names => return Shape::Fields,
        _ => {}
    }
    let speaks = |words: &[&str]| words.iter().any(|word| lead.contains(word));
    let of_values = speaks(&[
        "one of", "possible", "allowed", "valid", "values", "value", "options", "either", "accept", "can be", "may be",
        "choose", "status",
    ]);
    let of_fields = speaks(&[
        "field",
        "attribute",
        "propert",
        "following keys",
        "parameter",
        "element",
        "object",
        "hash",
        "contain",
        "consist",
    ]);
    let are_bare = entries
        .iter()
        .all(|entry| entry.texts.iter().all(|text| text.text.is_empty()));
    let are_numbers = entries.iter().all(|entry| {
        entry
            .head
            .text
            .trim()
            .chars()
            .all(|character| character.is_ascii_digit())
    });
    match (of_values, of_fields) {
        (true, false) => Shape::Values,
        (false, true) if are_names => Shape::Fields,
        _ if are_bare && !of_fields || are_numbers => Shape::Values,
        _ => Shape::Neither,
    }
}

fn has_labels(entry: &Entry<'_>) -> bool {
    let is_label = |said: &phrases::Said| said.is_label && matches!(said.claim, Claim::Presence(_) | Claim::Type(_));
    let mut texts = entry.texts.iter().filter(|text| !text.text.is_empty());
    let in_text = texts
        .next()
        .map(|text| phrases::description(text, &phrases::Context::default()).claims);
    let in_head = names::read(&entry.head).iter().any(|named| !named.said.is_empty());
    in_head || in_text.is_some_and(|said| said.iter().any(is_label))
}
