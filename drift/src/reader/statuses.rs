//! HTTP statuses: numbers in tables, lists, lines and headings, with what they mean.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::page::{Mark, MarkKind, Styled};
use crate::phrases::Column;

use super::collect::Collector;
use super::entries::Entry;
use super::setting::Setting;
use super::tables::Layout;
use super::{Certainty, Claim, Subject, codes, words};

/// Statuses that services answer with, and what each is called.
const KNOWN: &[(u16, &str)] = &[
    (200, "ok"),
    (201, "created"),
    (202, "accepted"),
    (203, "non-authoritative information"),
    (204, "no content"),
    (205, "reset content"),
    (206, "partial content"),
    (207, "multi-status"),
    (301, "moved permanently"),
    (302, "found"),
    (303, "see other"),
    (304, "not modified"),
    (307, "temporary redirect"),
    (308, "permanent redirect"),
    (400, "bad request"),
    (401, "unauthorized"),
    (402, "payment required"),
    (403, "forbidden"),
    (404, "not found"),
    (405, "method not allowed"),
    (406, "not acceptable"),
    (407, "proxy authentication required"),
    (408, "request timeout"),
    (409, "conflict"),
    (410, "gone"),
    (411, "length required"),
    (412, "precondition failed"),
    (413, "payload too large"),
    (414, "uri too long"),
    (415, "unsupported media type"),
    (416, "range not satisfiable"),
    (417, "expectation failed"),
    (418, "i'm a teapot"),
    (420, "enhance your calm"),
    (421, "misdirected request"),
    (422, "unprocessable entity"),
    (423, "locked"),
    (424, "failed dependency"),
    (425, "too early"),
    (426, "upgrade required"),
    (428, "precondition required"),
    (429, "too many requests"),
    (431, "request header fields too large"),
    (451, "unavailable for legal reasons"),
    (500, "internal server error"),
    (501, "not implemented"),
    (502, "bad gateway"),
    (503, "service unavailable"),
    (504, "gateway timeout"),
    (505, "http version not supported"),
    (507, "insufficient storage"),
    (508, "loop detected"),
    (511, "network authentication required"),
];

static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^(?:(HTTP(?:/[\d.]+)?(?:\s+(?:status|code|error|response))*)\s*:?\s*|((?:status|response)(?:\s+code)?)\s*:?\s*|error\s+)?([1-5]\d\d)((?:\s*(?:,|/|and|or)\s*[1-5]\d\d)*)\b(?:\s*[:.,\u{2013}\u{2014}-]+\s*|\s+|$|\s*\n)(.*)$";
    Regex::new(pattern).ok()
});

/// A line that begins with a status.
pub(super) struct StatusLine {
    pub(super) statuses: Vec<u16>,
    pub(super) rest: String,
    /// Whether a word before it says that it is a status.
    pub(super) is_labelled: bool,
}

/// The status of a cell that holds one and perhaps its reason.
pub(super) fn status(text: &str) -> Option<u16> {
    line(text).and_then(|line| line.statuses.first().copied())
}

/// Reads a line that begins with a status: `404 Not Found`, `HTTP 401: no key`, `400, 401`.
pub(super) fn line(text: &str) -> Option<StatusLine> {
    let text = text.trim().replace('\n', " ");
    let found = LINE.as_ref()?.captures(&text)?;
    let mut statuses = vec![found.get(3)?.as_str().parse().ok()?];
    let more = found.get(4)?.as_str();
    let more = more
        .split(|character: char| !character.is_ascii_digit())
        .filter_map(|number| number.parse::<u16>().ok());
    statuses.extend(more);
    let rest = found.get(5).map_or("", |rest| rest.as_str()).trim();
    Some(StatusLine {
        statuses,
        rest: rest.to_owned(),
        is_labelled: found.get(1).is_some() || found.get(2).is_some(),
    })
}

impl StatusLine {
    pub(super) fn is_known(&self) -> bool {
        self.statuses
            .iter()
            .all(|status| KNOWN.iter().any(|(known, _)| known == status))
    }

    /// Whether the words after it are what that status is called.
    pub(super) fn has_reason(&self) -> bool {
        let rest = self.rest.to_ascii_lowercase();
        let is_called = |name: &str| rest.starts_with(name) && !rest[name.len()..].starts_with(char::is_alphanumeric);
        KNOWN
            .iter()
            .any(|(status, name)| self.statuses.contains(status) && is_called(name))
    }
}

