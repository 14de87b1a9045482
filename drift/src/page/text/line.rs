//! The lines of a text.

use super::super::source::{Source, count};
use super::super::styled::is_invisible;

/// A line: without invisible characters, all spaces the same.
#[derive(Debug)]
struct Line {
    /// Its text, indentation kept.
    text: String,
    /// Its number in the file.
    number: u32,
}

/// All lines.
#[derive(Debug)]
pub(super) struct Lines {
    lines: Vec<Line>,
    /// For each line the first from there on that is not blank.
    filled: Vec<Option<usize>>,
}

impl Lines {
    pub(super) fn new(source: &Source) -> Self {
        let line = |(index, text): (usize, &str)| Line {
            text: clean(text),
            number: source.line(count(index).saturating_add(1)),
        };
        let lines: Vec<Line> = source.text.split('\n').enumerate().map(line).collect();
        let mut filled = vec![None; lines.len()];
        let mut next = None;
        for (at, (line, filled)) in lines.iter().zip(&mut filled).enumerate().rev() {
            if !line.text.is_empty() {
                next = Some(at);
            }
            *filled = next;
        }
        Self { lines, filled }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text of a line, indentation and all; nothing behind the end.
    pub(super) fn raw(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.text.as_str())
    }

    /// The text of a line.
    pub(super) fn text(&self, at: usize) -> &str {
        self.raw(at).trim()
    }

    /// How far the line is indented; a tab counts as four.
    pub(super) fn indent(&self, at: usize) -> usize {
        let blanks = self.raw(at).chars().take_while(|c| c.is_whitespace());
        blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }

    pub(super) fn number(&self, at: usize) -> u32 {
        self.lines.get(at).map_or(1, |line| line.number)
    }

    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.text(at).is_empty()
    }

    /// The first line from there on that is not blank, if one is near.
    pub(super) fn next_filled(&self, at: usize) -> Option<usize> {
        self.filled.get(at).copied().flatten()
    }
}

fn clean(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_whitespace() && c != '\t' { ' ' } else { c })
        .collect();
    text.trim_end().to_owned()
}
