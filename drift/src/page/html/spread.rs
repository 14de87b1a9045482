//! Cells that span others, repeated in each place.

use super::super::block::{Cell, Row};
use super::flow::text_and_inner;
use super::table::RawRow;
use super::tree::{Id, Tree};
use super::whole::Whole;

/// More columns than a person reads.
const MAX_COLUMNS: usize = 64;

/// What an empty cell takes.
const CELL: usize = 128;

/// Rows with their cells read, each cell repeated into all places that it spans.
pub(super) fn spread(whole: &Whole<'_>, rows: &[RawRow]) -> Vec<Row> {
    let tree = whole.tree;
    let mut read = Vec::with_capacity(rows.len());
    // Cells from above that reach into this row: how many rows more, and what.
    let mut above: Vec<Option<(usize, Cell)>> = Vec::new();
    for raw in rows {
        let mut cells: Vec<Cell> = Vec::new();
        for id in &raw.cells {
            take_from_above(whole, &mut above, &mut cells);
            if cells.len() >= MAX_COLUMNS {
                break;
            }
            let (text, inner) = text_and_inner(whole, *id);
            let cell = Cell { text, inner };
            let columns = number(tree, *id, "colspan").clamp(1, MAX_COLUMNS);
            let rows_down = number(tree, *id, "rowspan");
            let rows_down = if rows_down == 0 { rows.len() } else { rows_down };
            for column in 0..columns.min(MAX_COLUMNS.saturating_sub(cells.len())) {
                // What stands inside is not told twice in a row.
                let cell = if column == 0 {
                    cell.clone()
                } else {
                    repeat(
                        whole,
                        &Cell {
                            text: cell.text.clone(),
                            inner: Vec::new(),
                        },
                    )
                };
                if rows_down > 1 {
                    reach_down(whole, &mut above, cells.len(), rows_down, &cell);
                }
                cells.push(cell);
            }
        }
        take_from_above(whole, &mut above, &mut cells);
        read.push(Row {
            cells,
            line: whole.first_line(raw.id),
        });
    }
    let width = read.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut read {
        let missing = width.saturating_sub(row.cells.len());
        if charge(whole, missing.saturating_mul(CELL)) {
            row.cells.resize(width, Cell::default());
        }
    }
    read
}

/// Notes that the cell goes on in the rows below.
fn reach_down(whole: &Whole<'_>, above: &mut Vec<Option<(usize, Cell)>>, column: usize, rows: usize, cell: &Cell) {
    if above.len() <= column {
        above.resize(column.saturating_add(1), None);
    }
    let kept = repeat(whole, cell);
    if let Some(place) = above.get_mut(column) {
        *place = Some((rows.saturating_sub(1), kept));
    }
}

fn take_from_above(whole: &Whole<'_>, above: &mut [Option<(usize, Cell)>], cells: &mut Vec<Cell>) {
    while let Some(place) = above.get_mut(cells.len()) {
        let Some((rows, cell)) = place else {
            return;
        };
        cells.push(repeat(whole, cell));
        *rows = rows.saturating_sub(1);
        if *rows == 0 {
            *place = None;
        }
    }
}

/// A copy, as long as copies are in proportion to the page.
fn repeat(whole: &Whole<'_>, cell: &Cell) -> Cell {
    let inner = cell.inner.len().saturating_mul(1024);
    let size = cell.text.text.len().saturating_add(CELL).saturating_add(inner);
    if !charge(whole, size) {
        return Cell::default();
    }
    cell.clone()
}

/// Whether there is room for that many bytes more. A page that is out of room is refused.
fn charge(whole: &Whole<'_>, size: usize) -> bool {
    let left = whole.to_repeat.get();
    whole.to_repeat.set(left.saturating_sub(size));
    left > size
}

fn number(tree: &Tree, id: Id, name: &str) -> usize {
    let said = tree
        .attribute(id, name)
        .and_then(|value| value.trim().parse::<usize>().ok());
    said.unwrap_or(1).min(65_534)
}