/// The column that holds statuses, if the table is one of statuses.
pub(super) fn column(layout: &Layout<'_>, setting: &Setting) -> Option<usize> {
    let named = layout.find(Column::Status).or_else(|| layout.find(Column::Code));
    let speaks = setting.speaks_of_answers();
    let column = named.or_else(|| speaks.then_some(0))?;
    let cells = layout.cells(column).map(|cell| cell.text.text.as_str());
    let lines: Vec<_> = cells.filter(|text| !is_others(text)).map(line).collect();
    let are_statuses = !lines.is_empty() && lines.iter().all(Option::is_some);
    let are_known = lines.iter().flatten().filter(|line| line.is_known()).count() == lines.len();
    let is_sure = layout.has(Column::Status)
        || lines
            .iter()
            .flatten()
            .any(|line| line.statuses.iter().any(|status| *status >= 400));
    let says_more = layout.columns.len() != 1;
    let is_status = match layout.has(Column::Status) {
        true => are_statuses && (speaks || !has_strangers(layout)),
        false => {
            are_statuses
                && are_known
                && (speaks || layout.find(Column::Text).is_some() && is_sure)
                && !has_strangers(layout)
        }
    };
    (is_status && says_more).then_some(column)
}

/// What generators write for all statuses that they do not list.
fn is_others(text: &str) -> bool {
    let others = [
        "default",
        "others",
        "other status codes",
        "any other",
        "any",
        "all others",
    ];
    others.contains(&text.trim().to_ascii_lowercase().as_str())
}

/// Whether a table names statuses where others name fields.
pub(super) fn are_names(layout: &Layout<'_>) -> bool {
    let Some(column) = layout.find(Column::Name) else {
        return false;
    };
    let mut cells = layout.cells(column).map(|cell| cell.text.text.as_str()).peekable();
    let is_status = |text: &str| is_others(text) || line(text).is_some_and(|line| line.is_known());
    cells.peek().is_some_and(|first| !is_others(first)) && cells.all(is_status)
}

/// Columns that a table of statuses or codes does not have.
pub(super) fn has_strangers(layout: &Layout<'_>) -> bool {
    let strangers = [
        "price",
        "cost",
        "country",
        "port",
        "version",
        "plan",
        "currency",
        "rate",
        "year",
        "date",
        "region",
        "quantity",
        "network",
        "tariff",
        "dial",
        "prefix",
        "language",
        "hour",
        "phone",
        "telephone",
        "opening",
        "component",
        "uptime",
        "since",
        "incident",
    ];
    let mut headers = layout.headers.iter().map(|header| header.to_ascii_lowercase());
    headers.any(|header| {
        strangers.iter().any(|word| {
            header
                .split_whitespace()
                .any(|part| part.trim_end_matches('s') == *word)
        })
    })
}

/// The line that an entry's statuses stand in: its head, or what follows a head that says "Code".
fn line_of(entry: &Entry<'_>) -> Option<StatusLine> {
    if !is_label(&entry.head.text) {
        return line(&entry.head.text);
    }
    let text = entry.texts.iter().find(|text| !text.text.is_empty())?;
    let found = line(text.text.lines().next()?)?;
    Some(StatusLine {
        is_labelled: true,
        ..found
    })
}

/// Whether a label says that a status follows.
pub(super) fn is_label(head: &str) -> bool {
    let labels = [
        "code",
        "status",
        "status code",
        "http status",
        "http code",
        "http status code",
    ];
    labels.contains(&head.trim().trim_end_matches(':').to_ascii_lowercase().as_str())
}

/// Whether the entries of a list are statuses.
pub(super) fn are_statuses(entries: &[Entry<'_>], setting: &Setting) -> bool {
    let speaks = setting.speaks_of_answers();
    let is_status = |entry: &Entry<'_>| {
        line_of(entry).is_some_and(|line| {
            line.is_labelled || line.has_reason() || speaks && line.is_known() || entry_has_reason(&line, entry)
        })
    };
    !entries.is_empty() && entries.iter().all(is_status) || are_coded(entries)
}

fn entry_has_reason(line: &StatusLine, entry: &Entry<'_>) -> bool {
    let rest = entry.texts.first().map(|text| text.text.clone()).unwrap_or_default();
    let line = StatusLine {
        statuses: line.statuses.clone(),
        rest,
        is_labelled: false,
    };
    line.has_reason()
}

/// The code that stands right behind a status, set in code: "409 `seat_taken`". Its meaning is what follows.
fn coded(entry: &Entry<'_>) -> Option<(u16, String, String)> {
    let line = line(&entry.head.text)?;
    let [status] = line.statuses[..] else { return None };
    let is_behind = |mark: &&Mark| matches!(mark.kind, MarkKind::Code) && mark.start > 0;
    let mark = entry.head.marks.iter().find(is_behind)?;
    let code = entry.head.text.get(mark.start..mark.end)?.trim();
    let rest = line.rest.strip_prefix(code)?.trim_start();
    let [code] = <[String; 1]>::try_from(codes::codes(code)).ok()?;
    let is_apart = rest.is_empty() || rest.starts_with(['\u{2013}', '\u{2014}', '-', ':']);
    let beside = rest.trim_start_matches(|character: char| !character.is_alphanumeric());
    let is_coded = line.is_known() && is_apart && code.contains(char::is_alphabetic);
    is_coded.then(|| (status, code, meaning(entry, beside)))
}

