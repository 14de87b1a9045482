//! Headings and paragraphs.

use super::super::block::{Block, BlockKind};
use super::inline::styled;
use super::line::Lines;
use super::{Found, begins_other_block};

/// A heading at the line.
pub(super) fn heading(lines: &Lines, at: usize) -> Found {
    let line = lines.number(at);
    let (level, text, next) = marked(lines, at)
        .or_else(|| numbered(lines, at))
        .or_else(|| by_look(lines, at))?;
    let text = styled(text);
    let kind = BlockKind::Heading { level, text };
    Some((vec![Block { kind, line }], next))
}

/// `2. Order a switch` alone between blank lines, where the lines beside are no such titles: steps are.
fn numbered(lines: &Lines, at: usize) -> Option<(u8, &str, usize)> {
    let next = at.saturating_add(1);
    let text = lines.text(at);
    let title = title_behind_number(text)?;
    let is_alone = lines.is_blank(next) && at.checked_sub(1).is_none_or(|before| lines.is_blank(before));
    let follows = lines.next_filled(next)?;
    let before = (0..at).rev().take(20).find(|line| !lines.is_blank(*line));
    let is_step = |line: usize| title_behind_number(lines.text(line)).is_some();
    let fits = is_alone && is_title(title) && !is_step(follows) && !before.is_some_and(is_step);
    let parts = text.split(' ').next().unwrap_or_default().trim_end_matches(['.', ')']);
    let level = if parts.contains('.') { 2 } else { 1 };
    fits.then_some((level, title, next))
}

/// What stands behind `2.`, `2)` or `2.1`, if it begins as a title does.
fn title_behind_number(text: &str) -> Option<&str> {
    let (number, title) = text.split_once(' ')?;
    let digits = number.trim_end_matches(['.', ')']);
    let is_number = number.len() <= 6
        && (digits.len() < number.len() || digits.contains('.'))
        && digits
            .split('.')
            .all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let title = title.trim();
    (is_number && title.starts_with(char::is_uppercase)).then_some(title)
}

/// Whether a heading stands at the line.
pub(super) fn is_heading(lines: &Lines, at: usize) -> bool {
    marked(lines, at).is_some() || by_look(lines, at).is_some()
}

/// `# Title`, `== Title ==`, `h2. Title`, a line of `===` or `---` below.
fn marked(lines: &Lines, at: usize) -> Option<(u8, &str, usize)> {
    let text = lines.text(at);
    let next = at.saturating_add(1);
    let level = |count: usize| u8::try_from(count.clamp(1, 6)).unwrap_or(6);
    for sign in ['#', '='] {
        let count = text.chars().take_while(|c| *c == sign).count();
        let title = text.trim_start_matches(sign);
        let is_title = (1..=6).contains(&count) && title.starts_with(' ') && (sign == '#' || title.ends_with(sign));
        let title = title.trim_end_matches(sign).trim();
        if is_title && !title.is_empty() {
            return Some((level(count), title, next));
        }
    }
    if let [b'h', digit @ b'1'..=b'6', b'.', b' ', ..] = text.as_bytes() {
        return Some((digit - b'0', text.get(4..)?.trim(), next));
    }
    // A title between two lines of the same signs.
    let is_drawn = text.len() >= 3 && text.chars().all(|c| matches!(c, '=' | '-' | '~' | '*' | '#'));
    if is_drawn && lines.text(at.saturating_add(2)) == text && !lines.is_blank(next) {
        return Some((1, lines.text(next), at.saturating_add(3)));
    }
    let below = lines.text(next);
    let is_line = |sign: char| below.chars().count() >= 3 && below.chars().all(|c| c == sign);
    let is_short = text.chars().count() <= 100 && text.chars().any(char::is_alphanumeric);
    let behind = at.saturating_add(2);
    match () {
        () if is_short && is_line('=') => Some((1, text, behind)),
        () if is_short && (is_line('-') || is_line('~')) => Some((2, text, behind)),
        () => None,
    }
}

