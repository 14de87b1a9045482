//! Tables whose columns are parted by tabs or by wide gaps, with a header of words that head columns.

use super::super::block::{Block, BlockKind, Cell, Row, Table};
use super::super::heads;
use super::Found;
use super::inline::styled;
use super::line::Lines;

/// A table that begins at the line.
pub(super) fn table(lines: &Lines, at: usize) -> Found {
    let header = cells(lines.text(at));
    if header.len() < 2 || !heads::is_header(&header) {
        return None;
    }
    let width = header.len();
    let mut rows: Vec<(Vec<String>, u32)> = vec![(header, lines.number(at))];
    let mut here = at.saturating_add(1);
    while !lines.is_blank(here) {
        let text = lines.text(here);
        let is_ruler = text.chars().all(|c| matches!(c, '-' | '=' | ' ' | '\t' | '+'));
        if !is_ruler {
            let cells = cells(text);
            if cells.len() == width {
                rows.push((cells, lines.number(here)));
            } else if !goes_on(lines, here, at, &cells, &mut rows) {
                break;
            }
        }
        here = here.saturating_add(1);
    }
    if rows.len() < 2 {
        return None;
    }
    let mut rows = rows.into_iter().map(|(cells, line)| Row {
        cells: cells
            .iter()
            .map(|cell| Cell {
                text: styled(cell),
                inner: Vec::new(),
            })
            .collect(),
        line,
    });
    let table = Table {
        caption: None,
        header: rows.next(),
        rows: rows.collect(),
    };
    let line = lines.number(at);
    let kind = BlockKind::Table(table);
    Some((vec![Block { kind, line }], here))
}

/// A row with fewer cells is filled up when a tab parts them; a text far to the right goes on with the last cell above.
fn goes_on(lines: &Lines, here: usize, at: usize, cells: &[String], rows: &mut Vec<(Vec<String>, u32)>) -> bool {
    let width = rows.first().map_or(0, |(cells, _)| cells.len());
    let far = lines.indent(here) > lines.indent(at).saturating_add(8);
    if far && cells.len() == 1 && rows.len() > 1 {
        if let Some(cell) = rows.last_mut().and_then(|(cells, _)| cells.last_mut()) {
            cell.push(' ');
            cell.push_str(lines.text(here));
        }
        return true;
    }
    let by_tabs = lines.text(here).contains('\t') && cells.len() < width;
    if by_tabs {
        let mut cells = cells.to_vec();
        cells.resize(width, String::new());
        rows.push((cells, lines.number(here)));
    }
    by_tabs
}

/// The texts between tabs, else between gaps of two blanks or more.
fn cells(text: &str) -> Vec<String> {
    if text.contains('\t') {
        return text.split('\t').map(|cell| cell.trim().to_owned()).collect();
    }
    text.split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .map(str::to_owned)
        .collect()
}