/// Whether every entry of a list is a status with a code of its own behind it.
fn are_coded(entries: &[Entry<'_>]) -> bool {
    let found: BTreeSet<_> = entries.iter().filter_map(|entry| Some(coded(entry)?.1)).collect();
    entries.len() > 1 && found.len() == entries.len()
}

/// Reads such entries: the statuses, and the codes with what they mean.
fn read_coded(entries: &[Entry<'_>], setting: &Setting, out: &mut Collector) {
    for entry in entries {
        let Some((status, code, meaning)) = coded(entry) else {
            continue;
        };
        let place = place_with(&setting.place(&entry.spot, entry.line), entry);
        add(status, "", setting, &place, out);
        let subject = Subject::Code(code);
        let mut claims = vec![Claim::Exists(None), Claim::CodeStatus(status)];
        if !meaning.is_empty() {
            claims.push(Claim::Meaning(words::plain(&meaning)));
        }
        for claim in claims {
            out.add(setting.owner, subject.clone(), claim, Certainty::Read, &place);
        }
    }
}

/// Reads entries as statuses; those that begin with none are left out.
pub(super) fn read(entries: &[Entry<'_>], setting: &Setting, out: &mut Collector) {
    if are_coded(entries) {
        read_coded(entries, setting, out);
        return;
    }
    for entry in entries {
        let Some(line) = line_of(entry) else { continue };
        let meaning = match line.is_labelled && is_label(&entry.head.text) {
            true => line.rest.clone(),
            false => meaning(entry, &line.rest),
        };
        let place = setting.place(&entry.spot, entry.line);
        for status in line.statuses {
            add(status, &meaning, setting, &place_with(&place, entry), out);
        }
    }
}

fn place_with(place: &super::Place, entry: &Entry<'_>) -> super::Place {
    let mut place = place.clone();
    place.quote = words::quote(&format!("{} {}", entry.head.text, words::join(&entry.texts).text));
    place
}

/// A status and what it means.
pub(super) fn add(status: u16, meaning: &str, setting: &Setting, place: &super::Place, out: &mut Collector) {
    let subject = Subject::Status(status);
    out.add(
        setting.owner,
        subject.clone(),
        Claim::Exists(None),
        Certainty::Read,
        place,
    );
    if !meaning.is_empty() {
        out.add(
            setting.owner,
            subject,
            Claim::Meaning(words::plain(meaning)),
            Certainty::Read,
            place,
        );
    }
}

/// The longest running text; otherwise what stands beside the number or in another cell.
pub(super) fn meaning(entry: &Entry<'_>, beside: &str) -> String {
    let texts = entry.texts.iter().map(|text: &Styled| text.text.as_str());
    let texts = texts.filter(|text| !text.trim().is_empty() && !is_empty_mark(text));
    let text = texts.reduce(|longest, text| if text.len() > longest.len() { text } else { longest });
    let others = entry
        .cells
        .iter()
        .filter(|(column, _, _)| matches!(column, Column::Name | Column::Other));
    let mut others = others.map(|(_, cell, _)| cell.text.text.as_str());
    let other = || others.find(|text| !text.trim().is_empty());
    text.or((!beside.is_empty()).then_some(beside))
        .or_else(other)
        .unwrap_or_default()
        .to_owned()
}

fn is_empty_mark(text: &str) -> bool {
    text.trim()
        .chars()
        .all(|character| "-\u{2013}\u{2014}".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_with_a_status() {
        let cases = [
            ("404 Not Found", Some((vec![404], "Not Found"))),
            ("HTTP: 401 Access denied", Some((vec![401], "Access denied"))),
            ("HTTP/1.1 201 Created", Some((vec![201], "Created"))),
            ("400, 401", Some((vec![400, 401], ""))),
            ("Status code: 422 - wrong", Some((vec![422], "wrong"))),
            ("200", Some((vec![200], ""))),
            ("4040 things", None),
            ("600 no", None),
            ("5xx", None),
            ("1.404", None),
        ];
        for (text, wanted) in cases {
            let found = line(text).map(|line| (line.statuses, line.rest));
            assert_eq!(
                found,
                wanted.map(|(statuses, rest)| (statuses, rest.to_owned())),
                "{text}"
            );
        }
        assert!(line("404 Not Found: no order").unwrap().has_reason());
        assert!(!line("404 characters").unwrap().has_reason());
    }
}