/// A short line that ends no sentence, in front of something.
fn by_look(lines: &Lines, at: usize) -> Option<(u8, &str, usize)> {
    let text = lines.text(at);
    let next = at.saturating_add(1);
    let follows = lines.next_filled(next)?;
    if is_call(text) && !is_shown(lines, at) {
        return Some((2, text, next));
    }
    if !is_title(text) || leads_to_answer(text) {
        return None;
    }
    let starts_page = lines.next_filled(0) == Some(at);
    let has_gap = follows > next;
    let after = lines.text(follows);
    let starts_capital = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // A line that wraps goes on in small letters.
    let wraps = !has_gap && after.starts_with(|c: char| c.is_lowercase()) && !begins_other_block(lines, follows);
    let is_title = (starts_capital && !wraps) || (has_gap && (starts_page || is_repeated(lines, at)));
    is_title.then_some((2, text.trim_end_matches(':').trim_end(), next))
}

/// Whether the line above says that this one is an example.
fn is_shown(lines: &Lines, at: usize) -> bool {
    let before = (0..at).rev().take(3).find(|line| !lines.is_blank(*line));
    let label = before.map(|before| lines.text(before).trim_end_matches(':').to_lowercase());
    label.is_some_and(|label| {
        let words = label.split_whitespace().count();
        words <= 4
            && ["example", "sample", "for instance"]
                .iter()
                .any(|word| label.contains(word))
    })
}

/// `Returns 201 with:`, which is no title.
fn leads_to_answer(text: &str) -> bool {
    let verbs = ["returns", "answers", "responds", "replies", "gives", "sends"];
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    text.ends_with(':') && verbs.contains(&first.as_str()) && text.contains(' ')
}

/// A page's title often stands twice.
fn is_repeated(lines: &Lines, at: usize) -> bool {
    let before = (0..at).rev().find(|line| !lines.is_blank(*line));
    before.is_some_and(|before| lines.text(before) == lines.text(at)) && text_words(lines.text(at)) > 1
}

fn text_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// `POST /a/b.json` alone on its line.
pub(super) fn is_call(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let method = words.next().unwrap_or_default();
    let address = words.next().unwrap_or_default();
    matches!(method, "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS")
        && (address.starts_with('/')
            || address.starts_with("http")
            || address.starts_with('{')
            || address.starts_with(':'))
        && words.next().is_none()
}

/// Few words, no end of a sentence, no code.
pub(super) fn is_title(text: &str) -> bool {
    let words = text_words(text);
    let most = if text.ends_with(':') { 5 } else { 8 };
    let is_few = (1..=most).contains(&words) && text.chars().count() <= 70;
    let is_open = text.ends_with(['.', ',', ';', '!', '|', '\\', '{', '(', '>', '"']);
    let is_code = text.contains(['=', ';', '{', '}', '<', '"', '|', '\\', '$', '_'])
        || text.contains("://")
        || text.contains("->");
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let is_sentence = text.contains(". ") || text.ends_with(" is") || text.contains(": ");
    is_few && !is_open && !is_code && has_letters && !is_sentence
}

/// The lines up to a blank one or to another block.
pub(super) fn paragraph(lines: &Lines, at: usize) -> (Vec<Block>, usize) {
    let mut text = lines.text(at).to_owned();
    let mut here = at.saturating_add(1);
    while here < lines.len() && !lines.is_blank(here) && !begins_other_block(lines, here) {
        let ends_sentence = lines.text(here.saturating_sub(1)).ends_with(['.', ':', '!', '?']);
        if marked(lines, here).is_some() || (ends_sentence && by_look(lines, here).is_some()) {
            break;
        }
        text.push(' ');
        text.push_str(lines.text(here));
        here = here.saturating_add(1);
    }
    let text = styled(&text);
    let line = lines.number(at);
    let kind = BlockKind::Paragraph(text);
    (vec![Block { kind, line }], here)
}
