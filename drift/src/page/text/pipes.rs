//! Tables drawn with pipes, with or without one at the start of a row.

use super::super::block::{Block, BlockKind, Cell, Row, Table};
use super::super::heads;
use super::Found;
use super::inline::styled;
use super::line::Lines;

/// More columns than a person reads.
const MAX_COLUMNS: usize = 64;

struct Raw {
    cells: Vec<String>,
    line: u32,
}

/// A table that begins at the line.
pub(super) fn table(lines: &Lines, at: usize) -> Found {
    if !begins(lines, at) {
        return None;
    }
    let (mut rows, mut rulers): (Vec<Raw>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut here = at;
    while here < lines.len() {
        let text = lines.text(here);
        if is_ruler(text) {
            rulers.push(rows.len());
        } else if has_pipe(text) {
            rows.push(Raw {
                cells: cells(text),
                line: lines.number(here),
            });
        } else if !continues(lines, here, &mut rows) {
            break;
        }
        here = here.saturating_add(1);
    }
    if rows.is_empty() {
        return None;
    }
    if lines.text(at).starts_with('+') && rulers.len() > 2 {
        rows = join_between(rows, &rulers);
    }
    let table = finish(rows, &rulers);
    let line = lines.number(at);
    let kind = BlockKind::Table(table);
    Some((vec![Block { kind, line }], here))
}

/// Two rows that fit together, a row and a ruler, or a row with a pipe at both ends.
fn begins(lines: &Lines, at: usize) -> bool {
    let (first, second) = (lines.text(at), lines.text(at.saturating_add(1)));
    if is_ruler(first) {
        return first.starts_with(['+', '|']) && has_pipe(second);
    }
    if !has_pipe(first) {
        return false;
    }
    let width = cells(first).len();
    let is_closed = first.starts_with('|') && first.ends_with('|') && width > 1;
    let has_ruler = is_ruler(second);
    let (width_of_second, width) = (cells(second).len(), width.max(1));
    let fits = has_pipe(second)
        && width > 1
        && (width_of_second == width || (width > 2 && width_of_second.abs_diff(width) == 1));
    let is_command = first.starts_with("$ ")
        || first.starts_with("curl ")
        || first.ends_with('\\')
        || first.contains("||") && !first.starts_with('|');
    !is_command && (is_closed || has_ruler || fits || (first.ends_with('|') && width > 1))
}

fn has_pipe(text: &str) -> bool {
    cells(text).len() > 1 || (text.starts_with('|') && text.ends_with('|') && text.len() > 1)
}

/// A line of dashes between rows: `---|---|---`, `|:--|--:|`, `+----+----+`.
pub(super) fn is_ruler(text: &str) -> bool {
    let drawn = text
        .bytes()
        .all(|byte| matches!(byte, b'-' | b'|' | b'+' | b':' | b'=' | b' '));
    drawn && text.contains("--") && text.contains(['|', '+']) || (drawn && text.contains("==") && text.contains('+'))
}

/// The texts between pipes. A pipe at the start or the end closes the row and is no cell.
pub(super) fn cells(text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut in_code, mut escaped) = (false, false);
    let quotes = text.matches('`').count();
    for c in text.chars() {
        match c {
            '|' if escaped => {}
            '|' if !in_code => {
                cells.push(String::new());
                continue;
            }
            '`' if quotes.is_multiple_of(2) => in_code = !in_code,
            _ => {}
        }
        if let Some(cell) = cells.last_mut() {
            if escaped && c == '|' {
                cell.pop();
            }
            cell.push(c);
        }
        escaped = c == '\\';
    }
    if text.starts_with('|') && cells.len() > 1 {
        cells.remove(0);
    }
    if text.ends_with('|') && cells.len() > 1 {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A row that goes on in the next line: it lacks cells, or more rows follow right behind.
fn continues(lines: &Lines, here: usize, rows: &mut [Raw]) -> bool {
    let text = lines.text(here);
    let width = rows.first().map_or(0, |row| row.cells.len());
    let before = lines.text(here.saturating_sub(1));
    let next = lines.text(here.saturating_add(1));
    let Some(last) = rows.last_mut() else {
        return false;
    };
    if text.is_empty() || before.ends_with('|') || is_ruler(before) || width < 2 {
        return false;
    }
    let row_follows = has_pipe(next) && cells(next).len() == width;
    let is_lacking = last.cells.len() < width;
    if !(row_follows || is_lacking) {
        return false;
    }
    if let Some(cell) = last.cells.last_mut() {
        cell.push(' ');
        cell.push_str(text);
    }
    true
}

/// Rows of a drawn grid: all lines between two rulers are one row.
fn join_between(rows: Vec<Raw>, rulers: &[usize]) -> Vec<Raw> {
    let mut joined: Vec<Raw> = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        match joined.last_mut() {
            Some(last) if !rulers.contains(&index) => {
                for (cell, more) in last.cells.iter_mut().zip(row.cells) {
                    if !more.is_empty() {
                        cell.push(' ');
                        cell.push_str(&more);
                    }
                }
            }
            _ => joined.push(row),
        }
    }
    joined
}

/// Makes rows equally wide and finds the header: above the ruler, or by its words.
fn finish(mut rows: Vec<Raw>, rulers: &[usize]) -> Table {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let is_empty_column = |rows: &[Raw], column: usize| {
        rows.iter()
            .all(|row| row.cells.get(column).is_none_or(String::is_empty))
    };
    let width = (0..width)
        .rev()
        .find(|column| !is_empty_column(&rows, *column))
        .map_or(0, |column| column.saturating_add(1))
        .min(MAX_COLUMNS);
    for row in &mut rows {
        row.cells.resize(width, String::new());
    }
    let has_header =
        rulers.contains(&1) || rows.len() > 1 && rows.first().is_some_and(|row| heads::is_header(&row.cells));
    let mut rows = rows.into_iter().map(|row| Row {
        cells: row
            .cells
            .iter()
            .map(|cell| Cell {
                text: cell_text(cell),
                inner: Vec::new(),
            })
            .collect(),
        line: row.line,
    });
    Table {
        caption: None,
        header: if has_header { rows.next() } else { None },
        rows: rows.collect(),
    }
}

fn cell_text(text: &str) -> super::super::block::Styled {
    let parts: Vec<String> = text
        .replace("<br/>", "<br>")
        .replace("<br />", "<br>")
        .split("<br>")
        .map(str::to_owned)
        .collect();
    let mut whole = super::super::block::Styled::default();
    for part in parts {
        super::super::styled::join(&mut whole, styled(&part));
    }
    whole
}
