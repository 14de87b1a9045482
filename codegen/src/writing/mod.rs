//! A spec's file as a tree from which anything can be taken out, and its text. For those who write specs: drafts, imports.

mod names;
pub mod settle;
mod text;

pub use names::{capital, pascal, sentence, snake};
use text::wrapped;
pub use text::{is_hidden, is_word, quoted, visible};

/// How wide a line may be.
const COLUMNS: usize = 110;

/// A mapping, its entries in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// What was left out of it, as comments at its end.
    pub left_out: Vec<String>,
}

/// A key, its value and what stands above them.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// What stands above it.
    pub comment: Option<String>,
    /// A number that the writer ties to it, to know it again.
    pub mark: Option<usize>,
}

/// What a key has.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// YAML as it is, in one line.
    Yaml(String),
    /// Words, in quotes where they need them.
    Text(String),
    /// Keys and values.
    Map(Map),
}

/// The indices of the entries on the way to an entry.
pub type Path = Vec<usize>;

impl Map {
    /// Adds an entry.
    pub fn add(&mut self, key: impl Into<String>, value: Value) {
        self.entries.push(Entry {
            key: key.into(),
            value,
            comment: None,
            mark: None,
        });
    }

    /// Adds YAML as it is.
    pub fn yaml(&mut self, key: &str, yaml: impl Into<String>) {
        self.add(key, Value::Yaml(yaml.into()));
    }

    /// Adds a text from a page as a value.
    pub fn value(&mut self, key: &str, text: &str) {
        self.yaml(key, quoted(text));
    }

    /// Adds words.
    pub fn text(&mut self, key: &str, words: impl Into<String>) {
        self.add(key, Value::Text(words.into()));
    }

    /// Adds a mapping, unless there is nothing in it.
    pub fn map(&mut self, key: impl Into<String>, map: Map) {
        if !map.entries.is_empty() || !map.left_out.is_empty() {
            self.add(key, Value::Map(map));
        }
    }

    /// Adds words to what is in doubt.
    pub fn doubt(&mut self, words: &str) {
        let known = self
            .entries
            .iter_mut()
            .find(|entry| entry.key == "doubt")
            .map(|entry| &mut entry.value);
        match known {
            Some(Value::Text(known)) => *known = format!("{known} {words}"),
            _ => self.text("doubt", words),
        }
    }

    /// The mapping with what is in doubt at its end.
    pub fn with_doubts_last(mut self) -> Self {
        let doubts = |entry: &Entry| entry.key == "doubt";
        let (doubts, mut entries): (Vec<_>, Vec<_>) = self.entries.into_iter().partition(doubts);
        entries.extend(doubts);
        self.entries = entries;
        self
    }

    /// The YAML at a key, if it stands there as it is.
    pub fn yaml_of(&self, key: &str) -> Option<&str> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        match &entry.value {
            Value::Yaml(yaml) => Some(yaml),
            _ => None,
        }
    }

    /// Whether there is an entry of that key.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Says that something was left out.
    pub fn leave_out(&mut self, words: impl Into<String>) {
        self.left_out.push(words.into());
    }

    /// The mapping in which the last entry of a path stands.
    pub fn around(&mut self, path: &[usize]) -> Option<&mut Map> {
        let (_, way) = path.split_last()?;
        let mut map = self;
        for &index in way {
            map = match &mut map.entries.get_mut(index)?.value {
                Value::Map(inner) => inner,
                _ => return None,
            };
        }
        Some(map)
    }

    /// The entry at a path.
    pub fn entry(&mut self, path: &[usize]) -> Option<&mut Entry> {
        let last = *path.last()?;
        self.around(path)?.entries.get_mut(last)
    }

    /// The keys on a path.
    pub fn keys(&self, path: &[usize]) -> Vec<&str> {
        let mut keys = Vec::new();
        let mut map = Some(self);
        for &index in path {
            let Some(entry) = map.and_then(|map| map.entries.get(index)) else {
                break;
            };
            keys.push(entry.key.as_str());
            map = match &entry.value {
                Value::Map(inner) => Some(inner),
                _ => None,
            };
        }
        keys
    }
}

/// A text, and where each entry of the tree begins in it.
#[derive(Debug, Default)]
pub struct Written {
    /// The file.
    pub text: String,
    /// Lines from 1, in order.
    pub lines: Vec<(u32, Path)>,
    line: u32,
}

