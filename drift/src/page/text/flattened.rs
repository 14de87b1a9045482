//! Tables whose cells became paragraphs: the words of the header, then cell after cell in turn. They are taken for a table
//! only where all of it fits.

use super::super::block::{Block, BlockKind, Cell, Row, Table};
use super::super::heads;
use super::inline::styled;
use super::line::Lines;
use super::{Found, prose};

/// More blank lines than that part a table from what follows.
const MAX_GAP: usize = 12;

/// A cell: its text, its first line, the line behind it.
struct Piece {
    text: String,
    line: usize,
    end: usize,
}

/// `Parameter` / `Value`, each a paragraph, then names and texts in turn.
pub(super) fn pairs(lines: &Lines, at: usize) -> Found {
    let first = piece(lines, at)?;
    let second = piece(lines, lines.next_filled(first.end)?)?;
    if !heads::is_name_head(&first.text) || !heads::is_text_head(&second.text) {
        return None;
    }
    let (rows, end) = rows(lines, second.end, &first.text, is_field);
    finish(
        lines,
        [&first, &second].map(|piece| (piece.text.clone(), piece.line)),
        rows,
        end,
        2,
    )
}

/// `Code Meaning` on one line, then a number and its text, on one line or two.
pub(super) fn codes(lines: &Lines, at: usize) -> Found {
    let text = lines.text(at);
    let (first, second, start) = match text.split_once(' ') {
        Some((first, second)) if heads::is_code_head(first) && heads::is_text_head(second) => {
            ((first.to_owned(), at), (second.to_owned(), at), at.saturating_add(1))
        }
        _ => {
            let next = piece(lines, lines.next_filled(at.saturating_add(1))?)?;
            if !heads::is_code_head(text) || !heads::is_text_head(&next.text) {
                return None;
            }
            ((text.to_owned(), at), (next.text, next.line), next.end)
        }
    };
    let (rows, end) = rows(lines, start, &first.0, is_number);
    finish(lines, [first, second], rows, end, 1)
}

type Pair = (Piece, Piece);

/// Pairs as long as they fit.
fn rows(lines: &Lines, start: usize, head: &str, is_first: fn(&str) -> bool) -> (Vec<Pair>, usize) {
    let mut rows: Vec<Pair> = Vec::new();
    let mut end = start;
    while let Some(row) = next_row(lines, end, is_first) {
        // Names are written alike: a heading behind the table begins with a capital.
        let is_capital = |piece: &Piece| piece.text.starts_with(|c: char| c.is_uppercase());
        let differs = rows
            .first()
            .is_some_and(|(first, _)| is_capital(first) != is_capital(&row.0));
        let is_far = !rows.is_empty() && row.0.line.saturating_sub(end) > MAX_GAP;
        if differs || is_far || row.0.text == head {
            break;
        }
        end = row.1.end;
        rows.push(row);
    }
    (rows, end)
}

fn next_row(lines: &Lines, at: usize, is_first: fn(&str) -> bool) -> Option<Pair> {
    let at = lines.next_filled(at)?;
    let text = lines.text(at);
    if is_first(text) {
        let first = Piece {
            text: text.to_owned(),
            line: at,
            end: at.saturating_add(1),
        };
        let next = lines.next_filled(first.end)?;
        let second = piece(lines, next)?;
        let fits = next.saturating_sub(at) <= MAX_GAP && !is_first(&second.text);
        return fits.then_some((first, second));
    }
    // A number and its text on one line.
    let (first, rest) = text.split_once([' ', '\t'])?;
    if !is_number(first) || !is_first(first) || rest.trim().is_empty() {
        return None;
    }
    let whole = piece(lines, at)?;
    let rest = whole.text.get(first.len()..).unwrap_or_default().trim().to_owned();
    let name = Piece {
        text: first.to_owned(),
        line: at,
        end: at,
    };
    Some((name, Piece { text: rest, ..whole }))
}

/// The lines up to a blank one.
fn piece(lines: &Lines, at: usize) -> Option<Piece> {
    let mut text = String::new();
    let mut end = at;
    while end < lines.len() && !lines.is_blank(end) {
        if end > at && (is_number(lines.text(end)) || prose::is_heading(lines, end)) {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(lines.text(end));
        end = end.saturating_add(1);
    }
    (!text.is_empty()).then_some(Piece { text, line: at, end })
}

/// A name, with a mark behind it or not: `size (DEPRECATED)`.
fn is_field(text: &str) -> bool {
    let name = text.strip_suffix(')').and_then(|text| text.split_once(" ("));
    match name {
        Some((name, mark)) => heads::is_name(name) && heads::is_presence(mark),
        None => heads::is_name(text),
    }
}

fn is_number(text: &str) -> bool {
    (1..=10).contains(&text.len())
        && text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit())
        && text != "-"
}

fn finish(lines: &Lines, header: [(String, usize); 2], rows: Vec<Pair>, end: usize, least: usize) -> Found {
    if rows.len() < least {
        return None;
    }
    let cell = |text: &str| Cell {
        text: styled(text),
        inner: Vec::new(),
    };
    let line = lines.number(header[0].1);
    let header = Row {
        cells: header.iter().map(|(text, _)| cell(text)).collect(),
        line,
    };
    let rows = rows.iter().map(|(first, second)| Row {
        cells: vec![cell(&first.text), cell(&second.text)],
        line: lines.number(first.line),
    });
    let table = Table {
        caption: None,
        header: Some(header),
        rows: rows.collect(),
    };
    let kind = BlockKind::Table(table);
    Some((vec![Block { kind, line }], end))
}
