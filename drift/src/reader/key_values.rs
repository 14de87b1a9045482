//! Lines and rows such as `URL: https://...` and `Method: POST`.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::{BlockKind, Mark, MarkKind, Styled, Table};

use super::address::Address;
use super::request_line::{self, RequestLine};
use super::words;

static LINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^([\w /-]{3,40}?)\s*(?::|=|\u{2013}|\s-\s)\s*(\S.*)$").ok());

static URL_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let before = r"(?:(?:full|request|resource|http|https|api|service|method|rest|call|target|relative|submission|production|live) )*";
    Regex::new(&format!(
        r"(?i)^(?:the )?{before}(?:url|uri|endpoint|end point|path|route|address|resource|location)s?$"
    ))
    .ok()
});

static METHOD_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let before = r"(?:(?:http|request|api|rest|submission|call|supported|allowed) )*";
    Regex::new(&format!(r"(?i)^{before}(?:method|verb|type|http|request)s?$")).ok()
});

/// What a label says of the request.
enum Part {
    Method(String),
    Line(RequestLine),
}

/// A request as labels say it, over all the lines, rows or items of a block.
pub(super) fn read(kind: &BlockKind) -> Option<RequestLine> {
    let pairs = match kind {
        BlockKind::Paragraph(text) => words::lines(text).iter().flat_map(labelled).collect(),
        BlockKind::Table(table) => rows(table)?,
        BlockKind::Definitions(definitions) => {
            let terms = definitions
                .iter()
                .filter_map(|definition| Some((definition.terms.first()?.text.clone(), &definition.text)));
            terms.map(|(term, text)| (term, text.clone())).collect()
        }
        BlockKind::List(list) => list.items.iter().filter_map(|item| pair(&item.text)).collect(),
        BlockKind::Heading { .. } | BlockKind::Code { .. } => return None,
    };
    request(&pairs)
}

/// The pairs of a line, which may hold several, each behind a label that is set apart.
fn labelled(line: &Styled) -> Vec<(String, Styled)> {
    let labels = line.marks.iter().filter(|mark| mark.kind == MarkKind::Strong);
    let is_key = |mark: &&Mark| line.text.get(mark.start..mark.end).is_some_and(is_key);
    let mut starts: Vec<usize> = labels.filter(is_key).map(|mark| mark.start).collect();
    if starts.len() < 2 {
        return pair(line).into_iter().collect();
    }
    starts.push(line.text.len());
    let parts = starts.windows(2).map(|ends| words::slice(line, ends[0], ends[1]));
    parts.filter_map(|part| pair(&part)).collect()
}

/// `URL: x`, or `URL x` where the label is set apart.
fn pair(line: &Styled) -> Option<(String, Styled)> {
    if let Some(end) = words::leading_mark(line) {
        let label = line.text.get(..end)?;
        let value = words::slice(line, end, line.text.len());
        if is_key(label) && !value.text.is_empty() {
            let start = value.text.len() - value.text.trim_start_matches([':', ' ', '-', '\u{2013}', '=']).len();
            return Some((label.to_owned(), words::slice(&value, start, value.text.len())));
        }
    }
    let found = LINE.as_ref()?.captures(&line.text)?;
    let value = found.get(2)?;
    Some((
        found.get(1)?.as_str().to_owned(),
        words::slice(line, value.start(), value.end()),
    ))
}

/// Two columns with labels on the left; or one row below labels.
fn rows(table: &Table) -> Option<Vec<(String, Styled)>> {
    let all: Vec<_> = table.header.iter().chain(&table.rows).collect();
    let is_upright = all.iter().all(|row| row.cells.len() == 2);
    let left = all
        .iter()
        .filter_map(|row| Some((row.cells.first()?.text.text.clone(), row.cells.get(1)?.text.clone())));
    let left: Vec<_> = left.collect();
    if is_upright && left.iter().any(|(key, _)| is_key(key)) && request(&left).is_some() {
        return Some(left);
    }
    let [header, row] = all.as_slice() else { return None };
    let pairs = header
        .cells
        .iter()
        .zip(&row.cells)
        .map(|(key, value)| (key.text.text.clone(), value.text.clone()));
    Some(pairs.collect())
}

fn request(pairs: &[(String, Styled)]) -> Option<RequestLine> {
    let mut request = RequestLine::default();
    for (key, value) in pairs {
        match part(key, value) {
            Some(Part::Method(method)) => request.method = request.method.or(Some(method)),
            Some(Part::Line(line)) => {
                request.address = request.address.or(line.address);
                request.method = request.method.or(line.method);
            }
            None => {}
        }
    }
    (request != RequestLine::default()).then_some(request)
}

fn part(key: &str, value: &Styled) -> Option<Part> {
    let key = key.trim().trim_end_matches([':', ' ']);
    if METHOD_KEY.as_ref()?.is_match(key)
        && let Some(method) = request_line::method(&value.text)
    {
        return Some(Part::Method(method));
    }
    let names_url = URL_KEY.as_ref()?.is_match(key);
    let names_request = names_url || key.eq_ignore_ascii_case("request") || key.eq_ignore_ascii_case("call");
    if names_request && let Some(line) = request_line::whole(value) {
        return Some(Part::Line(line));
    }
    let address = request_line::address(value)
        .or_else(|| bare_path(&value.text))
        .filter(|_| names_url)?;
    Some(Part::Line(RequestLine {
        method: None,
        address: Some(address),
    }))
}

/// `orders/create.json`
fn bare_path(text: &str) -> Option<Address> {
    let is_path =
        text.contains('/') && !text.contains(' ') && !text.contains("://") && words::is_name(text.split('/').next()?);
    is_path.then(|| Address::whole(&format!("/{text}"))).flatten()
}

/// Whether a label names a request's method or address.
pub(super) fn is_key(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', ' ']);
    let matches = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    matches(&URL_KEY) || matches(&METHOD_KEY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_lines() {
        let cases = [
            (
                "Method: POST\nURL: https://x.example/v1/send",
                Some(("POST", "/v1/send")),
            ),
            ("HTTP Method: get", Some(("GET", "?"))),
            ("Endpoint: PUT /a/{id}", Some(("PUT", "/a/{id}"))),
            ("Request URL: /a/b", Some(("?", "/a/b"))),
            ("Base URL: https://x.example/v1", None),
            ("Note: send it", None),
            ("Method: by hand", None),
        ];
        for (text, wanted) in cases {
            let found = read(&BlockKind::Paragraph(Styled::plain(text)));
            let found = found.map(|line| {
                (
                    line.method.unwrap_or("?".to_owned()),
                    line.address.map_or("?".to_owned(), |address| address.path),
                )
            });
            let wanted = wanted.map(|(method, path)| (method.to_owned(), path.to_owned()));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
