//! Request lines: `POST /orders`, `GET https://host/orders/:id`, a verb's badge beside a path.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::{MarkKind, Styled};

use super::address::{ADDRESS, Address};

/// The verbs; as a pattern.
const VERB: &str = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";

/// How many words a request line with a title has.
const MOST_WORDS: usize = 9;

/// A method, or an address, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RequestLine {
    pub(super) method: Option<String>,
    pub(super) address: Option<Address>,
}

static WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern =
        format!(r"^(?i:(?:HTTP )?\(?({VERB})\)?(?: request)?)[:\s\u{{2013}}-]*\s({ADDRESS})(?:\s+HTTP/[\d.]+)?$");
    Regex::new(&pattern).ok()
});

static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = format!(
        r"^({VERB})\s+((?:[\w.-]+|\{{\w+\}}|:\w+)(?:/(?:[\w.-]+|\{{\w+\}}|:\w+))+/?(?:\?[\w.=&{{}}\[\]:-]*)?)$"
    );
    Regex::new(&pattern).ok()
});

static INSIDE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"\b({VERB})\b[\s:\u{{2013}}-]*\s({ADDRESS})")).ok());

static METHOD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"^(?i:(?:HTTP[ -]?)?({VERB})(?: request| method)?)$")).ok());

static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"\b({VERB})\b")).ok());

static ADDRESSES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(ADDRESS).ok());

/// A text that is a request line and nothing else, or one that begins with a verb's badge and ends with a few words.
pub(super) fn whole(text: &Styled) -> Option<RequestLine> {
    bare(text).or_else(|| badged(text))
}

/// `GET /orders All orders`, where the verb is a badge: a title.
fn badged(text: &Styled) -> Option<RequestLine> {
    let first = text.marks.first()?;
    let is_badge = first.start == 0 && first.kind == MarkKind::Badge;
    let verb = text.text.get(first.start..first.end).filter(|_| is_badge)?;
    method(verb)?;
    let words = text.text.split_whitespace().count();
    let is_title = words <= MOST_WORDS && !text.text.contains('\n') && !text.text.trim_end().ends_with(['.', ':']);
    let line = inside(text).filter(|_| is_title)?;
    line.address.is_some().then_some(line)
}

fn bare(text: &Styled) -> Option<RequestLine> {
    let text = with_placeholders(text);
    let text = text.trim().trim_end_matches(['.', ':']);
    if text.contains('\n') && text.lines().count() > 2 {
        return None;
    }
    if let Some(found) = WHOLE.as_ref()?.captures(text) {
        return line(found.get(1)?.as_str(), found.get(2)?.as_str());
    }
    let found = BARE.as_ref()?.captures(text)?;
    line(found.get(1)?.as_str(), &format!("/{}", found.get(2)?.as_str()))
}

/// The first request line among other words.
pub(super) fn inside(text: &Styled) -> Option<RequestLine> {
    let text = with_placeholders(text);
    let found = INSIDE.as_ref()?.captures(&text)?;
    line(found.get(1)?.as_str(), found.get(2)?.as_str())
}

/// What stands in brackets at the end of a heading: `Make an order [POST /orders]`, `Orders [/orders]`, `Make [POST]`.
pub(super) fn bracketed(text: &str) -> Option<RequestLine> {
    let (_, inner) = text.trim().strip_suffix(']')?.rsplit_once('[')?;
    let inner = Styled::plain(inner);
    if let Some(line) = whole(&inner) {
        return Some(line);
    }
    let line = RequestLine {
        method: method(&inner.text),
        address: address(&inner),
    };
    (line != RequestLine::default()).then_some(line)
}

/// A method and nothing else: `POST`, `HTTP GET`.
pub(super) fn method(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['(', ')', '[', ']', ':', '.', ' ']);
    let found = METHOD.as_ref()?.captures(text)?;
    Some(found.get(1)?.as_str().to_ascii_uppercase())
}

