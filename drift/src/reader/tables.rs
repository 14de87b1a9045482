//! Tables: which column says what, and their rows as entries.

use crate::page::{Cell, Row, Styled, Table};
use crate::phrases::{self, Column, Context};

use super::Spot;
use super::entries::{Entry, number};
use super::{statuses, words};

/// What the columns of a table say.
pub(super) struct Layout<'p> {
    pub(super) columns: Vec<Column>,
    pub(super) headers: Vec<&'p str>,
    pub(super) rows: &'p [Row],
}

/// A page can make a table of any width.
const MAX_COLUMNS: usize = 40;

impl<'p> Layout<'p> {
    /// The columns by their headers; a first row of headers counts as one.
    pub(super) fn of(table: &'p Table) -> Self {
        let (header, rows) = match (&table.header, table.rows.split_first()) {
            (Some(header), _) => (Some(header), table.rows.as_slice()),
            (None, Some((first, rest))) if is_header(first) => (Some(first), rest),
            (None, _) => (None, table.rows.as_slice()),
        };
        let headers = header.map(|row| row.cells.as_slice()).unwrap_or_default();
        let headers: Vec<_> = headers
            .iter()
            .take(MAX_COLUMNS)
            .map(|cell| cell.text.text.trim())
            .collect();
        let columns = headers.iter().map(|header| phrases::column(header)).collect();
        let mut layout = Self { columns, headers, rows };
        layout.settle();
        layout
    }

    /// A column headed "Status" that holds no statuses says whether fields are required, or nothing.
    fn settle(&mut self) {
        self.settle_unnamed();
        self.settle_values();
        let Some(column) = self.find(Column::Status) else {
            return;
        };
        let cells: Vec<_> = self.cells(column).collect();
        let statuses = cells
            .iter()
            .filter(|cell| statuses::status(&cell.text.text).is_some())
            .count();
        let says_presence =
            |cell: &&&Cell| !phrases::cell(Column::Required, &cell.text, &Context::default()).is_empty();
        let presences = cells.iter().filter(says_presence).count();
        let kind = match statuses == 0 && !cells.is_empty() {
            true if presences * 2 >= cells.len() => Column::Required,
            true => Column::Other,
            false => return,
        };
        if let Some(own) = self.columns.get_mut(column) {
            *own = kind;
        }
    }

    /// A column without a name whose cells all say "optional" or the like is the one that says what is required.
    fn settle_unnamed(&mut self) {
        if self.has(Column::Required) || self.has(Column::Optional) {
            return;
        }
        let is_presence = |cell: &Cell| {
            let word = cell.text.text.trim().trim_matches(['(', ')', '[', ']', '.', '*']);
            ["required", "optional", "mandatory", "conditional"].contains(&word.to_ascii_lowercase().as_str())
        };
        let is_unnamed = |column: &usize| self.headers.get(*column).is_some_and(|header| header.is_empty());
        let says_presence = |column: &usize| self.cells(*column).count() > 0 && self.cells(*column).all(is_presence);
        let found = (0..self.columns.len()).find(|column| is_unnamed(column) && says_presence(column));
        if let Some(own) = found.and_then(|column| self.columns.get_mut(column)) {
            *own = Column::Required;
        }
    }

    /// A column headed "Value" beside a description holds types, if nothing else is in it.
    fn settle_values(&mut self) {
        let is_value = |column: &usize| {
            let header = self.headers.get(*column).map(|header| header.to_ascii_lowercase());
            header.is_some_and(|header| header == "value")
        };
        let texts = self.columns.iter().filter(|column| **column == Column::Text).count();
        let is_type = |cell: &Cell| {
            let words = &cell.text.text;
            words.split_whitespace().count() <= 3 && words.split([' ', '[']).any(super::names::is_type_word)
        };
        let holds_types = |column: &usize| {
            let rows = self.rows.iter().filter(|row| spanning(row).is_none());
            let cells: Vec<_> = rows.filter_map(|row| row.cells.get(*column)).collect();
            !cells.is_empty() && cells.into_iter().all(is_type)
        };
        if texts < 2 || self.has(Column::Type) {
            return;
        }
        let found = (0..self.columns.len()).find(|column| is_value(column) && holds_types(column));
        if let Some(own) = found.and_then(|column| self.columns.get_mut(column)) {
            *own = Column::Type;
        }
    }

    pub(super) fn has_header(&self) -> bool {
        !self.headers.is_empty()
    }

