//! Lines, line ends and comments of a YAML text.

use specwright_codegen::yaml::{Entry, Node, NodeKind};

/// How long a line may become.
pub(super) const WIDTH: usize = 120;

/// A text in place of a stretch of bytes.
pub(super) struct Patch {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
}

impl Patch {
    pub(super) fn new(from: usize, to: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { from, to, text }
    }

    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at, at, text)
    }

    /// The text with the patch; line breaks of the patch become those of the text.
    pub(super) fn apply(&self, text: &str) -> Option<String> {
        let patch = match text.contains("\r\n") {
            true => self.text.replace('\n', "\r\n"),
            false => self.text.clone(),
        };
        Some(format!("{}{patch}{}", text.get(..self.from)?, text.get(self.to..)?))
    }
}

/// Where the line of that byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1)
}

/// Where the line of that byte ends, without its break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let end = at + rest.find('\n').unwrap_or(rest.len());
    match text.get(at..end) {
        Some(line) => at + line.trim_end_matches('\r').len(),
        None => end,
    }
}

/// Where the next line begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find('\n').map_or(rest.len(), |end| end + 1)
}

/// How many characters stand before that byte in its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text.get(line_start(text, at)..at)
        .map_or(0, |before| before.chars().count())
}

/// Whether only spaces stand before that byte in its line.
pub(super) fn is_first_of_line(text: &str, at: usize) -> bool {
    text.get(line_start(text, at)..at)
        .is_some_and(|before| before.trim().is_empty())
}

/// Whether the line of that byte is longer than a line should be.
pub(super) fn is_long(text: &str, at: usize) -> bool {
    text.get(line_start(text, at)..line_end(text, at))
        .is_some_and(|line| line.chars().count() > WIDTH)
}

pub(super) fn start(node: &Node) -> usize {
    node.span.start as usize
}

/// Where a value ends. A folded text ends before the line break that the parser counts to it, and a block whose last entry
/// has no value behind that entry's colon.
pub(super) fn end(text: &str, node: &Node) -> usize {
    let (mut inner, mut end) = (node, 0);
    while !is_flow(text, inner) {
        inner = match &inner.kind {
            NodeKind::Mapping(mapping) => {
                let Some(last) = mapping.entries.last() else { break };
                end = end.max(after_colon(text, last));
                &last.value
            }
            NodeKind::List(items) => {
                let Some(last) = items.last() else { break };
                last
            }
            NodeKind::Empty | NodeKind::Scalar(_) => break,
        };
    }
    let (from, to) = (start(inner), inner.span.end as usize);
    text.get(from..to)
        .map_or(to, |written| from + written.trim_end().len())
        .max(end)
}

/// Where the entry of a mapping ends.
pub(super) fn entry_end(text: &str, entry: &Entry) -> usize {
    end(text, &entry.value).max(after_colon(text, entry))
}

/// The byte after the colon of an entry; after its key if there is none, as flow style allows.
pub(super) fn after_colon(text: &str, entry: &Entry) -> usize {
    let key_end = entry.key.span.end as usize;
    let rest = text.get(key_end..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start().len();
    match rest.trim_start().starts_with(':') {
        true => key_end + spaces + 1,
        false => key_end,
    }
}

/// Whether a collection is written in brackets or braces.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    text.get(start(node)..).is_some_and(|rest| rest.starts_with(['[', '{']))
}

/// The comments in a stretch of the text, from `#` to the end of the line. `nodes` are all nodes in it.
pub(super) fn comments(text: &str, from: usize, to: usize, root: &Node) -> Vec<String> {
    let mut scalars = Vec::new();
    add_scalars(root, &mut scalars);
    let mut found = Vec::new();
    let mut at = from;
    while let Some(next) = text.get(at..to).and_then(|rest| rest.find('#')) {
        let here = at + next;
        at = here + 1;
        let is_inside = scalars.iter().any(|&(start, end)| start <= here && here < end);
        let is_apart = text
            .get(..here)
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '\t', '\n']));
        if !is_inside && is_apart {
            let end = line_end(text, here);
            found.extend(text.get(here..end).map(|comment| comment.trim_end().to_owned()));
            at = end;
        }
    }
    found
}

fn add_scalars(root: &Node, scalars: &mut Vec<(usize, usize)>) {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::Empty => {}
            NodeKind::Scalar(_) => scalars.push((start(node), node.span.end as usize)),
            NodeKind::List(items) => open.extend(items),
            NodeKind::Mapping(mapping) => {
                for entry in &mapping.entries {
                    scalars.push((entry.key.span.start as usize, entry.key.span.end as usize));
                    open.push(&entry.value);
                }
            }
        }
    }
}
