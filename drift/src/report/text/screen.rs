//! Lines that fit the screen.

use crate::report::visible::{cut, width, wrapped};

/// How wide a screen is.
pub(super) const COLUMNS: usize = 100;

/// Lines, one after the other.
#[derive(Debug, Default)]
pub(super) struct Screen {
    lines: Vec<String>,
}

impl Screen {
    /// A line; what does not fit is cut.
    pub(super) fn line(&mut self, text: &str) {
        self.lines.push(cut(text, COLUMNS).trim_end().to_owned());
    }

    /// An empty line, unless there is one already.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// As many lines as a text needs, the later ones further in. Runs of spaces are kept in a text that fits one line.
    pub(super) fn wrap(&mut self, indent: usize, hanging: usize, text: &str) {
        self.wrap_at_most(usize::MAX, indent, hanging, text);
    }

    /// At most so many lines of a text.
    pub(super) fn wrap_at_most(&mut self, most: usize, indent: usize, hanging: usize, text: &str) {
        if indent + width(text) <= COLUMNS {
            return self.line(&format!("{}{text}", " ".repeat(indent)));
        }
        let lines = wrapped(text, COLUMNS.saturating_sub(indent + hanging));
        let is_cut = lines.len() > most;
        for (at, line) in lines.iter().take(most).enumerate() {
            let indent = if at == 0 { indent } else { indent + hanging };
            let ellipsis = if is_cut && at + 1 == most { " …" } else { "" };
            self.line(&format!("{}{line}{ellipsis}", " ".repeat(indent)));
        }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}