    /// The first column that says this.
    pub(super) fn find(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|other| *other == column)
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.find(column).is_some()
    }

    /// The cells of a column, without the empty ones.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &'p Cell> {
        let cells = self.rows.iter().filter_map(move |row| row.cells.get(column));
        cells.filter(|cell| !cell.text.text.trim().is_empty())
    }

    /// The rows, each by the cell that names it.
    pub(super) fn entries(&self, name: usize, table: u32) -> Vec<Entry<'p>> {
        let mut entries: Vec<Entry<'p>> = Vec::new();
        let mut band = None;
        for (index, row) in self.rows.iter().enumerate() {
            if self.repeats_header(row) {
                continue;
            }
            if let Some(words) = spanning(row) {
                band = Some(words);
                continue;
            }
            let entry = self.entry(row, index, name, table, band);
            match entries.last_mut() {
                Some(last) if entry.head.text.is_empty() && !entry.has_status() => last.go_on(entry),
                _ if entry.head.text.is_empty() && !entry.has_status() => {}
                _ => entries.push(entry),
            }
        }
        entries
    }

    fn entry(&self, row: &'p Row, index: usize, name: usize, table: u32, band: Option<&'p str>) -> Entry<'p> {
        let mut entry = Entry {
            spot: Spot::Row {
                table,
                row: number(index),
                column: None,
            },
            line: row.line,
            band,
            ..Entry::default()
        };
        for (column, cell) in row.cells.iter().enumerate().take(MAX_COLUMNS) {
            if column == name {
                (entry.head, entry.depth) = set_in(&cell.text);
            } else {
                match self.columns.get(column).copied().unwrap_or(Column::Text) {
                    Column::Text => entry.texts.push(cell.text.clone()),
                    kind => entry
                        .cells
                        .push((kind, cell, self.headers.get(column).copied().unwrap_or_default())),
                }
            }
            entry.inner.extend(&cell.inner);
        }
        entry
    }

    fn repeats_header(&self, row: &Row) -> bool {
        let cells = row.cells.iter().map(|cell| cell.text.text.trim());
        self.has_header() && cells.eq(self.headers.iter().copied())
    }
}

impl<'p> Entry<'p> {
    fn has_status(&self) -> bool {
        let mut cells = self.cells.iter().filter(|(column, _, _)| *column == Column::Status);
        cells.any(|(_, cell, _)| !cell.text.text.trim().is_empty())
    }

    /// A row without a name goes on with the one above.
    fn go_on(&mut self, more: Entry<'p>) {
        self.texts.extend(more.texts);
        self.cells.extend(more.cells);
        self.inner.extend(more.inner);
    }
}

/// Whether a row without `th` cells is a header all the same.
fn is_header(row: &Row) -> bool {
    let columns: Vec<_> = row
        .cells
        .iter()
        .map(|cell| phrases::column(cell.text.text.trim()))
        .collect();
    let known = columns.iter().filter(|column| **column != Column::Other).count();
    let names = columns
        .iter()
        .any(|column| matches!(column, Column::Name | Column::Status | Column::Code));
    let is_status = row
        .cells
        .first()
        .is_some_and(|cell| statuses::status(&cell.text.text).is_some());
    known >= 2 && known * 2 > columns.len() && names && !is_status
}

/// What a row says whose cells are all the same, or whose first cell is the only one that is not empty and ends in a colon.
fn spanning(row: &Row) -> Option<&str> {
    let first = row.cells.first()?.text.text.trim();
    let mut rest = row.cells.iter().skip(1).map(|cell| cell.text.text.trim());
    let is_same = row.cells.len() > 1 && !first.is_empty() && rest.clone().all(|cell| cell == first);
    let is_alone =
        row.cells.len() > 1 && rest.all(str::is_empty) && first.contains(' ') && words::topic(first).is_some();
    (is_same || is_alone).then_some(first)
}

/// A name without the signs that set it in below another, and how many of them there are.
fn set_in(text: &Styled) -> (Styled, usize) {
    let signs = |character: char| {
        matches!(
            character,
            '\u{2514}'
                | '\u{251c}'
                | '\u{2500}'
                | '\u{2502}'
                | '\u{21b3}'
                | '\u{2192}'
                | '\u{bb}'
                | '\u{203a}'
                | '>'
                | '\u{2022}'
                | '-'
                | '\u{2013}'
                | '\u{b7}'
                | '\u{a0}'
                | '|'
                | '+'
                | '.'
        )
    };
    let bare = text
        .text
        .trim_start_matches(|character: char| signs(character) || character == ' ');
    let before = text.text.get(..text.text.len() - bare.len()).unwrap_or_default();
    let is_number = bare.starts_with(|first: char| first.is_ascii_digit());
    if before.trim().is_empty() && !before.contains('\u{a0}') || bare.is_empty() || is_number {
        return (text.clone(), 0);
    }
    (words::slice(text, before.len(), text.text.len()), indent(before))
}

/// Arrows and dots count each, a branch with its line counts once, spaces count by two.
fn indent(before: &str) -> usize {
    let spaces = before.chars().filter(|character| *character == '\u{a0}').count();
    let arrows = before.replace("->", "\u{2192}").replace("--", "-");
    let arrows = arrows
        .chars()
        .filter(|character| !matches!(character, ' ' | '\u{a0}' | '\u{2500}' | '\u{2502}'))
        .count();
    arrows.max(spaces.div_ceil(2)).clamp(1, 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_set_in() {
        let cases = [
            ("name", "name", 0),
            ("\u{2514} name", "name", 1),
            ("\u{2514}\u{2500} name", "name", 1),
            ("-> name", "name", 1),
            ("-> -> name", "name", 2),
            ("-10", "-10", 0),
            ("\u{a0}\u{a0}\u{a0}\u{a0}name", "name", 2),
        ];
        for (text, name, depth) in cases {
            let (found, set) = set_in(&Styled::plain(text));
            assert_eq!((found.text.as_str(), set), (name, depth), "{text:?}");
        }
    }
}
