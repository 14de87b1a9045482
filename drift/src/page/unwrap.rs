//! Pages that are packed into something else: JSON, a feed, HTML whose signs are escaped.

use serde_json::Value;

use super::detect;
use super::source::Source;

/// Keys under which JSON carries a page.
const KEYS: &[&str] = &[
    "html",
    "body",
    "content",
    "rendered",
    "value",
    "text",
    "body_html",
    "page",
    "document",
    "storage",
    "view",
    "data",
];

/// The page inside, with a note of what it was in; none if the text is the page itself.
pub(super) fn unwrap(source: &Source) -> Option<(Source, &'static str)> {
    let text = source.text.trim_start();
    if text.starts_with(['{', '[']) {
        let value: Value = serde_json::from_str(text).ok()?;
        let page = in_json(&value)?;
        return Some((of_line(page, source.line(1)), "the page was inside JSON"));
    }
    if is_feed(text) {
        let (page, offset) = in_feed(&source.text)?;
        return Some((of_line(&page, source.line_at(offset)), "the page was inside a feed"));
    }
    if is_escaped(text) {
        let page = super::repair::entities(&source.text);
        return detect::has_elements(&page).then(|| (source.replaced(page), "the signs of the HTML were escaped"));
    }
    None
}

/// Text that stood on one line of the file.
fn of_line(text: &str, line: u32) -> Source {
    Source::with_lines(text, |_| line)
}

/// The longest text of HTML under one of the known keys. The library bounds how deep a value goes.
fn in_json(value: &Value) -> Option<&str> {
    let mut best: Option<&str> = None;
    let mut waiting = vec![(value, false)];
    while let Some((value, is_named)) = waiting.pop() {
        match value {
            Value::String(text)
                if is_named && best.is_none_or(|best| best.len() < text.len()) && detect::has_elements(text) =>
            {
                best = Some(text);
            }
            Value::Array(items) => waiting.extend(items.iter().map(|item| (item, is_named))),
            Value::Object(members) => {
                let named = |key: &String| KEYS.contains(&key.to_ascii_lowercase().as_str());
                waiting.extend(members.iter().map(|(key, member)| (member, named(key))));
            }
            _ => {}
        }
    }
    best
}

fn is_feed(text: &str) -> bool {
    let head = text.get(..crate::text::boundary(text, 1500)).unwrap_or_default();
    let is_root = |sign: &str| head.starts_with(sign) || (head.starts_with("<?xml") && head.contains(sign));
    is_root("<rss") || is_root("<feed") || is_root("<rdf:RDF")
}

/// The text of the longest entry.
fn in_feed(text: &str) -> Option<(String, usize)> {
    let mut best: Option<(String, usize)> = None;
    for name in ["content:encoded", "content", "description", "summary"] {
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        for (at, _) in text.match_indices(&open).take(1000) {
            let rest = text.get(at..)?;
            let Some(start) = rest.find('>') else {
                break;
            };
            let Some(end) = rest.find(&close).filter(|end| *end > start) else {
                continue;
            };
            let inner = rest.get(start.saturating_add(1)..end)?.trim();
            let page = match inner.strip_prefix("<![CDATA[") {
                Some(raw) => raw.strip_suffix("]]>").unwrap_or(raw).to_owned(),
                None => super::repair::entities(inner),
            };
            if detect::has_elements(&page) && best.as_ref().is_none_or(|(known, _)| known.len() < page.len()) {
                best = Some((page, at));
            }
        }
        if best.is_some() {
            break;
        }
    }
    best
}

/// `&lt;p&gt;` all over and no element of its own.
fn is_escaped(text: &str) -> bool {
    let escaped = text.matches("&lt;/").count();
    escaped >= 4 && text.starts_with("&lt;") && text.matches("</").count() == 0
}
