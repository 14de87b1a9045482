//! Text of a page with the lines of the file that it came from.

/// Text, decoded or unwrapped, and where its lines stood in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    /// The text, line breaks as `\n`.
    pub(super) text: String,
    /// For each line of the text the line of the file; none when they are the same.
    lines: Option<Vec<u32>>,
}

impl Source {
    /// Text whose lines are those of the file.
    pub(super) fn as_in_file(text: &str) -> Self {
        Self {
            text: one_line_break(text),
            lines: None,
        }
    }

    /// Text whose lines stood elsewhere in the file: for a line of the text, from 0, the line of the file.
    pub(super) fn with_lines(text: &str, line_of: impl Fn(u32) -> u32) -> Self {
        let text = one_line_break(text);
        let lines = (0..text.split('\n').count()).map(|line| line_of(count(line)));
        Self {
            lines: Some(lines.collect()),
            text,
        }
    }

    /// The same lines with other text in them.
    pub(super) fn replaced(&self, text: String) -> Self {
        Self {
            text,
            lines: self.lines.clone(),
        }
    }

    /// The line of the file for a line of the text, both from 1.
    pub(super) fn line(&self, line: u32) -> u32 {
        let Some(lines) = &self.lines else {
            return line;
        };
        let index = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        lines.get(index).or(lines.last()).copied().unwrap_or(1)
    }

    /// The line of the file for a byte of the text.
    pub(super) fn line_at(&self, offset: usize) -> u32 {
        let before = self.text.as_bytes().get(..offset).unwrap_or(self.text.as_bytes());
        self.line(count(before.iter().filter(|byte| **byte == b'\n').count()).saturating_add(1))
    }
}

/// Source that is put together from pieces of another.
#[derive(Debug, Default)]
pub(super) struct SourceWriter {
    text: String,
    lines: Vec<u32>,
}

impl SourceWriter {
    /// Adds text whose first line stood in that line of the file. Its further lines follow one by one.
    pub(super) fn push(&mut self, text: &str, line: u32) {
        if self.lines.is_empty() {
            self.lines.push(line);
        }
        let mut line = line;
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                line = line.saturating_add(1);
                self.text.push('\n');
                self.lines.push(line);
            }
            self.text.push_str(part);
        }
    }

    /// Begins a new line, which stood in that line of the file.
    pub(super) fn new_line(&mut self, line: u32) {
        if self.lines.is_empty() {
            self.lines.push(line);
        } else {
            self.text.push('\n');
            self.lines.push(line);
        }
    }

    /// What was put together.
    pub(super) fn finish(self) -> Source {
        Source {
            text: self.text,
            lines: Some(self.lines),
        }
    }
}

/// A count that is a line; files have less than four thousand million lines.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn one_line_break(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}
