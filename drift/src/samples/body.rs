//! What the readers of the formats have in common: the values that they collect, within limits.

use super::{NOT_SHOWN, Remark, SampleValue, ValueKind, secret};

/// How deep a body may nest; what is deeper is left out.
pub(super) const MAX_DEPTH: usize = 32;
/// How many values of a body are kept.
const MAX_VALUES: usize = 2000;
/// How many characters of a name and of a text are kept.
const MAX_NAME: usize = 120;
const MAX_TEXT: usize = 400;

/// What was read of a body.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) values: Vec<SampleValue>,
    pub(super) lists: Vec<String>,
    pub(super) remarks: Vec<Remark>,
    /// What was named last, and in which line: the comments behind it are about it.
    last: Option<(String, u32)>,
    /// A comment that stands alone is about what follows.
    pending: Option<(String, u32)>,
    pub(super) identifiers: Vec<String>,
    pub(super) damage: Option<String>,
    pub(super) is_partial: bool,
}

impl Body {
    /// Keeps a value; texts of secrets are left out.
    pub(super) fn add(&mut self, name: String, text: &str, kind: ValueKind, line: u32) {
        if self.values.len() >= MAX_VALUES {
            self.is_partial = true;
            return;
        }
        let text = match kind == ValueKind::Text && secret::is_one(&name, text) {
            true => NOT_SHOWN.to_owned(),
            false => printable(text, MAX_TEXT),
        };
        self.values.push(SampleValue {
            name,
            in_query: false,
            text,
            kind,
            line,
        });
    }

    /// Something is named here: a value, or the beginning or the end of a container.
    pub(super) fn named(&mut self, name: &str, line: u32) {
        if let Some((text, line)) = self.pending.take() {
            self.remark(name, &text, line);
        }
        self.last = Some((name.to_owned(), line));
    }

    /// Keeps a comment of the thing in whose line it stands, or of the one that follows.
    pub(super) fn comment(&mut self, text: &str, line: u32) {
        let text = crate::text::one_line(&printable(text, 300));
        if text.starts_with("...") || text.starts_with('…') || text.ends_with("...") {
            self.is_partial = true;
            return;
        }
        match self.last.take().filter(|(_, of)| *of == line) {
            Some((name, _)) => {
                self.remark(&name, &text, line);
                self.last = Some((name, line));
            }
            None => self.pending = Some((text, line)),
        }
    }

    /// Keeps what is said of a field.
    pub(super) fn remark(&mut self, name: &str, text: &str, line: u32) {
        let text = crate::text::one_line(&printable(text, 300));
        if !name.is_empty() && !text.is_empty() && self.remarks.len() < MAX_VALUES {
            self.remarks.push(Remark {
                name: name.to_owned(),
                text,
                line,
            });
        }
    }

    /// Keeps the first damage.
    pub(super) fn damaged(&mut self, line: u32, what: &str) {
        self.damage.get_or_insert_with(|| format!("line {line}: {what}"));
    }

    /// Notes that a name is a list's.
    pub(super) fn is_list(&mut self, name: &str) {
        if !name.is_empty() && self.lists.len() < MAX_VALUES && !self.lists.iter().any(|list| list == name) {
            self.lists.push(name.to_owned());
        }
    }

    /// Takes another body's values too.
    pub(super) fn append(&mut self, other: Body) {
        self.values.extend(other.values);
        self.lists.extend(other.lists);
        self.remarks.extend(other.remarks);
        self.identifiers.extend(other.identifiers);
        self.damage = self.damage.take().or(other.damage);
        self.is_partial |= other.is_partial;
    }
}

/// A name as it is kept: printable and not too long.
pub(super) fn name(text: &str) -> String {
    printable(text.trim(), MAX_NAME)
}

/// Without control characters, and not longer than that many characters.
pub(super) fn printable(text: &str, most: usize) -> String {
    let shown = |character: char| {
        if crate::text::is_hidden(character) {
            ' '
        } else {
            character
        }
    };
    text.chars().take(most).map(shown).collect()
}

/// The name with those around it.
pub(super) fn join<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(".")
}