/// Writes a file. With `in_lines`, every entry has a line of its own; else short mappings are written in one.
pub fn write(map: &Map, head: &str, in_lines: bool) -> Written {
    let mut written = Written::default();
    for line in head.lines() {
        written.push(&format!("# {line}"));
    }
    written.map(map, 0, &mut Vec::new(), in_lines);
    written
}

impl Written {
    fn push(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
        self.line += 1;
    }

    fn map(&mut self, map: &Map, indent: usize, path: &mut Path, in_lines: bool) {
        let keys = |at: usize| map.entries.get(at).map(|entry| entry.key.as_str());
        let is_sparse = path.is_empty() || (path.len() == 1 && map.entries.iter().any(|entry| is_large(&entry.value)));
        for (at, entry) in map.entries.iter().enumerate() {
            let is_section = matches!(entry.value, Value::Map(_)) || (path.len() == 1 && keys(0) != Some(&entry.key));
            if is_sparse && at > 0 && is_section {
                self.push("");
            }
            path.push(at);
            self.entry(entry, indent, path, in_lines);
            path.pop();
        }
        for words in &map.left_out {
            self.comment(&format!("Left out: {words}"), indent);
        }
    }

    fn comment(&mut self, words: &str, indent: usize) {
        let words = visible(words);
        for line in wrapped(&words, COLUMNS.saturating_sub(indent + 2).max(40)) {
            self.push(&format!("{}# {line}", " ".repeat(indent)));
        }
    }

    fn entry(&mut self, entry: &Entry, indent: usize, path: &mut Path, in_lines: bool) {
        if let Some(comment) = &entry.comment {
            self.comment(comment, indent);
        }
        let start = format!("{}{}:", " ".repeat(indent), key(&entry.key));
        self.lines.push((self.line + 1, path.clone()));
        match &entry.value {
            Value::Yaml(yaml) => self.push(&format!("{start} {yaml}")),
            Value::Text(words) => self.words(&start, words, indent),
            Value::Map(map) if map.entries.is_empty() && map.left_out.is_empty() => self.push(&format!("{start} {{}}")),
            Value::Map(map) => match flow(map).filter(|flow| !in_lines && start.chars().count() + flow.len() < COLUMNS)
            {
                Some(flow) if indent > 0 => self.push(&format!("{start} {flow}")),
                _ => {
                    let empty = if map.entries.is_empty() { " {}" } else { "" };
                    self.push(&format!("{start}{empty}"));
                    self.map(map, indent + 2, path, in_lines);
                }
            },
        }
    }

    fn words(&mut self, start: &str, words: &str, indent: usize) {
        let line = format!("{start} {}", quoted(words));
        if line.chars().count() <= COLUMNS || words.contains(char::is_control) || words.is_empty() {
            return self.push(&line);
        }
        self.push(&format!("{start} >-"));
        for line in wrapped(words, COLUMNS.saturating_sub(indent + 2).max(40)) {
            self.push(&format!("{}{line}", " ".repeat(indent + 2)));
        }
    }
}

/// A value that takes more than a line.
fn is_large(value: &Value) -> bool {
    match value {
        Value::Map(map) => flow(map).is_none_or(|flow| flow.len() > 80),
        _ => false,
    }
}

/// A mapping in one line, if nothing in it needs a line of its own.
fn flow(map: &Map) -> Option<String> {
    if !map.left_out.is_empty() || map.entries.is_empty() || map.entries.len() > 8 {
        return None;
    }
    let mut parts = Vec::new();
    for entry in &map.entries {
        let value = match (&entry.value, &entry.comment) {
            (_, Some(_)) => return None,
            // Bare braces mean something else within others.
            (Value::Yaml(yaml), _) if yaml.contains('{') && !yaml.starts_with(['{', '\'', '"', '[']) => return None,
            (Value::Yaml(yaml), _) => yaml.clone(),
            (Value::Text(words), _) => quoted(words),
            (Value::Map(inner), _) => flow(inner)?,
        };
        parts.push(format!("{}: {value}", key(&entry.key)));
    }
    Some(format!("{{ {} }}", parts.join(", ")))
}

fn key(key: &str) -> String {
    let is_number = !key.is_empty() && key.len() < 10 && key.bytes().all(|byte| byte.is_ascii_digit());
    match is_number && !(key.len() > 1 && key.starts_with('0')) {
        true => key.to_owned(),
        false => quoted(key),
    }
}
