//! Code: between fences, indented, below the name of a language, or known by its look.

use super::super::block::{Block, BlockKind};
use super::super::html::clean_code;
use super::super::labels;
use super::line::Lines;
use super::looks::{begins_code, is_code, is_http};
use super::{Found, markup, pipes, prose};

/// Fences further apart than that do not belong together.
const MAX_FENCED: usize = 5000;

fn block(lines: &Lines, from: usize, to: usize, language: Option<String>) -> Found {
    let indent = (from..to)
        .filter(|at| !lines.is_blank(*at))
        .map(|at| leading(lines.raw(at)))
        .min()
        .unwrap_or(0);
    let text: Vec<&str> = (from..to)
        .map(|at| lines.raw(at).get(indent..).unwrap_or_default())
        .collect();
    let text = clean_code(&text.join("\n"));
    let first = lines.next_filled(from)?;
    let line = lines.number(first);
    let kind = BlockKind::Code { language, text };
    Some((vec![Block { kind, line }], to))
}

/// How many bytes of blanks a line begins with.
fn leading(raw: &str) -> usize {
    raw.len().saturating_sub(raw.trim_start_matches([' ', '\t']).len())
}

/// Between ` ``` `, `~~~`, `{code}` or `----` of a wiki.
pub(super) fn fenced(lines: &Lines, at: usize) -> Found {
    let text = lines.text(at);
    let (close, language) = if let Some(rest) = text.strip_prefix("```") {
        ("```", rest)
    } else if let Some(rest) = text.strip_prefix("~~~") {
        ("~~~", rest)
    } else if text == "{noformat}" {
        ("{noformat}", "")
    } else if let Some(rest) = text.strip_prefix("{code") {
        (
            "{code}",
            rest.strip_suffix('}')?
                .trim_start_matches(':')
                .split('|')
                .next()
                .unwrap_or_default(),
        )
    } else {
        return None;
    };
    let from = at.saturating_add(1);
    let to = (from..lines.len())
        .take(MAX_FENCED)
        .find(|at| lines.text(*at).starts_with(close))?;
    let language = language.trim().to_ascii_lowercase();
    let is_word = !language.is_empty()
        && language.len() < 20
        && language.chars().all(|c| c.is_ascii_alphanumeric() || "+#-".contains(c));
    let (blocks, _) = block(lines, from, to, is_word.then_some(language)).unwrap_or_default();
    Some((blocks, to.saturating_add(1)))
}

/// Four spaces in front, behind a blank line.
pub(super) fn indented(lines: &Lines, at: usize) -> Found {
    let is_in = |at: usize| lines.raw(at).starts_with("    ") || lines.raw(at).starts_with('\t');
    if !is_in(at) || (at > 0 && !lines.is_blank(at.saturating_sub(1))) {
        return None;
    }
    let mut to = at;
    let mut here = at;
    while here < lines.len() && (is_in(here) || lines.is_blank(here)) {
        here = here.saturating_add(1);
        if !lines.is_blank(here.saturating_sub(1)) {
            to = here;
        }
    }
    // A text may be indented as a whole: half of the lines must look like code.
    let filled: Vec<usize> = (at..to).filter(|at| !lines.is_blank(*at)).collect();
    let code = filled.iter().filter(|at| is_code(lines.text(**at))).count();
    if code.saturating_mul(2) < filled.len() || super::aligned::table(lines, at).is_some() {
        return None;
    }
    block(lines, at, to, None)
}

/// The name of a language on a line of its own, and its code below: what is left of tabs.
pub(super) fn labelled(lines: &Lines, at: usize) -> Found {
    let language = labels::language(lines.text(at))?;
    let from = lines.next_filled(at.saturating_add(1))?;
    if from.saturating_sub(at) > 3 || !is_code(lines.text(from)) {
        return None;
    }
    let to = extent(lines, from);
    block(lines, from, to, Some(language.to_owned()))
}

/// Code that nothing fences.
pub(super) fn by_look(lines: &Lines, at: usize) -> Found {
    let text = lines.text(at);
    if !begins_code(text, lines.text(at.saturating_add(1))) {
        return None;
    }
    let to = match () {
        () if is_http(text) => http_extent(lines, at),
        () if text.starts_with('<') && !text.starts_with("<?php") => markup::extent(lines, at),
        () => extent(lines, at),
    };
    block(lines, at, to, None)
}

/// Where code ends: at a label, a title, a table, or a blank line with something else behind it.
fn extent(lines: &Lines, from: usize) -> usize {
    let is_json = lines.text(from).starts_with(['{', '[']);
    let mut open = 0_i64;
    let mut here = from;
    while here < lines.len() {
        let text = lines.text(here);
        if here > from && ends_code(lines, here, is_json && open > 0) {
            break;
        }
        open = open.saturating_add(brackets(text));
        here = here.saturating_add(1);
        if is_json && open <= 0 {
            break;
        }
    }
    // Blank lines at the end are not part of it.
    while here > from.saturating_add(1) && lines.is_blank(here.saturating_sub(1)) {
        here = here.saturating_sub(1);
    }
    here
}

fn ends_code(lines: &Lines, at: usize, is_open: bool) -> bool {
    let text = lines.text(at);
    if text.is_empty() {
        let next = lines.next_filled(at);
        return !is_open && next.is_none_or(|next| !is_code(lines.text(next)) || next.saturating_sub(at) > 2);
    }
    if is_open {
        return false;
    }
    if labels::language(text).is_some() && lines.raw(at) == text {
        return true;
    }
    let is_words = text
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || c == ':' || c == '-');
    if is_words && prose::is_title(text) && text.starts_with(|c: char| c.is_uppercase()) && lines.raw(at) == text {
        return true;
    }
    if is_code(text) {
        return false;
    }
    // A line that looks like nothing stays when code goes on right behind it.
    let next = lines.text(at.saturating_add(1));
    let is_sentence = text.ends_with('.') || text.split_whitespace().count() > 6;
    is_sentence || !is_code(next) || pipes::table(lines, at).is_some()
}

/// Brackets opened less brackets closed, strings not counted.
fn brackets(text: &str) -> i64 {
    let (mut open, mut quoted, mut escaped) = (0_i64, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => open = open.saturating_add(1),
            '}' | ']' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

/// Headers, and the body behind a blank line.
fn http_extent(lines: &Lines, from: usize) -> usize {
    let is_header = |text: &str| {
        text.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && name.len() < 40 && !name.contains(' '))
    };
    let mut here = from.saturating_add(1);
    while is_header(lines.text(here)) {
        here = here.saturating_add(1);
    }
    let first = lines.text(from);
    if first.starts_with("GET ") || first.starts_with("HEAD ") || first.starts_with("DELETE ") {
        return here;
    }
    let body = if lines.is_blank(here) {
        here.saturating_add(1)
    } else {
        here
    };
    let text = lines.text(body);
    match () {
        () if text.starts_with('<') => markup::extent(lines, body),
        () if text.starts_with(['{', '[']) => extent(lines, body),
        () if text.contains('=') && !text.contains(' ') => body.saturating_add(1),
        () => here,
    }
}
