//! Sections whose heading is a field's name, with paragraphs that say what it is.

use crate::page::{BlockKind, Cell, Styled, Table};
use crate::phrases::{self, Column, Topic};

use super::collect::Collector;
use super::entries::Entry;
use super::fields::{self, Level};
use super::outline::{Outline, Section};
use super::setting::{Direction, Setting};
use super::{Spot, names, request_line, statuses, words};

/// What a heading's field belongs to.
pub(super) struct Group {
    direction: Direction,
    /// The fields around it.
    prefix: String,
}

/// The field that a section is about: its heading is a name, and a heading above is one of parameters or answers.
pub(super) fn field_of(outline: &Outline<'_>, number: usize) -> Option<Group> {
    let section = &outline.sections[number];
    if !names_field(section) {
        return None;
    }
    let mut prefix = Vec::new();
    for outer in outline.chain(number).skip(1) {
        let above = &outline.sections[outer];
        match fields::direction_of(above.topic) {
            Some(direction) => {
                prefix.reverse();
                return Some(Group {
                    direction,
                    prefix: prefix.join("."),
                });
            }
            None if names_field(above) => prefix.push(name_of(above)?),
            None => return None,
        }
    }
    None
}

fn name_of(section: &Section<'_>) -> Option<String> {
    let named = names::read(section.heading?).into_iter().next()?;
    Some(named.name)
}

/// Whether a heading is a name, and text stands below it.
fn names_field(section: &Section<'_>) -> bool {
    let Some(heading) = section.heading else { return false };
    let is_small = !heading
        .text
        .contains(|character: char| character.is_uppercase() || character == ' ');
    let is_other = section.topic.is_some() && !is_small
        || request_line::whole(heading).is_some()
        || statuses::line(&heading.text).is_some();
    let named = names::read(heading);
    let is_name = named
        .first()
        .is_some_and(|named| words::is_machine_name(&named.name) || heading.text == named.name);
    let begins = section.blocks.first().map(|placed| &placed.block.kind);
    let has_text = match begins {
        Some(BlockKind::Table(table)) => labelled_rows(table).is_some(),
        Some(kind) => matches!(kind, BlockKind::Paragraph(_) | BlockKind::List(_)),
        None => false,
    };
    !is_other && is_name && has_text && heading.text.split_whitespace().count() <= 5
}

/// A table that is of one field: two columns, and on the left what heads columns elsewhere.
fn labelled_rows(table: &Table) -> Option<Vec<(Column, &Cell, &str)>> {
    let rows = table.header.iter().chain(&table.rows);
    let pairs = rows.map(|row| match row.cells.as_slice() {
        [label, cell] => Some((
            phrases::column(label.text.text.trim_end_matches([':', ' '])),
            cell,
            label.text.text.as_str(),
        )),
        _ => None,
    });
    let pairs: Vec<_> = pairs.collect::<Option<_>>()?;
    let known = pairs
        .iter()
        .filter(|(column, _, _)| !matches!(column, Column::Other | Column::Name))
        .count();
    (known * 10 >= pairs.len() * 8 && known > 0).then_some(pairs)
}

/// Running text, that of such a table included.
fn texts_of(mut texts: Vec<Styled>, cells: &[(Column, &Cell, &str)]) -> Vec<Styled> {
    let more = cells.iter().filter(|(column, _, _)| *column == Column::Text);
    texts.extend(more.map(|(_, cell, _)| cell.text.clone()));
    texts
}

/// Reads a section as a field: its paragraphs are what is said, its lists and tables stand inside.
pub(super) fn read(section: &Section<'_>, group: &Group, setting: &Setting, out: &mut Collector) {
    let Some(heading) = section.heading else { return };
    let mut texts: Vec<Styled> = Vec::new();
    let mut inner = Vec::new();
    let mut cells = Vec::new();
    for placed in &section.blocks {
        match &placed.block.kind {
            BlockKind::Paragraph(text) => texts.push(text.clone()),
            BlockKind::Heading { .. } => {}
            BlockKind::Table(table) => match labelled_rows(table) {
                Some(rows) => cells.extend(rows),
                None => inner.push(placed.block),
            },
            _ => inner.push(placed.block),
        }
    }
    let entry = Entry {
        head: heading.clone(),
        texts: texts_of(texts, &cells),
        cells,
        inner,
        spot: Spot::Text,
        line: section.line,
        ..Entry::default()
    };
    let mut setting = setting.clone();
    setting.topics.retain(|topic| *topic != Topic::Values);
    let level = Level {
        setting,
        direction: group.direction,
        prefix: group.prefix.clone(),
        depth: 0,
    };
    fields::read(&[entry], &level, out);
}
