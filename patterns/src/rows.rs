//! Finds the rows that a pattern is, if it is nothing more.

use crate::character_set::CharacterSet;
use crate::node::Node;
use crate::row::{Piece, Row};

/// A pattern with more alternatives is better left to the engine.
const MOST_ROWS: usize = 16;

/// Likewise one with more pieces.
const MOST_PIECES: usize = 128;

/// A row without anchor at its start is tried at every character of a text, so it must be short.
const LONGEST_UNANCHORED: u32 = 128;

/// The rows that a pattern is; nothing if it needs an engine.
#[must_use]
pub fn find_rows(pattern: &Node) -> Option<Vec<Row>> {
    let mut rows = rows_of(pattern)?;
    rows.iter_mut().for_each(Row::simplify);
    rows.iter().all(is_simple).then_some(rows)
}

fn is_simple(row: &Row) -> bool {
    let is_quick = row.from_start || row.longest().is_some_and(|longest| longest <= LONGEST_UNANCHORED);
    is_quick && row.never_steps_back()
}

fn rows_of(node: &Node) -> Option<Vec<Row>> {
    match node {
        Node::Set(set) => Some(vec![one_piece(set, 1, Some(1))]),
        Node::Start => Some(vec![Row {
            from_start: true,
            ..Row::default()
        }]),
        Node::End => Some(vec![Row {
            to_end: true,
            ..Row::default()
        }]),
        Node::Repetition { part, least, most } => repeat(part, *least, *most),
        Node::Concat(parts) => parts
            .iter()
            .try_fold(vec![Row::default()], |rows, part| combine(&rows, &rows_of(part)?)),
        Node::Alternation(parts) => gather(parts),
    }
}

fn one_piece(set: &CharacterSet, least: u32, most: Option<u32>) -> Row {
    Row {
        pieces: vec![Piece {
            set: set.clone(),
            least,
            most,
        }],
        ..Row::default()
    }
}

fn repeat(part: &Node, least: u32, most: Option<u32>) -> Option<Vec<Row>> {
    if let Node::Set(set) = part {
        return Some(vec![one_piece(set, least, most)]);
    }
    let most = most.filter(|most| *most <= MOST_ROWS as u32)?;
    let once = rows_of(part)?;
    let mut times = vec![Row::default()];
    let mut all = Vec::new();
    for count in 0..=most {
        if count >= least {
            all.extend(times.iter().cloned());
        }
        if count < most {
            times = combine(&times, &once)?;
        }
    }
    (all.len() <= MOST_ROWS).then_some(all)
}

fn gather(parts: &[Node]) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for part in parts {
        rows.extend(rows_of(part)?);
        if rows.len() > MOST_ROWS {
            return None;
        }
    }
    Some(rows)
}

/// Every row of the one with every row of the other after it.
fn combine(rows: &[Row], next: &[Row]) -> Option<Vec<Row>> {
    if rows.len().saturating_mul(next.len()) > MOST_ROWS {
        return None;
    }
    let mut combined = Vec::new();
    for row in rows {
        for next in next {
            combined.push(row.join(next).filter(|row| row.pieces.len() <= MOST_PIECES)?);
        }
    }
    Some(combined)
}
