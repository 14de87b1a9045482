//! Tables of which each cell stands on a line of its own, with lone pipes between.

use super::super::block::{Block, BlockKind, Cell, Row, Table};
use super::super::heads;
use super::Found;
use super::inline::styled;
use super::line::Lines;

/// More columns than such tables have.
const MAX_WIDTH: usize = 12;

/// A cell and its line.
struct Piece {
    text: String,
    line: u32,
    /// Its line, counted as [`Lines`] does.
    at: usize,
}

/// A table that begins at the line. The words of the header say how wide it is; all cells must fit.
pub(super) fn table(lines: &Lines, at: usize) -> Found {
    let (first, _) = pieces(lines, at, MAX_WIDTH.saturating_mul(2));
    if first.iter().take(2).filter(|piece| heads::is_head(&piece.text)).count() < 2 {
        return None;
    }
    let (mut pieces, mut end) = pieces(lines, at, usize::MAX);
    let width = pieces.iter().take_while(|piece| heads::is_head(&piece.text)).count();
    let width = width.min(MAX_WIDTH);
    let names: Vec<&str> = pieces.iter().take(width).map(|piece| piece.text.as_str()).collect();
    if width < 2 || !heads::is_header(&names) {
        return None;
    }
    // What stands behind the last pipe and a blank line is no cell, if the rows end without it.
    if row_length(&pieces, width).is_none()
        && let Some(last) = pieces.pop_if(|last| lines.is_blank(last.at.saturating_sub(1)))
    {
        end = last.at;
    }
    let (Some(step), Some((header, rest))) = (row_length(&pieces, width), pieces.split_at_checked(width)) else {
        return Some((paragraphs(pieces), end));
    };
    let row = |pieces: &[Piece]| Row {
        cells: pieces
            .iter()
            .map(|piece| Cell {
                text: styled(&piece.text),
                inner: Vec::new(),
            })
            .collect(),
        line: pieces.first().map_or(1, |piece| piece.line),
    };
    let table = Table {
        caption: None,
        header: Some(row(header)),
        rows: rest
            .chunks(step)
            .map(|pieces| row(pieces.get(step.saturating_sub(width)..).unwrap_or_default()))
            .collect(),
    };
    let line = lines.number(at);
    let kind = BlockKind::Table(table);
    Some((vec![Block { kind, line }], end))
}

/// How many pieces make a row, if all rows have as many. An empty piece in front of each row stands for its own pipe.
fn row_length(pieces: &[Piece], width: usize) -> Option<usize> {
    let rest = pieces.get(width..).filter(|rest| !rest.is_empty())?;
    let with_gap = rest
        .chunks(width.saturating_add(1))
        .all(|row| row.len() == width.saturating_add(1) && row.first().is_some_and(|piece| piece.text.is_empty()));
    match rest.len().checked_rem(width) {
        _ if with_gap => Some(width.saturating_add(1)),
        Some(0) => Some(width),
        _ => None,
    }
}

/// Cells that make no table, one by one: nobody can say which belong together.
fn paragraphs(pieces: Vec<Piece>) -> Vec<Block> {
    let filled = pieces.into_iter().filter(|piece| !piece.text.is_empty());
    let block = |piece: Piece| Block {
        kind: BlockKind::Paragraph(styled(&piece.text)),
        line: piece.line,
    };
    filled.map(block).collect()
}

/// Texts between lone pipes, as long as they alternate; and the line behind the last.
fn pieces(lines: &Lines, at: usize, most: usize) -> (Vec<Piece>, usize) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut here = at;
    let mut end = at;
    let mut after_pipe = true;
    while pieces.len() < most
        && let Some(next) = lines.next_filled(here)
    {
        let text = lines.text(next);
        if matches!(text, "|" | "||") {
            if after_pipe && !pieces.is_empty() {
                pieces.push(Piece {
                    text: String::new(),
                    line: lines.number(next),
                    at: next,
                });
            }
            after_pipe = true;
        } else if after_pipe && !text.contains('|') {
            pieces.push(Piece {
                text: text.to_owned(),
                line: lines.number(next),
                at: next,
            });
            after_pipe = false;
        } else {
            break;
        }
        here = next.saturating_add(1);
        end = here;
        if pieces.len() == 1 && !after_pipe && lines.next_filled(here).is_none_or(|next| lines.text(next) != "|") {
            break;
        }
    }
    // What follows the table without a pipe is not its last cell's business.
    (pieces, end)
}
