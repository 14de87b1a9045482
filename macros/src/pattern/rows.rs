//! Finds the rows that a pattern is, if it is nothing more.

use regex_syntax::hir::{Hir, HirKind, Look, Repetition};

use super::row::{Piece, Row};
use crate::character_set::CharacterSet;

/// A pattern with more alternatives is better left to the engine.
const MOST_ROWS: usize = 16;

/// Likewise one with more pieces.
const MOST_PIECES: usize = 128;

/// A row without anchor at its start is tried at every character of a text, so it must be short.
const LONGEST_UNANCHORED: u32 = 128;

/// The rows; nothing if the pattern needs the engine.
pub(super) fn find_rows(hir: &Hir) -> Option<Vec<Row>> {
    let mut rows = read_rows(hir)?;
    rows.iter_mut().for_each(Row::simplify);
    rows.iter().all(is_simple).then_some(rows)
}

fn is_simple(row: &Row) -> bool {
    let is_quick = row.from_start || row.longest().is_some_and(|longest| longest <= LONGEST_UNANCHORED);
    is_quick && row.never_steps_back()
}

fn read_rows(hir: &Hir) -> Option<Vec<Row>> {
    if let Some(set) = CharacterSet::from_hir(hir) {
        return Some(vec![one_piece(set, 1, Some(1))]);
    }
    match hir.kind() {
        HirKind::Empty => Some(vec![Row::default()]),
        HirKind::Literal(literal) => Some(vec![read_literal(std::str::from_utf8(&literal.0).ok()?)]),
        HirKind::Look(look) => read_anchor(*look).map(|row| vec![row]),
        HirKind::Repetition(repetition) => read_repetition(repetition),
        HirKind::Capture(capture) => read_rows(&capture.sub),
        HirKind::Concat(parts) => parts
            .iter()
            .try_fold(vec![Row::default()], |rows, part| combine(&rows, &read_rows(part)?)),
        HirKind::Alternation(parts) => read_alternation(parts),
        HirKind::Class(_) => None,
    }
}

fn one_piece(set: CharacterSet, least: u32, most: Option<u32>) -> Row {
    Row {
        pieces: vec![Piece { set, least, most }],
        ..Row::default()
    }
}

fn read_literal(text: &str) -> Row {
    let pieces = text.chars().map(|character| Piece {
        set: CharacterSet::from_character(character),
        least: 1,
        most: Some(1),
    });
    Row {
        pieces: pieces.collect(),
        ..Row::default()
    }
}

fn read_anchor(look: Look) -> Option<Row> {
    match look {
        Look::Start => Some(Row {
            from_start: true,
            ..Row::default()
        }),
        Look::End => Some(Row {
            to_end: true,
            ..Row::default()
        }),
        _ => None,
    }
}

fn read_repetition(repetition: &Repetition) -> Option<Vec<Row>> {
    if let Some(set) = CharacterSet::from_hir(&repetition.sub) {
        return Some(vec![one_piece(set, repetition.min, repetition.max)]);
    }
    let most = repetition.max.filter(|most| *most <= MOST_ROWS as u32)?;
    let once = read_rows(&repetition.sub)?;
    let mut times = vec![Row::default()];
    let mut all = Vec::new();
    for count in 0..=most {
        if count >= repetition.min {
            all.extend(times.iter().cloned());
        }
        if count < most {
            times = combine(&times, &once)?;
        }
    }
    (all.len() <= MOST_ROWS).then_some(all)
}

fn read_alternation(parts: &[Hir]) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for part in parts {
        rows.extend(read_rows(part)?);
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
