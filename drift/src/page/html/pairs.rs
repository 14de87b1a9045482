//! Tables of two columns without a header, whose first cell is a name with its badges: parameters, as some generators lay
//! them out.

use super::super::block::{Cell, Definition, Mark, MarkKind, Row, Styled};
use super::super::heads;

/// The definitions that the rows are; none unless every row is one.
pub(super) fn definitions(rows: &[Row]) -> Option<Vec<Definition>> {
    let mut found: Vec<Definition> = Vec::new();
    let mut has_badge = false;
    for row in rows {
        let [first, second] = row.cells.as_slice() else {
            return None;
        };
        if first.text == second.text && second.inner.is_empty() {
            // One cell over both columns: what belongs to the one above.
            let last = found.last_mut()?;
            super::super::styled::join(&mut last.text, first.text.clone());
            last.inner.extend(first.inner.iter().cloned());
            continue;
        }
        let (term, badges) = term(first)?;
        has_badge |= badges > 0;
        found.push(Definition {
            terms: vec![term],
            text: second.text.clone(),
            inner: second.inner.clone(),
            line: row.line,
        });
    }
    (has_badge && !found.is_empty()).then_some(found)
}

/// A name, then nothing but words of types and presence; each of them is a badge.
fn term(cell: &Cell) -> Option<(Styled, usize)> {
    if !cell.inner.is_empty() {
        return None;
    }
    let mut term = cell.text.clone();
    let text = cell.text.text.replace('\n', " ");
    let (name, rest) = text.split_once(' ').unwrap_or((&text, ""));
    if !heads::is_name(name) || rest.is_empty() && heads::is_presence(name) {
        return None;
    }
    let mut badges = 0_usize;
    let mut at = name.len();
    for word in rest.split(' ') {
        let start = at.saturating_add(1);
        at = start.saturating_add(word.len());
        if word.is_empty() {
            continue;
        }
        if !heads::is_presence(word) && !heads::is_type(word) {
            return None;
        }
        badges = badges.saturating_add(1);
        let is_marked = term
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Badge && mark.start <= start && mark.end >= at);
        if !is_marked {
            term.marks.push(Mark {
                start,
                end: at,
                kind: MarkKind::Badge,
            });
        }
    }
    term.text = text;
    term.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    Some((term, badges))
}
