//! Error codes of the service's own, with what they mean.

use std::sync::LazyLock;

use regex::Regex;

use crate::phrases::{Column, Topic};

use super::collect::Collector;
use super::entries::{self, Entry};
use super::scope::Owner;
use super::setting::{Direction, Setting};
use super::statuses;
use super::tables::Layout;
use super::{Certainty, Claim, Subject, request_line, words};

/// How many codes one cell may hold.
const MAX_IN_CELL: usize = 20;

static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^-?[A-Za-z0-9][\w.:/-]*$").ok());

static LABEL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^(?:error\s+)?(?:code|number|no\.|error)\s*[:#]?\s*").ok());

/// The codes that a text consists of: `7`, `7, 8`, `E12`, `invalid_request`. Nothing for words and ranges.
pub(super) fn codes(text: &str) -> Vec<String> {
    let text = words::unquoted(text);
    let bare = LABEL
        .as_ref()
        .map_or_else(|| text.into(), |label| label.replace(text, ""));
    let bare = bare.trim().trim_end_matches(':');
    let parts: Vec<_> = bare
        .split([',', '\n', ';'])
        .flat_map(|part| part.split(" or ").flat_map(|part| part.split(" / ")))
        .collect();
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| words::unquoted(part).to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let is_list = !parts.is_empty() && parts.len() <= MAX_IN_CELL && parts.iter().all(|part| is_code(part));
    match is_list {
        true => parts,
        false => Vec::new(),
    }
}

/// A number, or a name of a machine's making.
fn is_code(text: &str) -> bool {
    let is_number = text.chars().all(|character| character.is_ascii_digit());
    let has_digit = text.contains(|character: char| character.is_ascii_digit());
    let is_constant =
        text.len() > 2 && text.contains(['_', '.', '-']) || text.chars().all(|character| character.is_uppercase());
    let has_hump = text
        .chars()
        .zip(text.chars().skip(1))
        .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let is_range = text.split_once('-').is_some_and(|(a, b)| {
        !a.is_empty()
            && [a, b]
                .iter()
                .all(|part| part.chars().all(|character| character.is_ascii_digit()))
    });
    let is_shaped = CODE.as_ref().is_some_and(|code| code.is_match(text));
    is_shaped
        && request_line::method(text).is_none()
        && text.len() <= 60
        && !is_range
        && (is_number && text.len() <= 10 || has_digit || is_constant || has_hump)
}

/// A single word in small letters can be a code too, where all beside it are codes.
fn is_word(text: &str) -> bool {
    text.len() <= 40 && !text.is_empty() && text.chars().all(|character| character.is_ascii_lowercase())
}

/// The column that holds codes, if the table is one of codes.
pub(super) fn column(layout: &Layout<'_>, setting: &Setting) -> Option<usize> {
    let speaks = setting.speaks_of_errors();
    let column = match layout.find(Column::Code) {
        Some(column) => column,
        None if speaks => other_column(layout).or_else(|| beside_statuses(layout))?,
        None => beside_statuses(layout)?,
    };
    let header = layout
        .headers
        .get(column)
        .map(|header| header.to_ascii_lowercase())
        .unwrap_or_default();
    let has_status = layout.has(Column::Status) && layout.find(Column::Status) != Some(column);
    let is_plain = is_plain_list(layout, column, setting) || has_status;
    let is_named = is_plain
        || header.contains("error")
        || header.contains("fault")
        || header.contains("result code")
        || header.contains("return code");
    let cells: Vec<_> = layout.cells(column).map(|cell| cell.text.text.as_str()).collect();
    let fitting = cells
        .iter()
        .filter(|text| !codes(text).is_empty() || is_word(text))
        .count();
    let has_text = layout.has(Column::Text) || layout.columns.len() != 1;
    let are_codes = fitting * 10 >= cells.len() * 8 && !cells.is_empty() && has_text;
    (are_codes && (speaks || is_named) && !statuses::has_strangers(layout)).then_some(column)
}

/// `Code | Meaning` over numbers, where answers are described.
fn is_plain_list(layout: &Layout<'_>, column: usize, setting: &Setting) -> bool {
    let is_pair = layout.columns.len() == 2 && layout.has(Column::Code) && layout.has(Column::Text);
    let is_sent = matches!(setting.direction, Some(Direction::Request)) || setting.nearest() == Some(Topic::Values);
    let is_number = |text: &str| {
        let digits = text.trim().trim_start_matches('-');
        digits.chars().all(|character| character.is_ascii_digit())
    };
    let count = layout.cells(column).count();
    let are_numbers = layout.cells(column).all(|cell| is_number(&cell.text.text));
    let is_of_answers = setting.owner != Owner::Shared || setting.nearest() == Some(Topic::Response);
    is_pair && !is_sent && count > 1 && are_numbers && is_of_answers
}

/// Where no header names the codes: the first column that holds nothing else.
fn other_column(layout: &Layout<'_>) -> Option<usize> {
    let width = layout.rows.first().map_or(0, |row| row.cells.len());
    let holds_codes = |column: &usize| {
        let cells: Vec<_> = layout.cells(*column).map(|cell| cell.text.text.as_str()).collect();
        !cells.is_empty() && cells.iter().all(|text| !codes(text).is_empty())
    };
    let is_other = |column: &usize| {
        !matches!(
            layout.columns.get(*column),
            Some(Column::Status | Column::Text | Column::Type)
        )
    };
    (0..width.min(3)).find(|column| is_other(column) && holds_codes(column))
}

/// Names of a machine's making beside statuses of errors, whatever their header says.
fn beside_statuses(layout: &Layout<'_>) -> Option<usize> {
    let status = layout.find(Column::Status)?;
    let is_error = |text: &str| {
        statuses::line(text).is_some_and(|line| line.is_known() && line.statuses.iter().all(|status| *status >= 400))
    };
    let are_errors = layout.cells(status).all(|cell| is_error(&cell.text.text));
    let is_made = |text: &str| text.contains('_') && is_code(words::unquoted(text));
    let are_made = |column: &usize| layout.cells(*column).all(|cell| is_made(cell.text.text.trim()));
    let width = layout.rows.first().map_or(0, |row| row.cells.len());
    let is_other = |column: &usize| *column != status && layout.columns.get(*column) != Some(&Column::Name);
    (0..width.min(3)).find(|column| are_errors && is_other(column) && are_made(column))
}

static TOLD_STATUS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\bHTTP status(?: code)?\s*:\s*([45]\d\d)\b").ok());

/// The status that a text of a code ends with: "There is one already. HTTP Status Code: 409".
fn told_status(meaning: &str) -> Option<u16> {
    let mut found = TOLD_STATUS.as_ref()?.captures_iter(meaning);
    let first = found.next()?;
    let status = first.get(1)?.as_str().parse().ok();
    status.filter(|_| found.next().is_none())
}

/// Whether the entries of a list are codes.
pub(super) fn are_codes(entries: &[Entry<'_>], setting: &Setting) -> bool {
    let is_code = |entry: &Entry<'_>| {
        let (codes, beside) = beside(entry);
        !codes.is_empty() && !statuses::meaning(entry, &beside).is_empty()
    };
    let is_named = |entry: &Entry<'_>| is_word(&entry.head.text) && !statuses::meaning(entry, "").is_empty();
    let are_words = setting.nearest() == Some(Topic::Codes)
        && entries.iter().any(is_code)
        && entries.iter().all(|entry| is_code(entry) || is_named(entry));
    setting.speaks_of_errors() && !entries.is_empty() && (are_words || entries.iter().all(is_code))
}

/// The codes of an entry, and what stands beside them: `12: unknown user`.
fn beside(entry: &Entry<'_>) -> (Vec<String>, String) {
    let whole = codes(&entry.head.text);
    if !whole.is_empty() {
        return (whole, String::new());
    }
    let (head, rest) = entries::split(&entry.head);
    match rest.text.is_empty() {
        true => (Vec::new(), String::new()),
        false => (codes(&head.text), rest.text),
    }
}

/// Reads entries as codes. The status is a cell's, or the heading's.
pub(super) fn read(entries: &[Entry<'_>], heading_status: Option<u16>, setting: &Setting, out: &mut Collector) {
    for entry in entries {
        let (mut found, beside) = beside(entry);
        if found.is_empty() && is_word(&entry.head.text) {
            found.push(entry.head.text.clone());
        }
        let meaning = statuses::meaning(entry, &beside);
        let mut place = setting.place(&entry.spot, entry.line);
        place.quote = words::quote(&format!("{} {meaning}", entry.head.text));
        let in_cell = entry.cells.iter().find(|(column, _, _)| *column == Column::Status);
        let in_cell: Vec<u16> = in_cell
            .and_then(|(_, cell, _)| statuses::line(&cell.text.text))
            .map(|line| line.statuses)
            .unwrap_or_default();
        for status in &in_cell {
            let own = if found.is_empty() { meaning.as_str() } else { "" };
            statuses::add(*status, own, setting, &place, out);
        }
        let in_text = told_status(&meaning);
        let status = in_cell
            .first()
            .copied()
            .filter(|_| in_cell.len() == 1)
            .or(in_text)
            .or(heading_status);
        if let Some(status) = in_text {
            statuses::add(status, "", setting, &place, out);
        }
        for code in found {
            let subject = Subject::Code(code);
            out.add(
                setting.owner,
                subject.clone(),
                Claim::Exists(None),
                Certainty::Read,
                &place,
            );
            if let Some(status) = status {
                out.add(
                    setting.owner,
                    subject.clone(),
                    Claim::CodeStatus(status),
                    Certainty::Read,
                    &place,
                );
            }
            if !meaning.is_empty() {
                out.add(
                    setting.owner,
                    subject,
                    Claim::Meaning(words::plain(&meaning)),
                    Certainty::Read,
                    &place,
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_codes() {
        let cases: [(&str, &[&str]); 12] = [
            ("7", &["7"]),
            ("7, 8", &["7", "8"]),
            ("007", &["007"]),
            ("-12", &["-12"]),
            ("E12", &["E12"]),
            ("invalid_request", &["invalid_request"]),
            ("MISSING_ARG", &["MISSING_ARG"]),
            ("InvalidKey", &["InvalidKey"]),
            ("Error 12:", &["12"]),
            ("100-199", &[]),
            ("Germany", &[]),
            ("no such thing", &[]),
        ];
        for (text, wanted) in cases {
            assert_eq!(codes(text), wanted, "{text}");
        }
    }
}
