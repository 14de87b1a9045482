//! Sections whose heading is a field's name, with paragraphs that say what it is.

use crate::page::{BlockKind, Cell, MarkKind, Styled, Table};
use crate::phrases::{self, Column, Topic};

use super::collect::Collector;
use super::entries::Entry;
use super::fields::{self, Level};
use super::operations::Mark;
use super::outline::{Outline, Section};
use super::setting::{self, Direction, Setting};
use super::{Spot, names, request_line, statuses, words};

/// What a heading's field belongs to.
pub(super) struct Group {
    direction: Direction,
    /// What a sentence above the first of the fields says of them.
    topic: Option<Topic>,
    /// The fields around it.
    prefix: String,
}

/// The field that a section is about: its heading is a name, and a heading above is one of parameters or answers, or of a
/// call.
pub(super) fn field_of(outline: &Outline<'_>, marks: &[Mark], number: usize) -> Option<Group> {
    let section = &outline.sections[number];
    if !names_field(section) || marks.iter().any(|mark| mark.section == number) {
        return None;
    }
    let mut prefix = Vec::new();
    for outer in outline.chain(number).skip(1) {
        let above = &outline.sections[outer];
        let found = fields::direction_of(above.topic).map(|direction| (direction, None));
        if found.is_none() && names_field(above) {
            prefix.push(name_of(above)?);
            continue;
        }
        let (direction, topic) = found.or_else(|| below_call(outline, marks, outer, section))?;
        prefix.reverse();
        return Some(Group {
            direction,
            topic,
            prefix: prefix.join("."),
        });
    }
    None
}

/// Fields right below the heading of a call: the sentence above the first of them says so, or a line of labels that each
/// begins with.
fn below_call(
    outline: &Outline<'_>,
    marks: &[Mark],
    outer: usize,
    section: &Section<'_>,
) -> Option<(Direction, Option<Topic>)> {
    let last = outline.sections[outer].blocks.last().map(|placed| &placed.block.kind);
    let led = match last {
        Some(BlockKind::Paragraph(text)) => setting::leading_topic(text),
        _ => None,
    };
    let is_machine = name_of(section).is_some_and(|name| words::is_machine_name(&name));
    let led = led.filter(|_| is_machine);
    let by_sentence = fields::direction_of(led).map(|direction| (direction, led));
    let is_call = marks.iter().any(|mark| mark.section == outer || mark.owner == outer);
    by_sentence.or_else(|| (is_call && is_labelled(section)).then_some((Direction::Request, None)))
}

/// Whether labels stand beside a heading's name or in a line below it.
fn is_labelled(section: &Section<'_>) -> bool {
    let Some(heading) = section.heading else { return false };
    let below = section.blocks.first().map(|placed| &placed.block.kind);
    has_labels(heading) || matches!(below, Some(BlockKind::Paragraph(text)) if begins_with_labels(text))
}

fn has_labels(head: &Styled) -> bool {
    let named = names::read(head);
    named.len() == 1 && named.iter().all(|named| !named.said.is_empty())
}

/// Where the labels at the beginning of a text end: with its first line, or with a part of it that is set off.
fn label_end(text: &Styled) -> usize {
    let line = text.text.find('\n').unwrap_or(text.text.len());
    let set_off = text.marks.first().filter(|mark| mark.start == 0 && mark.end < line);
    set_off
        .filter(|mark| matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong))
        .map_or(line, |mark| mark.end)
}

/// A short line that begins with a type or a presence and is no sentence: `string, required if kind is car`.
fn begins_with_labels(text: &Styled) -> bool {
    let line = words::slice(text, 0, label_end(text)).text;
    let line = line.trim().trim_end_matches('.');
    let mut words = line.split(|character: char| !character.is_alphanumeric());
    let begins = words.next().is_some_and(names::is_type_word);
    let goes_on = line.contains([',', '(', ';', '|', '/']) || line.split_whitespace().count() <= 3;
    begins && goes_on && line.len() <= 80 && !line.ends_with('.')
}

/// A name with the line of labels below it, and what stands below that.
fn with_labels(heading: &Styled, text: &Styled) -> Option<(Styled, Styled)> {
    let end = label_end(text);
    let line = words::slice(text, 0, end);
    let mut head = heading.clone();
    head.text = format!("{} ({})", heading.text, line.text.trim().trim_end_matches('.'));
    (begins_with_labels(&line) && has_labels(&head)).then(|| (head, words::slice(text, end, text.text.len())))
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
        None => has_labels(heading),
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
    let labelled = texts.first().and_then(|first| with_labels(heading, first));
    let head = match labelled {
        Some((head, rest)) => {
            texts[0] = rest;
            head
        }
        None => heading.clone(),
    };
    let entry = Entry {
        head,
        texts: texts_of(texts, &cells),
        cells,
        inner,
        spot: Spot::Text,
        line: section.line,
        ..Entry::default()
    };
    let mut setting = group.topic.map_or(setting.clone(), |topic| setting.with(topic));
    setting.topics.retain(|topic| *topic != Topic::Values);
    let level = Level {
        setting,
        direction: group.direction,
        prefix: group.prefix.clone(),
        depth: 0,
    };
    fields::read(&[entry], &level, out);
}
