//! Form bodies and query strings.

use super::body::{self, Body};
use super::{SampleValue, ValueKind};

/// How many pairs are read.
const MAX_PAIRS: usize = 200;

/// Whether a text is a form body: pairs with `=`, one after the other with `&`.
pub(super) fn is_one(text: &str) -> bool {
    let text = text.trim();
    let pairs = text.split('&').map(str::trim).filter(|pair| !pair.is_empty());
    let is_pair = |pair: &str| pair.split_once('=').is_some_and(|(name, _)| is_name(name));
    text.contains('=')
        && !text.contains(['{', '<', '"', ';'])
        && pairs.clone().count() > 0
        && pairs.clone().all(is_pair)
}

fn is_name(name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '%' | ':' | '$');
    !name.is_empty() && name.len() < 100 && name.chars().all(inside)
}

/// Reads pairs; `in_query` says where they travel.
pub(super) fn read(text: &str, in_query: bool, first_line: u32) -> Body {
    let mut body = Body::default();
    let mut line = first_line;
    for pair in text.split('&').take(MAX_PAIRS) {
        let own = line.saturating_add(breaks(pair.get(..pair.len() - pair.trim_start().len()).unwrap_or("")));
        line = line.saturating_add(breaks(pair));
        let pair = crate::text::one_line(pair);
        if matches!(pair.as_str(), "..." | "…") {
            body.is_partial = true;
        } else if !pair.is_empty() {
            let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
            add(&mut body, &decode(name), &decode(value), in_query, own);
        }
    }
    body
}

fn breaks(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(0)
}

/// Keeps a pair whose name has its brackets: `invoice[items][][name]`.
pub(super) fn add(body: &mut Body, name: &str, value: &str, in_query: bool, line: u32) {
    let (plain, list) = dotted(name);
    if plain.is_empty() {
        return;
    }
    if let Some(list) = list {
        body.is_list(&list);
    }
    let before = body.values.len();
    body.add(plain, value, ValueKind::Text, line);
    body.values
        .iter_mut()
        .skip(before)
        .for_each(|value: &mut SampleValue| value.in_query = in_query);
}

/// `a[b][]` as `a.b`, and which of its names is a list.
fn dotted(name: &str) -> (String, Option<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut list = None;
    for part in name.split('[').take(body::MAX_DEPTH) {
        let part = part.trim_end_matches(']').trim();
        if part.is_empty() || part.chars().all(|c| c.is_ascii_digit()) {
            list = list.or_else(|| (!names.is_empty()).then(|| names.join(".")));
            continue;
        }
        names.push(body::name(part));
    }
    (names.join("."), list)
}

/// Percent signs and pluses decoded; what is no escape stays as it is.
pub(super) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let escape = (*byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match (byte, escape.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (_, Some(escaped)) => {
                decoded.push(escaped);
                at += 2;
            }
            (b'+', _) => decoded.push(b' '),
            _ => decoded.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// The path of an address and its query, without server and fragment.
pub(super) fn address(text: &str) -> (Option<String>, Option<String>) {
    let text = text.trim();
    let text = text
        .split('#')
        .next()
        .filter(|head| !head.is_empty() && !text.contains("#{"))
        .unwrap_or(text);
    let (place, query) = match text.split_once('?') {
        Some((place, query)) => (place, Some(query.to_owned())),
        None => (text, None),
    };
    let local = match place.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)),
        None if place.starts_with('/') => Some(place),
        None => place.find('/').and_then(|at| place.get(at..)),
    };
    let path = local
        .map(|path| body::printable(path, 300))
        .filter(|path| path.len() > 1);
    (path, query)
}
