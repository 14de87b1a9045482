//! Tables and lists of endpoints. They give operations where a page has no sections for them.

use crate::page::{BlockKind, List, Table};

use super::Spot;
use super::operations::{Mark, is_aside};
use super::outline::{Outline, Placed};
use super::request_line::{self, RequestLine};

/// Operations of tables and lists that do nothing but name them.
pub(super) fn read(outline: &Outline<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for placed in outline.blocks() {
        if is_aside(outline, placed.section) {
            continue;
        }
        match &placed.block.kind {
            BlockKind::Table(table) => in_table(outline, placed, table, &mut marks),
            BlockKind::List(list) => in_list(outline, placed, list, &mut marks),
            _ => {}
        }
    }
    marks
}

fn in_table(outline: &Outline<'_>, placed: &Placed<'_>, table: &Table, marks: &mut Vec<Mark>) {
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| row_line(row.cells.iter().map(|cell| &cell.text)))
        .collect();
    let found = rows.iter().flatten().count();
    if found * 2 <= rows.len() {
        return;
    }
    for (index, (row, line)) in table.rows.iter().zip(rows).enumerate() {
        let Some(line) = line else { continue };
        let spot = Spot::Row {
            table: placed.number,
            row: u32::try_from(index + 1).unwrap_or(u32::MAX),
            column: None,
        };
        marks.push(entry(outline, placed, line, spot, row.line));
    }
}

/// A verb in one cell and a path in another, or both in one.
fn row_line<'c>(cells: impl Iterator<Item = &'c crate::page::Styled>) -> Option<RequestLine> {
    let mut line = RequestLine::default();
    for cell in cells {
        if let Some(whole) = request_line::whole(cell) {
            return Some(whole);
        }
        line.method = line.method.or_else(|| request_line::method(&cell.text));
        line.address = line.address.or_else(|| request_line::address(cell));
    }
    (line.method.is_some() && line.address.is_some()).then_some(line)
}

fn in_list(outline: &Outline<'_>, placed: &Placed<'_>, list: &List, marks: &mut Vec<Mark>) {
    let items: Vec<_> = list.items.iter().map(|item| request_line::inside(&item.text)).collect();
    if items.iter().any(Option::is_none) {
        return;
    }
    for (index, (item, line)) in list.items.iter().zip(items).enumerate() {
        let Some(line) = line else { continue };
        let spot = Spot::Item(u32::try_from(index + 1).unwrap_or(u32::MAX));
        marks.push(entry(outline, placed, line, spot, item.line));
    }
}

/// An operation that covers nothing but its own row.
fn entry(outline: &Outline<'_>, placed: &Placed<'_>, line: RequestLine, spot: Spot, at: u32) -> Mark {
    let path = line
        .address
        .as_ref()
        .map(|address| address.path.clone())
        .unwrap_or_default();
    let quote = format!("{} {path}", line.method.as_deref().unwrap_or_default());
    let mut mark = Mark::new(outline, placed.section, placed.position, line, (&quote, at));
    mark.place.spot = spot;
    mark.owner = usize::MAX;
    mark
}