/// The only method that a text names in capitals.
pub(super) fn only_method(text: &str) -> Option<String> {
    let mut found = WORD.as_ref()?.find_iter(text).map(|found| found.as_str());
    let first = found.next()?;
    found.all(|other| other == first).then(|| first.to_owned())
}

/// A text that is an address and nothing else.
pub(super) fn address(text: &Styled) -> Option<Address> {
    Address::whole(&with_placeholders(text))
}

/// The only address among other words; with a server, or set apart as code.
pub(super) fn only_address(text: &Styled) -> Option<Address> {
    let resolved = with_placeholders(text);
    let coded: Vec<_> = text.marked(|kind| *kind == MarkKind::Code).collect();
    let begins_word = |start: usize| {
        !resolved
            .get(..start)
            .is_some_and(|before| before.ends_with(char::is_alphanumeric))
    };
    let found = ADDRESSES
        .as_ref()?
        .find_iter(&resolved)
        .filter(|found| begins_word(found.start()));
    let found = found.map(|found| found.as_str());
    let found = found.filter(|found| found.contains("://") || coded.iter().any(|code| code.contains(found)));
    let mut found = found.filter_map(Address::read);
    let first = found.next()?;
    found.all(|other| other.path == first.path).then_some(first)
}

fn line(method: &str, address: &str) -> Option<RequestLine> {
    Some(RequestLine {
        method: Some(method.to_ascii_uppercase()),
        address: Some(Address::read(address)?),
    })
}

/// A part of a path that stands in italics is a placeholder.
fn with_placeholders(text: &Styled) -> String {
    let mut resolved = String::new();
    let mut done = 0;
    for mark in text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis) {
        let is_part = mark.start >= done && text.text.get(..mark.start).is_some_and(|before| before.ends_with('/'));
        let inner = text.text.get(mark.start..mark.end).unwrap_or_default();
        let is_word = !inner.is_empty()
            && inner
                .chars()
                .all(|character| character.is_alphanumeric() || character == '_');
        if is_part && is_word {
            resolved += text.text.get(done..mark.start).unwrap_or_default();
            resolved += &format!("{{{inner}}}");
            done = mark.end;
        }
    }
    resolved += text.text.get(done..).unwrap_or_default();
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Mark;

    fn request(line: Option<RequestLine>) -> String {
        let line = line.unwrap_or_default();
        format!(
            "{} {}",
            line.method.unwrap_or_default(),
            line.address.unwrap_or_default().path
        )
    }

    #[test]
    fn whole_lines() {
        let cases = [
            ("POST /orders", "POST /orders"),
            ("GET: https://x.example/v1/a/:id", "GET /v1/a/{id}"),
            ("post /orders", "POST /orders"),
            ("PUT\n/orders/{id}", "PUT /orders/{id}"),
            ("GET statuses/lookup", "GET /statuses/lookup"),
            ("GET /orders HTTP/1.1", "GET /orders"),
            ("Use POST /orders", " "),
            ("GET started", " "),
        ];
        for (text, wanted) in cases {
            assert_eq!(request(whole(&Styled::plain(text))), wanted, "{text}");
        }
    }

    #[test]
    fn lines_among_words() {
        assert_eq!(
            request(inside(&Styled::plain("Create an order (POST /orders)"))),
            "POST /orders"
        );
        assert_eq!(
            request(inside(&Styled::plain("GET /orders - all of them"))),
            "GET /orders"
        );
        assert_eq!(request(inside(&Styled::plain("POST arguments"))), " ");
    }

    #[test]
    fn italics_in_a_path_are_a_placeholder() {
        let text = Styled {
            text: "GET /orders/id/lines".to_owned(),
            marks: vec![Mark {
                start: 12,
                end: 14,
                kind: MarkKind::Emphasis,
            }],
        };
        assert_eq!(request(whole(&text)), "GET /orders/{id}/lines");
    }

    #[test]
    fn methods() {
        assert_eq!(method("HTTP post"), Some("POST".to_owned()));
        assert_eq!(method("posting"), None);
        assert_eq!(only_method("account POST method"), Some("POST".to_owned()));
        assert_eq!(only_method("GET or POST"), None);
    }
}
