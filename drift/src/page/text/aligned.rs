//! Tables whose columns stand below each other, with a line of dashes that shows where each begins; also the simple tables
//! of reStructuredText.

use super::super::block::{Block, BlockKind, Cell, Row, Table};
use super::Found;
use super::inline::styled;
use super::line::Lines;

/// A table that begins at the line, with its header or with the ruler above it.
pub(super) fn table(lines: &Lines, at: usize) -> Found {
    let is_boxed = ruler(lines.raw(at)).is_some();
    let header = if is_boxed { at.saturating_add(1) } else { at };
    let below = header.saturating_add(1);
    let starts = ruler(lines.raw(below))?;
    let header = row(lines, header, &starts)?;
    if header.cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
        return None;
    }
    let mut rows: Vec<Raw> = Vec::new();
    let mut here = below.saturating_add(1);
    while !lines.is_blank(here) {
        if ruler(lines.raw(here)).is_some() {
            here = here.saturating_add(1);
            break;
        }
        let Some(next) = row(lines, here, &starts) else {
            break;
        };
        match rows.last_mut() {
            Some(last) if next.cells.first().is_some_and(String::is_empty) => goes_on(last, next),
            _ => rows.push(next),
        }
        here = here.saturating_add(1);
    }
    if rows.is_empty() {
        return None;
    }
    let table = Table {
        caption: None,
        header: Some(finish(header)),
        rows: rows.into_iter().map(finish).collect(),
    };
    let line = lines.number(at);
    let kind = BlockKind::Table(table);
    Some((vec![Block { kind, line }], here))
}

struct Raw {
    cells: Vec<String>,
    line: u32,
}

/// Where the columns begin, in characters: two runs of dashes or more with blanks between.
fn ruler(raw: &str) -> Option<Vec<usize>> {
    let is_drawn = raw.chars().all(|c| matches!(c, '-' | '=' | ' ')) && !raw.trim().is_empty();
    if !is_drawn {
        return None;
    }
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in raw.chars().enumerate() {
        if c != ' ' && before == ' ' {
            starts.push(at);
        }
        before = c;
    }
    let is_wide = raw.split(' ').filter(|run| !run.is_empty()).all(|run| run.len() >= 2);
    (starts.len() >= 2 && starts.len() <= 40 && is_wide).then_some(starts)
}

/// The texts below the runs; none if a word goes over from one to the next.
fn row(lines: &Lines, at: usize, starts: &[usize]) -> Option<Raw> {
    let chars: Vec<char> = lines.raw(at).chars().collect();
    let mut cells = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts
            .get(index.saturating_add(1))
            .copied()
            .unwrap_or(chars.len())
            .min(chars.len());
        let is_cut = index > 0
            && start
                .checked_sub(1)
                .and_then(|at| chars.get(at))
                .is_some_and(|c| *c != ' ')
            && chars.get(*start).is_some_and(|c| *c != ' ');
        if is_cut {
            return None;
        }
        let text: String = chars.get((*start).min(end)..end).unwrap_or_default().iter().collect();
        cells.push(text.trim().to_owned());
    }
    let line = lines.number(at);
    let is_outside = starts
        .first()
        .is_some_and(|first| chars.iter().take(*first).any(|c| *c != ' '));
    (!is_outside).then_some(Raw { cells, line })
}

fn goes_on(last: &mut Raw, next: Raw) {
    for (cell, more) in last.cells.iter_mut().zip(next.cells) {
        if !more.is_empty() {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&more);
        }
    }
}

fn finish(raw: Raw) -> Row {
    let cell = |text: &String| Cell {
        text: styled(text),
        inner: Vec::new(),
    };
    Row {
        cells: raw.cells.iter().map(cell).collect(),
        line: raw.line,
    }
}
