//! MIME exports of wikis and browsers: the part that holds the page.

use std::collections::VecDeque;

use super::mime_head::{self, Head};
use super::source::Source;
use super::{NotChecked, dates, decode, quoted, refuse, repair};

/// Parts inside parts.
const MAX_DEPTH: usize = 4;
const MAX_PARTS: usize = 2000;
/// Parts that have parts.
const MAX_OPENED: usize = 20;

/// The page that an export holds.
#[derive(Debug, Default)]
pub(super) struct Export {
    pub(super) source: Source,
    pub(super) is_html: bool,
    pub(super) title: Option<String>,
    pub(super) address: Option<String>,
    pub(super) saved: Option<String>,
    pub(super) repairs: Vec<String>,
}

/// Takes an export apart.
pub(super) fn open(bytes: &[u8]) -> Result<Export, NotChecked> {
    let head = mime_head::head(bytes, 0);
    let (start, part) = page_part(bytes, &head).ok_or_else(|| refuse::broken_mime("no part of it is a page"))?;
    let mut export = Export {
        title: head.get("Subject").and_then(subject),
        address: address(&head).or_else(|| address(&part)),
        saved: head.get("Date").and_then(dates::find),
        ..Export::default()
    };
    if head.was_flat || part.was_flat {
        export
            .repairs
            .push("the head of the MIME export had lost its line breaks".to_owned());
    }
    let kind = mailparse::parse_content_type(part.get("Content-Type").unwrap_or("text/plain"));
    export.is_html = kind.mimetype == "text/html" || kind.mimetype.contains("xhtml");
    let end = end_of_part(bytes, &head, &part, start);
    let body = bytes.get(part.body.min(end)..end).unwrap_or_default();
    let first_line = super::line_in(bytes, part.body);
    read_body(
        &mut export,
        &part,
        body,
        first_line,
        kind.params.get("charset").map(String::as_str),
    )?;
    Ok(export)
}

fn read_body(
    export: &mut Export,
    part: &Head,
    body: &[u8],
    first_line: u32,
    charset: Option<&str>,
) -> Result<(), NotChecked> {
    let encoding = part
        .get("Content-Transfer-Encoding")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match encoding.as_str() {
        "quoted-printable" => {
            let (source, repairs) = quoted_source(body, first_line, charset)?;
            export.source = source;
            export.repairs.extend(repairs);
        }
        "base64" => {
            let mut mail = b"Content-Transfer-Encoding: base64\r\n\r\n".to_vec();
            mail.extend_from_slice(body);
            let decoded = mailparse::parse_mail(&mail).and_then(|mail| mail.get_body_raw());
            let decoded = decoded.map_err(|_| refuse::broken_mime("its Base64 cannot be decoded"))?;
            let text = decode::decode(&decoded, charset)?;
            // Its lines are not those of the file.
            export.source = Source::with_lines(&text, |_| first_line);
        }
        _ => {
            let text = decode::decode(body, charset)?;
            export.source = Source::with_lines(&text, |line| first_line.saturating_add(line));
        }
    }
    Ok(())
}

/// Quoted-printable to text, and what had to be repaired.
pub(super) fn quoted_source(
    body: &[u8],
    first_line: u32,
    charset: Option<&str>,
) -> Result<(Source, Vec<String>), NotChecked> {
    let decoded = quoted::decode(body);
    let mut repairs = Vec::new();
    let mut text = decode::decode(&decoded.bytes, charset)?;
    if !decoded.lost_breaks.is_empty() {
        // A place in the bytes is one in the text unless the encoding is another one.
        let places: Vec<usize> = if text.len() == decoded.bytes.len() {
            decoded.lost_breaks
        } else {
            decoded
                .lost_breaks
                .iter()
                .filter_map(|place| {
                    let before = decoded.bytes.get(..*place)?;
                    Some(decode::decode(before, charset).ok()?.len())
                })
                .take(5000)
                .collect()
        };
        repairs.push(format!(
            "{} soft line breaks had become spaces inside words",
            places.len()
        ));
        text = repair::lost_breaks(&text, &places);
    }
    let lines = decoded.lines;
    let line_of = |line: u32| {
        let at = usize::try_from(line).unwrap_or(usize::MAX);
        first_line.saturating_add(lines.get(at).or(lines.last()).copied().unwrap_or(0))
    };
    Ok((Source::with_lines(&text, line_of), repairs))
}

