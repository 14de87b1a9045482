//! YAML as text, in the plain form that a person would write.

use std::fmt::Write as _;

/// A node of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Text(String),
    /// A text that must not be taken for a number or for `true`.
    Quoted(String),
    /// A number, `true` or `false`.
    Bare(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn map() -> Self {
        Self::Map(Vec::new())
    }

    /// The map with one entry more.
    pub(crate) fn with(mut self, key: &str, value: Node) -> Self {
        self.put(key, value);
        self
    }

    /// The map with one text more.
    pub(crate) fn say(self, key: &str, text: impl Into<String>) -> Self {
        self.with(key, Self::text(text))
    }

    pub(crate) fn put(&mut self, key: &str, value: Node) {
        if let Self::Map(entries) = self {
            entries.push((key.to_owned(), value));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Map(entries) if entries.is_empty())
    }

    /// The document.
    pub(crate) fn document(&self) -> String {
        let mut out = String::new();
        write_block(self, 0, &mut out);
        out
    }
}

/// Maps of maps as blocks, what is small enough for a line as flow.
fn write_block(node: &Node, depth: usize, out: &mut String) {
    let Node::Map(entries) = node else {
        let _ = writeln!(out, "{:1$}{2}", "", depth * 2, flow(node));
        return;
    };
    for (key, value) in entries {
        let _ = write!(out, "{:1$}{2}:", "", depth * 2, scalar(key));
        let line = flow(value);
        let is_block = matches!(value, Node::Map(inner) if !inner.is_empty()) && (depth < 2 || line.len() > 90);
        if is_block {
            out.push('\n');
            write_block(value, depth + 1, out);
        } else {
            let _ = writeln!(out, " {line}");
        }
    }
}

fn flow(node: &Node) -> String {
    match node {
        Node::Text(text) => scalar(text),
        Node::Quoted(text) => quoted(text),
        Node::Bare(text) => text.clone(),
        Node::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Node::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Node::Map(entries) => {
            let inner = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", scalar(key), flow(value)));
            format!("{{ {} }}", inner.collect::<Vec<_>>().join(", "))
        }
    }
}

fn scalar(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || " _-./+=?".contains(letter);
    let begins_well = text.starts_with(|first: char| first.is_ascii_alphanumeric());
    let is_web_address = text.starts_with("http") && text.contains("://");
    let inner = if is_web_address {
        text.replacen("://", "/", 1)
    } else {
        text.to_owned()
    };
    let is_null = text.eq_ignore_ascii_case("null");
    if begins_well && !is_null && !text.ends_with(' ') && inner.chars().all(is_plain) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

fn quoted(text: &str) -> String {
    match text.chars().any(char::is_control) {
        true => escaped(text),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if letter.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}
