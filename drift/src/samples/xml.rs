//! XML bodies. No document type is processed and no entity is known beyond the five.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::body::{self, Body, MAX_DEPTH};
use super::lines::Lines;
use super::{NOT_SHOWN, ValueKind};

/// How many events are read.
const MAX_EVENTS: usize = 40_000;

/// Roots of web pages, which are no bodies.
const PAGES: &[&str] = &[
    "html", "head", "body", "div", "span", "a", "p", "form", "input", "script", "style", "table", "ul", "ol", "li",
    "img", "iframe", "button", "br", "b", "i", "pre", "link", "meta", "svg",
];

struct Open {
    name: String,
    text: String,
    line: u32,
    children: Vec<String>,
}

/// Reads the document that begins at `start`, and says where it ends.
pub(super) fn read(text: &str, start: usize, lines: &Lines) -> Option<(Body, usize)> {
    let source = text.get(start..)?;
    let mut walk = Walk::new(start, lines);
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    for _ in 0..MAX_EVENTS {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(0);
        match reader.read_event() {
            Ok(event) => {
                let goes_on = walk.event(event, before);
                if !goes_on {
                    break;
                }
            }
            Err(_) => {
                walk.body.damaged(lines.at(start + before), "it is no XML from here on");
                walk.body.is_partial = true;
                break;
            }
        }
    }
    let end = start + usize::try_from(reader.buffer_position()).unwrap_or(source.len());
    walk.finish().map(|body| (body, end.min(text.len())))
}

struct Walk<'a> {
    start: usize,
    lines: &'a Lines,
    open: Vec<Open>,
    too_deep: usize,
    has_root: bool,
    is_page: bool,
    body: Body,
}

impl<'a> Walk<'a> {
    fn new(start: usize, lines: &'a Lines) -> Self {
        Self {
            start,
            lines,
            open: Vec::new(),
            too_deep: 0,
            has_root: false,
            is_page: false,
            body: Body::default(),
        }
    }

    fn finish(mut self) -> Option<Body> {
        if let Some(open) = self.open.last() {
            let (line, name) = (open.line, open.name.clone());
            self.body.damaged(line, &format!("`{name}` is not closed"));
            self.body.is_partial = true;
        }
        while !self.open.is_empty() {
            self.close();
        }
        (self.has_root && !self.is_page && !self.body.values.is_empty()).then_some(self.body)
    }

    /// Whether it goes on after this.
    fn event(&mut self, event: Event<'_>, at: usize) -> bool {
        let line = self.lines.at(self.start + at);
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::Empty(tag) => {
                self.start(&tag, line);
                self.end();
            }
            Event::End(tag) => {
                let name = local(tag.name().as_ref());
                self.end_named(&name, line);
            }
            Event::Text(text) => self.text(&text),
            Event::CData(text) => self.text(&text),
            Event::GeneralRef(name) => {
                let entity: &str = &name;
                let resolved = quick_xml::escape::unescape(&format!("&{entity};")).map(std::borrow::Cow::into_owned);
                self.text(&resolved.unwrap_or_else(|_| format!("&{entity};")));
            }
            Event::Comment(text) => self.body.comment(text.trim(), line),
            Event::DocType(text) => self.body.identifiers.extend(quoted(&text)),
            Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return false,
        }
        let is_over = self.has_root && self.open.is_empty() && self.too_deep == 0;
        !(self.is_page || is_over)
    }

    fn start(&mut self, tag: &BytesStart<'_>, line: u32) {
        let name = local(tag.name().as_ref());
        if !self.has_root {
            self.has_root = true;
            self.is_page = PAGES.contains(&name.to_lowercase().as_str());
        }
        if self.open.len() >= MAX_DEPTH || self.too_deep > 0 {
            self.too_deep += 1;
            self.body.is_partial = true;
            return;
        }
        if let Some(parent) = self.open.last_mut() {
            let is_again = parent.children.contains(&name);
            if !is_again && parent.children.len() < 500 {
                parent.children.push(name.clone());
            } else if is_again {
                let list = body::join(self.open.iter().map(|open| open.name.as_str()).chain([name.as_str()]));
                self.body.is_list(&list);
            }
        }
        self.open.push(Open {
            name,
            text: String::new(),
            line,
            children: Vec::new(),
        });
        let name = self.name();
        self.body.named(&name, line);
        self.attributes(tag, line);
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, line: u32) {
        for attribute in tag.html_attributes().with_checks(false).flatten().take(100) {
            let key: &str = attribute.key.as_ref();
            if key.starts_with("xmlns") || key.starts_with("xsi:") || key.starts_with("xml:") {
                continue;
            }
            let name = format!("{}.{}", self.name(), local(key));
            let value = attribute.value.as_ref().to_owned();
            let text = quick_xml::escape::unescape(&value)
                .map(std::borrow::Cow::into_owned)
                .unwrap_or(value);
            // Rails says in an attribute what an element holds.
            match local(key).as_str() {
                "type" if text == "array" => {
                    let list = self.name();
                    self.body.is_list(&list);
                }
                "type"
                    if matches!(
                        text.as_str(),
                        "integer" | "datetime" | "date" | "boolean" | "decimal" | "float"
                    ) => {}
                "nil" => {}
                _ => self.body.add(name, text.trim(), ValueKind::Text, line),
            }
        }
    }

    fn name(&self) -> String {
        body::join(self.open.iter().map(|open| open.name.as_str()))
    }

    fn text(&mut self, text: &str) {
        if self.too_deep > 0 {
            return;
        }
        if let Some(open) = self.open.last_mut().filter(|open| open.text.len() < 4000) {
            open.text.push_str(text);
        }
    }

    fn end_named(&mut self, name: &str, line: u32) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.open.iter().rposition(|open| open.name == name) {
            Some(at) => {
                if at + 1 < self.open.len() {
                    self.body.damaged(line, &format!("`{name}` is closed around another"));
                }
                while self.open.len() > at {
                    let name = self.name();
                    self.body.named(&name, line);
                    self.close();
                }
            }
            None => self.body.damaged(line, &format!("`{name}` is closed and not open")),
        }
    }

    fn end(&mut self) {
        match self.too_deep {
            0 => self.close(),
            _ => self.too_deep -= 1,
        }
    }

    fn close(&mut self) {
        let name = self.name();
        let Some(open) = self.open.pop() else { return };
        let text = crate::text::one_line(&open.text);
        let is_more = matches!(text.as_str(), "..." | "…") || text.ends_with(" ...");
        if !open.children.is_empty() {
            self.body.is_partial |= is_more || text.contains("...");
            return;
        }
        // An element that holds nothing may be a list, an object or an empty text.
        let shown = if is_more { NOT_SHOWN } else { text.as_str() };
        self.body.add(name, shown, ValueKind::Text, open.line);
    }
}

/// A name without its prefix.
fn local(name: &str) -> String {
    body::name(name.rsplit(':').next().unwrap_or(name))
}

/// The texts in quotes.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '\'']) {
        let quote = rest.get(start..=start).unwrap_or("\"");
        let Some(inner) = rest.get(start + 1..) else { break };
        let Some(end) = inner.find(quote) else { break };
        found.push(body::printable(&inner[..end], 300));
        rest = inner.get(end + 1..).unwrap_or("");
        if found.len() >= 8 {
            break;
        }
    }
    found
}
