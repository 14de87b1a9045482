//! Terms of which nothing but blanks part what is said of them: a gap with the texts below each other, or a line break and
//! an indent.

use super::super::block::{Block, BlockKind, Definition};
use super::Found;
use super::inline::styled;
use super::line::Lines;
use super::list;

/// A page can make a list of any length.
const MAX_TERMS: usize = 5000;

/// Where a line parts into a term and its text.
struct Gap<'a> {
    term: &'a str,
    text: &'a str,
    /// The column in which the text begins.
    column: usize,
}

/// Two or more lines `term    text`, with the texts below each other.
pub(super) fn by_gap(lines: &Lines, at: usize) -> Found {
    let first = gap(lines, at)?;
    let indent = lines.indent(at);
    let mut found: Vec<Definition> = Vec::new();
    let (mut here, mut end) = (at, at);
    while found.len() < MAX_TERMS {
        let next = lines.next_filled(here).filter(|next| next.saturating_sub(here) <= 1);
        let Some(next) = next.filter(|next| lines.indent(*next) == indent) else {
            break;
        };
        let Some(gap) = gap(lines, next).filter(|gap| gap.column == first.column) else {
            break;
        };
        let mut text = gap.text.to_owned();
        here = next.saturating_add(1);
        while !lines.is_blank(here) && lines.indent(here).saturating_add(1) >= first.column {
            text.push(' ');
            text.push_str(lines.text(here));
            here = here.saturating_add(1);
        }
        end = here;
        found.push(definition(gap.term, &text, Vec::new(), lines.number(next)));
    }
    several(found, lines.number(at), end)
}

/// A word, a gap of two blanks or more, and a text without gaps.
fn gap(lines: &Lines, at: usize) -> Option<Gap<'_>> {
    let text = lines.text(at);
    let start = text.find("  ").or_else(|| text.find('\t'))?;
    let (term, rest) = text.split_at_checked(start)?;
    let said = rest.trim_start();
    let is_term = term.split_whitespace().count() == 1
        && term.len() <= 40
        && term.starts_with(|first: char| first.is_alphanumeric() || "_@$`".contains(first))
        && !term.contains(['=', '{', '"', '\'', '|', '(', ','])
        && !term.ends_with('.');
    let has_gap = said.replace(".  ", ". ").contains("  ") || said.contains('\t');
    if !is_term || said.is_empty() || has_gap {
        return None;
    }
    let before = text.len().saturating_sub(said.len());
    let column = text.get(..before)?.chars().count().saturating_add(lines.indent(at));
    Some(Gap {
        term,
        text: said,
        column,
    })
}

/// Two or more names on lines of their own, each with a text below that is indented, or right below a name in whose line
/// brackets say more of it.
pub(super) fn by_indent(lines: &Lines, at: usize) -> Found {
    let indent = lines.indent(at);
    let mut found: Vec<Definition> = Vec::new();
    let (mut here, mut end) = (at, at);
    while found.len() < MAX_TERMS {
        let next = lines.next_filled(here).filter(|next| lines.indent(*next) == indent);
        let Some((definition, behind)) = next.and_then(|next| term(lines, next)) else {
            break;
        };
        found.push(definition);
        (here, end) = (behind, behind);
    }
    several(found, lines.number(at), end)
}

/// A name line with its text, and the line behind it.
fn term(lines: &Lines, at: usize) -> Option<(Definition, usize)> {
    let head = lines.text(at);
    if !is_name_line(head) {
        return None;
    }
    let below = at.saturating_add(1);
    let indent = lines.indent(at);
    let is_inner = |at: usize| !lines.is_blank(at) && lines.indent(at) > indent;
    let is_flat = head.ends_with([')', ']']) && head.contains(' ') && !lines.is_blank(below) && !is_inner(below);
    if !is_inner(below) && !is_flat {
        return None;
    }
    let mut text = String::new();
    let mut inner: Vec<Block> = Vec::new();
    let mut here = below;
    while let Some(next) = lines.next_filled(here) {
        let belongs = if is_flat { next == here } else { is_inner(next) };
        if !belongs {
            break;
        }
        here = next.saturating_add(1);
        match list::list(lines, next) {
            Some((blocks, behind)) => {
                inner.extend(blocks);
                here = behind.max(here);
            }
            None => {
                text.push(' ');
                text.push_str(lines.text(next));
            }
        }
    }
    let head = head.trim_end_matches(':');
    Some((definition(head, text.trim(), inner, lines.number(at)), here))
}

/// A name as programs have them, alone or with a few words that say what it is; or a status with its reason.
fn is_name_line(text: &str) -> bool {
    let bare = text.trim_end_matches(':');
    let name = bare
        .split([' ', '(', '['])
        .next()
        .unwrap_or_default()
        .trim_end_matches(',');
    let rest = bare.get(name.len()..).unwrap_or_default().trim();
    let is_status = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_machine = name.starts_with(|first: char| first.is_ascii_lowercase() || "_@$`".contains(first))
        || name.starts_with(|first: char| first.is_ascii_uppercase()) && name.contains(['_', '-']);
    let is_plain = name
        .chars()
        .all(|character| character.is_alphanumeric() || "_-.[]@$`".contains(character));
    let says_more = rest.is_empty() || rest.starts_with(['(', '[', ',', '-', '\u{2013}', ':']);
    let words = text.split_whitespace().count();
    let is_short =
        text.len() <= 80 && !text.ends_with(['.', '!', '?', ',', ';', '{']) && !text.contains(['|', '"', '=']);
    is_plain && is_short && !name.is_empty() && (is_status && words <= 7 || is_machine && (says_more || words <= 3))
}

fn definition(term: &str, text: &str, inner: Vec<Block>, line: u32) -> Definition {
    Definition {
        terms: vec![styled(term)],
        text: styled(text),
        inner,
        line,
    }
}

fn several(found: Vec<Definition>, line: u32, end: usize) -> Found {
    let kind = BlockKind::Definitions(found);
    matches!(&kind, BlockKind::Definitions(found) if found.len() > 1).then(|| (vec![Block { kind, line }], end))
}
