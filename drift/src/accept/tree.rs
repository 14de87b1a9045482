//! Small YAML files of drift's own, read with the places of what is wrong in them.

use specwright_codegen::diagnostic::Diagnostics;
use specwright_codegen::source::{SourceSet, Span};
use specwright_codegen::yaml::{Mapping, Node, NodeKind, parse_tree};

use crate::text::days_in_month;
use crate::text::visible;

/// The root of a file, and where its nodes stand.
#[derive(Debug)]
pub(crate) struct Tree {
    sources: SourceSet,
    /// `None` for a file without content.
    pub(crate) root: Option<Node>,
}

impl Tree {
    /// Reads a text; the first thing that is wrong with it is the message.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let sources = SourceSet::new([(String::new(), text.to_owned())]);
        let mut diagnostics = Diagnostics::default();
        let root = sources
            .iter()
            .next()
            .and_then(|(file, source)| parse_tree(file, source, &mut diagnostics));
        if let Some(problem) = diagnostics.iter().next() {
            let line = sources.position(problem.primary.span).line;
            return Err(format!("line {line}: {}", visible(&problem.headline)));
        }
        let root = root.filter(|root| !matches!(root.kind, NodeKind::Empty));
        Ok(Self { sources, root })
    }

    /// A message about a place.
    pub(crate) fn wrong(&self, span: Span, message: impl AsRef<str>) -> String {
        format!("line {}: {}", self.sources.position(span).line, message.as_ref())
    }

    /// A mapping.
    pub(crate) fn mapping<'a>(&self, node: &'a Node, what: &str) -> Result<&'a Mapping, String> {
        let mapping = node.mapping();
        mapping.ok_or_else(|| self.wrong(node.span, format!("{what} is a mapping")))
    }

    /// A single value.
    pub(crate) fn text(&self, node: &Node, key: &str) -> Result<String, String> {
        let scalar = node.scalar().filter(|scalar| !scalar.text.is_empty());
        let scalar = scalar.ok_or_else(|| self.wrong(node.span, format!("`{key}` is a text")))?;
        Ok(scalar.text.clone())
    }

    /// A day.
    pub(crate) fn day(&self, node: &Node, key: &str) -> Result<String, String> {
        let text = self.text(node, key)?;
        match is_day(&text) {
            true => Ok(text),
            false => Err(self.wrong(node.span, format!("`{key}: {}` is no day: yyyy-mm-dd", visible(&text)))),
        }
    }

    /// Refuses keys that are not among the known ones.
    pub(crate) fn only(&self, mapping: &Mapping, known: &[&str]) -> Result<(), String> {
        let unknown = mapping
            .entries
            .iter()
            .find(|entry| !known.contains(&entry.key.value.as_str()));
        let Some(entry) = unknown else { return Ok(()) };
        let message = format!("unknown key `{}`: {}", visible(&entry.key.value), known.join(", "));
        Err(self.wrong(entry.key.span, message))
    }
}

/// Whether a text is a day of the calendar: `2026-02-03`.
pub(crate) fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has_form = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let part = |from, to| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let (true, Some(year), Some(month), Some(day)) = (has_form, part(0, 4), part(5, 7), part(8, 10)) else {
        return false;
    };
    days_in_month(year, month).is_some_and(|last| (1..=last).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_of_the_calendar() {
        for day in ["2026-02-03", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for day in [
            "2026-2-3",
            "2026-02-30",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "",
            "20é6-01-0",
        ] {
            assert!(!is_day(day), "{day}");
        }
    }
}
