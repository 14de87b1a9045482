//! Bullets, numbers, and terms with a colon.

use super::super::block::{Block, BlockKind, Definition, Item, List};
use super::inline::styled;
use super::line::Lines;
use super::{Found, pipes};

/// Deeper lists are read as this deep.
const MAX_DEPTH: usize = 8;

struct Bullet {
    indent: usize,
    ordered: bool,
    text: String,
    line: u32,
}

/// A list that begins at the line.
pub(super) fn list(lines: &Lines, at: usize) -> Found {
    bullet(lines, at)?;
    let mut bullets: Vec<Bullet> = Vec::new();
    let mut here = at;
    while here < lines.len() {
        if let Some(next) = bullet(lines, here) {
            bullets.push(next);
        } else if lines.is_blank(here) {
            // A blank line ends the list unless it goes on behind it.
            if !lines
                .next_filled(here)
                .is_some_and(|next| next.saturating_sub(here) <= 2 && bullet(lines, next).is_some())
            {
                break;
            }
        } else {
            let last_indent = bullets.last().map_or(0, |last| last.indent);
            let is_continued = lines.indent(here) > last_indent
                || (!lines.is_blank(here.saturating_sub(1))
                    && lines.text(here).starts_with(|c: char| c.is_lowercase()));
            match bullets.last_mut() {
                Some(last) if is_continued => {
                    last.text.push(' ');
                    last.text.push_str(lines.text(here));
                }
                _ => break,
            }
        }
        here = here.saturating_add(1);
    }
    let is_alone = bullets.len() == 1 && bullets.first().is_some_and(|only| only.ordered);
    if is_alone {
        return None;
    }
    let line = lines.number(at);
    let mut rest = bullets.into_iter().peekable();
    let list = nested(&mut rest, 0);
    let kind = BlockKind::List(list);
    Some((vec![Block { kind, line }], here))
}

fn nested(rest: &mut std::iter::Peekable<std::vec::IntoIter<Bullet>>, depth: usize) -> List {
    let mut list = List {
        ordered: rest.peek().is_some_and(|bullet| bullet.ordered),
        items: Vec::new(),
    };
    let base = rest.peek().map_or(0, |bullet| bullet.indent);
    while let Some(next) = rest.peek() {
        if next.indent > base.saturating_add(1) && depth < MAX_DEPTH && !list.items.is_empty() {
            let line = next.line;
            let inner = nested(rest, depth.saturating_add(1));
            if let Some(last) = list.items.last_mut() {
                let kind = BlockKind::List(inner);
                last.inner.push(Block { kind, line });
            }
            continue;
        }
        if next.indent < base && depth > 0 {
            break;
        }
        if let Some(bullet) = rest.next() {
            list.items.push(Item {
                text: styled(&bullet.text),
                inner: Vec::new(),
                line: bullet.line,
            });
        }
    }
    list
}

fn bullet(lines: &Lines, at: usize) -> Option<Bullet> {
    let text = lines.text(at);
    let (ordered, rest) = if let Some(rest) = text.strip_prefix(['*', '-', '•', '–', '·', '◦', '▪', '‣', '+'])
    {
        (false, rest)
    } else {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let rest = text.get(digits..)?.strip_prefix(['.', ')'])?;
        ((1..=3).contains(&digits).then_some(true)?, rest)
    };
    let is_bullet = rest.starts_with([' ', '\t']) || text.starts_with(['•', '▪', '‣', '◦']);
    let rest = rest.trim();
    if !is_bullet || rest.is_empty() || pipes::is_ruler(text) {
        return None;
    }
    Some(Bullet {
        indent: lines.indent(at),
        ordered,
        text: rest.to_owned(),
        line: lines.number(at),
    })
}

/// Two or more lines `term: text`, one below the other.
pub(super) fn terms(lines: &Lines, at: usize) -> Found {
    let mut found: Vec<Definition> = Vec::new();
    let mut here = at;
    while let Some((term, text)) = term(lines.text(here)) {
        let mut text = text.to_owned();
        let line = lines.number(here);
        here = here.saturating_add(1);
        while goes_on(lines, here, at) {
            text.push(' ');
            text.push_str(lines.text(here));
            here = here.saturating_add(1);
        }
        found.push(Definition {
            terms: vec![styled(term)],
            text: styled(&text),
            inner: Vec::new(),
            line,
        });
        let next = if lines.is_blank(here) {
            here.saturating_add(1)
        } else {
            here
        };
        if term_of(lines.text(next)).is_some() {
            here = next;
        }
    }
    let line = lines.number(at);
    let kind = BlockKind::Definitions(found);
    matches!(&kind, BlockKind::Definitions(found) if found.len() > 1).then(|| (vec![Block { kind, line }], here))
}

/// Whether the text of a term goes on in the line: indented, or right below and nothing of its own.
fn goes_on(lines: &Lines, here: usize, at: usize) -> bool {
    if lines.is_blank(here) || term_of(lines.text(here)).is_some() {
        return false;
    }
    let is_wrapped = !lines.text(here.saturating_sub(1)).ends_with(['.', ':', '!', '?'])
        || !lines.text(here).starts_with(|c: char| c.is_uppercase())
        || lines.text(here).ends_with('.');
    lines.indent(here) > lines.indent(at) || (is_wrapped && !super::begins_other_block(lines, here))
}

fn term_of(text: &str) -> Option<(&str, &str)> {
    term(text)
}

/// `name: text`, `name (required) : text`, `name - text`.
fn term(text: &str) -> Option<(&str, &str)> {
    let (term, rest) = text
        .split_once(": ")
        .or_else(|| text.split_once(" - "))
        .or_else(|| text.split_once(" – "))?;
    let (term, rest) = (term.trim(), rest.trim());
    let name = term.split_once(['(', '[']).map_or(term, |(name, _)| name).trim();
    let is_name = !name.is_empty()
        && name.len() <= 40
        && name.split_whitespace().count() == 1
        && !name.contains(['"', '{', '<', '=', '/']);
    let is_note = matches!(
        name.to_lowercase().as_str(),
        "note" | "notes" | "example" | "warning" | "tip" | "important" | "http" | "https"
    );
    (is_name && !is_note && term.len() <= 80 && !rest.is_empty()).then_some((term, rest))
}