/// What the subject says of the page; exporters put their own name there.
fn subject(value: &str) -> Option<String> {
    let value = value.trim();
    let is_name = !value.is_empty() && !value.starts_with("Exported From") && !value.chars().any(char::is_control);
    let is_shown = |c: &char| !super::styled::is_invisible(*c);
    is_name.then(|| value.chars().filter(is_shown).take(300).collect())
}

fn address(head: &Head) -> Option<String> {
    let location = head
        .get("Snapshot-Content-Location")
        .or_else(|| head.get("Content-Location"))?
        .trim();
    let is_address = location.starts_with("http://") || location.starts_with("https://");
    (is_address && !location.chars().any(char::is_control)).then(|| location.to_owned())
}

/// The first part of HTML, else the first of text, wherever it stands; with its start.
fn page_part(bytes: &[u8], head: &Head) -> Option<(usize, Head)> {
    let mut plain = None;
    let mut waiting = VecDeque::from([(
        0,
        Head {
            fields: head.fields.clone(),
            ..*head
        },
        0_usize,
    )]);
    let mut opened = 0_usize;
    while let Some((start, head, depth)) = waiting.pop_front() {
        let kind = mailparse::parse_content_type(head.get("Content-Type").unwrap_or("text/plain"));
        if kind.mimetype.starts_with("multipart/") {
            let Some(boundary) = kind.params.get("boundary").filter(|boundary| !boundary.is_empty()) else {
                continue;
            };
            opened = opened.saturating_add(1);
            if depth < MAX_DEPTH && opened <= MAX_OPENED {
                for (start, end) in parts(bytes, head.body, boundary) {
                    let head = mime_head::head(bytes.get(..end).unwrap_or(bytes), start);
                    waiting.push_back((start, head, depth.saturating_add(1)));
                }
            }
        } else if kind.mimetype == "text/html" || kind.mimetype.contains("xhtml") {
            return Some((start, head));
        } else if kind.mimetype.starts_with("text/plain") && plain.is_none() {
            plain = Some((start, head));
        }
    }
    plain
}

/// Where parts begin and end: behind each boundary, at the next.
fn parts(bytes: &[u8], from: usize, boundary: &str) -> Vec<(usize, usize)> {
    let sign = format!("--{boundary}");
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = from;
    while let Some(next) = find(bytes, at, sign.as_bytes()) {
        at = next.saturating_add(sign.len());
        if let Some((_, end)) = found.last_mut() {
            *end = next;
        }
        if bytes.get(at..).is_some_and(|rest| rest.starts_with(b"--")) || found.len() >= MAX_PARTS {
            break;
        }
        found.push((at, bytes.len()));
    }
    found
}

/// Where the part ends: at the next line that begins with a boundary which the heads name.
fn end_of_part(bytes: &[u8], head: &Head, part: &Head, start: usize) -> usize {
    if start == 0 {
        return bytes.len();
    }
    let kind = mailparse::parse_content_type(head.get("Content-Type").unwrap_or_default());
    // The boundary that stands in front of the part is the one that ends it.
    let before = bytes.get(..start).unwrap_or_default();
    let line = before
        .rsplit(|byte| matches!(byte, b'\n' | b' '))
        .next()
        .unwrap_or_default();
    let sign = if line.starts_with(b"--") && line.len() > 2 {
        line.to_vec()
    } else {
        format!(
            "--{}",
            kind.params.get("boundary").map(String::as_str).unwrap_or_default()
        )
        .into_bytes()
    };
    find(bytes, part.body, &sign).unwrap_or(bytes.len())
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    if wanted.len() < 3 {
        return None;
    }
    let first = *wanted.first()?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at = at.saturating_add(rest.iter().position(|byte| *byte == first)?);
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        // Boundaries begin with many dashes; the comparison ends at the first other sign.
        at = at.saturating_add(1);
    }
}
