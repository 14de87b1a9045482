//! YAML as a tree with places. The only module that knows the parser crate is `events` below it; the rest of the
//! compiler sees these nodes, so that the crate can be replaced.

mod events;
mod rules;
mod syntax_error;

use crate::source::{Span, Spanned};

pub use events::parse_tree;
pub(crate) use rules::{RULES, TOO_DEEP};

/// How deep lists and mappings may be nested.
pub(crate) const DEEPEST_NESTING: usize = 64;

/// A value of the file and its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// Nothing, `~` or `null`.
    Empty,
    /// A single value.
    Scalar(Scalar),
    /// Items.
    List(Vec<Node>),
    /// Keys and values.
    Mapping(Mapping),
}

/// Text as written: `0123`, `no` and `1.10` stay what they are.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// The text.
    pub text: String,
    /// Without quotes; only then can it be a number or `true`.
    pub plain: bool,
    /// Where the text begins in the file, when it stands there word for word.
    content_start: Option<u32>,
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// One for each key.
    pub entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The single value, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn list(&self) -> Option<&[Node]> {
        match &self.kind {
            NodeKind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The keys and values, if it is a mapping.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.kind {
            NodeKind::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The place of a part of a scalar's text, for messages about that part; the whole scalar where the text does not
    /// stand in the file word for word.
    pub(crate) fn part_span(&self, start: usize, end: usize) -> Span {
        let Some(content) = self.scalar().and_then(|scalar| scalar.content_start) else {
            return self.span;
        };
        let offset = |at: usize| content.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Span {
            start: offset(start),
            end: offset(end),
            ..self.span
        }
    }

    /// What the value is, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.kind {
            NodeKind::Empty => "nothing",
            NodeKind::Scalar(_) => "a single value",
            NodeKind::List(_) => "a list",
            NodeKind::Mapping(_) => "a mapping",
        }
    }
}

impl Mapping {
    /// The entry of that key; the first, should it be there twice.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }

    /// The value of that key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use serde_yaml::Value;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceSet;

    fn tree(text: &str) -> (Option<Node>, Diagnostics) {
        let sources = SourceSet::new([("a.yaml".to_owned(), text.to_owned())]);
        let mut diagnostics = Diagnostics::default();
        let (file, source) = sources.iter().next().unwrap();
        let node = parse_tree(file, source, &mut diagnostics);
        (node, diagnostics)
    }

    /// A node as text: values with their places, as bytes from and to.
    fn outline(node: &Node) -> String {
        let place = format!("@{}-{}", node.span.start, node.span.end);
        match &node.kind {
            NodeKind::Empty => format!("nothing{place}"),
            NodeKind::Scalar(scalar) => format!("{:?}{}{place}", scalar.text, if scalar.plain { "" } else { "q" }),
            NodeKind::List(items) => {
                let items: Vec<_> = items.iter().map(outline).collect();
                format!("[{}]{place}", items.join(", "))
            }
            NodeKind::Mapping(mapping) => {
                let entries = mapping.entries.iter();
                let entries: Vec<_> = entries
                    .map(|entry| format!("{}: {}", entry.key.value, outline(&entry.value)))
                    .collect();
                format!("{{{}}}{place}", entries.join(", "))
            }
        }
    }

    fn check(text: &str, expected: &str) {
        let (node, diagnostics) = tree(text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(outline(&node.unwrap()), expected);
    }

    #[test]
    fn scalars_stay_as_written() {
        check("a: 0123", "{a: \"0123\"@3-7}@0-7");
        check("a: no\nb: 1.10\n", "{a: \"no\"@3-5, b: \"1.10\"@9-13}@0-13");
        check("a: 'x''y'", "{a: \"x'y\"q@3-9}@0-9");
        check("# c\na: \"é\" # d\n", "{a: \"é\"q@7-11}@4-11");
        check("a: >-\n  b\n  c\n", "{a: \"b c\"q@8-14}@0-14");
    }

    #[test]
    fn nothing_is_told_apart_from_text() {
        check(
            "a:\nb: ~\nc: null\nd: ''\ne: 'null'\n",
            "{a: nothing@1-1, b: nothing@6-7, c: nothing@11-15, d: \"\"q@19-21, e: \"null\"q@25-31}@0-31",
        );
        check("", "nothing@0-0");
        check("# nothing\n", "nothing@0-0");
    }

    #[test]
    fn collections_end_with_their_last_value() {
        check(
            "a:\n  - 1\n  - {b: [2]}\n\n# end\nc: 3\n",
            "{a: [\"1\"@7-8, {b: [\"2\"@18-19]@17-20}@13-21]@5-21, c: \"3\"@32-33}@0-33",
        );
    }

    #[test]
    fn parts_of_a_scalar_have_places() {
        let place = |text: &str| {
            let (node, _) = tree(text);
            let node = node.unwrap();
            let span = node.mapping().unwrap().entries[0].value.part_span(1, 2);
            (span.start, span.end)
        };
        assert_eq!(place("a: bcd"), (4, 5));
        assert_eq!(place("a: 'bcd'"), (5, 6));
        // The text is not in the file word for word: the whole scalar.
        assert_eq!(place("a: 'b''d'"), (3, 9));
    }

    #[test]
    fn both_places_of_a_duplicate_key_are_reported() {
        let (node, diagnostics) = tree("a: 1\nb: 2\na: 3\n");
        let found = diagnostics.iter().next().unwrap();
        assert_eq!((found.primary.span.start, found.related[0].span.start), (10, 0));
        assert_eq!(
            node.unwrap()
                .mapping()
                .unwrap()
                .get("a")
                .unwrap()
                .scalar()
                .unwrap()
                .text,
            "1"
        );
    }

    /// Another reader of YAML sees the same in every spec of the workspace.
    #[test]
    fn specs_read_like_with_serde_yaml() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut files = Vec::new();
        for folder in ["spec", "tests/accept"] {
            add_yaml_files(&root.join(folder), &mut files);
        }
        assert!(!files.is_empty());
        for path in files {
            let text = std::fs::read_to_string(&path).unwrap();
            let (node, diagnostics) = tree(&text);
            assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", path.display());
            let value: Value = serde_yaml::from_str(&text).unwrap();
            assert!(is_same(&node.unwrap(), &value), "{}", path.display());
        }
    }

    fn add_yaml_files(folder: &Path, files: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                add_yaml_files(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                files.push(path);
            }
        }
    }

    fn is_same(node: &Node, value: &Value) -> bool {
        match (&node.kind, value) {
            (NodeKind::Empty, Value::Null) => true,
            (NodeKind::Scalar(scalar), value) => is_same_scalar(&scalar.text, value),
            (NodeKind::List(items), Value::Sequence(values)) => {
                items.len() == values.len() && items.iter().zip(values).all(|(item, value)| is_same(item, value))
            }
            (NodeKind::Mapping(mapping), Value::Mapping(values)) => {
                let pairs = mapping.entries.iter().zip(values);
                mapping.entries.len() == values.len()
                    && pairs.into_iter().all(|(entry, (key, value))| {
                        is_same_scalar(&entry.key.value, key) && is_same(&entry.value, value)
                    })
            }
            _ => false,
        }
    }

    fn is_same_scalar(text: &str, value: &Value) -> bool {
        match value {
            Value::String(other) => text == other,
            Value::Bool(other) => text == other.to_string(),
            Value::Number(other) => text.parse::<f64>().ok() == other.as_f64(),
            _ => false,
        }
    }
}
