//! The lines of a spec that a diagnostic shows: one for each place, cut to a width, with nothing in them that a terminal
//! obeys.

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::text::LONGEST_TEXT;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Position, SourceFile, SourceSet, Span};
use crate::wording::visible;

/// Longer lines are cut, around the place that is shown.
const LONGEST_LINE: usize = 160;

/// The lines of one file around one label.
pub(super) struct Excerpt {
    path: String,
    lines: String,
    marks: Vec<Mark>,
    position: Position,
    /// The column in the excerpt, which is another where the line was cut or has characters that cannot be seen.
    shown_column: usize,
}

struct Mark {
    range: std::ops::Range<usize>,
    text: String,
    is_primary: bool,
}

impl Excerpt {
    /// The renderer counts the columns of the excerpt; people and editors those of the file.
    pub(super) fn with_true_place(&self, text: String) -> String {
        let Position { line, column } = self.position;
        if self.shown_column == column as usize {
            return text;
        }
        let shown = format!("{}:{line}:{}", self.path, self.shown_column);
        text.replacen(&shown, &format!("{}:{line}:{column}", self.path), 1)
    }

    pub(super) fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let snippet = Snippet::source(self.lines.as_str())
            .path(self.path.as_str())
            .line_start(self.position.line as usize);
        self.marks.iter().fold(snippet, |snippet, mark| {
            let kind = match mark.is_primary {
                true => AnnotationKind::Primary,
                false => AnnotationKind::Context,
            };
            snippet.annotation(kind.span(mark.range.clone()).label(mark.text.as_str()))
        })
    }
}

/// One excerpt for each label: related places may be thousands of lines away, or in another file.
pub(super) fn excerpts(diagnostic: &Diagnostic, sources: &SourceSet) -> Vec<Excerpt> {
    let primary = excerpt(&diagnostic.primary, true, sources);
    let related = diagnostic.related.iter().map(|label| excerpt(label, false, sources));
    std::iter::once(primary).chain(related).fold(Vec::new(), merge)
}

/// Labels on the same line of the same file share an excerpt.
fn merge(mut excerpts: Vec<Excerpt>, next: Excerpt) -> Vec<Excerpt> {
    let same = excerpts.iter_mut().find(|known| {
        known.path == next.path && known.position.line == next.position.line && known.lines == next.lines
    });
    match same {
        Some(known) => known.marks.extend(next.marks),
        None => excerpts.push(next),
    }
    excerpts
}

fn excerpt(label: &Label, is_primary: bool, sources: &SourceSet) -> Excerpt {
    let source = sources.file(label.span.file);
    let position = source.position(label.span.start);
    let (lines, range) = visible_line(source, label.span);
    let shown_column = lines.get(..range.start).map_or(0, |before| before.chars().count()) + 1;
    Excerpt {
        path: visible(&source.path, LONGEST_TEXT),
        position,
        shown_column,
        lines,
        marks: vec![Mark {
            range,
            text: visible(&label.text, LONGEST_TEXT),
            is_primary,
        }],
    }
}

/// The line on which a span begins, with everything that cannot be seen made visible, and the span's place in it. A span
/// that goes on is cut at the end of the line; one without width is a character wide where there is one.
fn visible_line(source: &SourceFile, span: Span) -> (String, std::ops::Range<usize>) {
    let (line, start, end) = line_of(source, span);
    let (line, start, end) = cut_line(line, start, end);
    let mut shown = String::new();
    let mut range = 0..0;
    for (at, character) in line.char_indices() {
        if at == start {
            range.start = shown.len();
        }
        if at == end {
            range.end = shown.len();
        }
        push_visible(&mut shown, character);
    }
    if start >= line.len() {
        range.start = shown.len();
    }
    if end >= line.len() {
        range.end = shown.len();
    }
    (shown, range.start..range.end.max(range.start))
}

fn line_of(source: &SourceFile, span: Span) -> (&str, usize, usize) {
    let text = source.text.as_str();
    let start = floor_boundary(text, span.start as usize);
    let end = floor_boundary(text, (span.end as usize).max(start));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[line_start..line_end].trim_end_matches('\r');
    let clamp = |at: usize| (at.max(line_start) - line_start).min(line.len());
    (line, clamp(start), clamp(end))
}

/// At most [`LONGEST_LINE`] characters, with the beginning of the span among them.
fn cut_line(line: &str, start: usize, end: usize) -> (&str, usize, usize) {
    if line.len() <= LONGEST_LINE {
        return (line, start, end);
    }
    let from = floor_boundary(line, start.saturating_sub(LONGEST_LINE / 2));
    let to = floor_boundary(line, (from + LONGEST_LINE).min(line.len()));
    let cut = &line[from..to];
    (cut, start - from, (end - from).min(cut.len()))
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn push_visible(shown: &mut String, character: char) {
    if character == '\t' {
        shown.push(' ');
    } else if crate::load::is_unseen(0, character) {
        shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
    } else {
        shown.push(character);
    }
}
