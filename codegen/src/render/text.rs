//! Diagnostics for people: headline, excerpt with labels, help.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::conceal::without_secrets;
use crate::diagnostic::{Diagnostic, Diagnostics, Label, Severity};
use crate::source::{Position, SourceFile, SourceSet, Span};
use crate::wording::visible;

/// Longer lines are cut, around the place that is shown.
const LONGEST_LINE: usize = 160;

/// Longer headlines and helps are cut: they repeat words of the spec.
const LONGEST_TEXT: usize = 1000;

/// The width to which excerpts are fitted.
const WIDTH: usize = 160;

/// Renders every diagnostic, and a line that counts them; empty if there are none. `colour` adds terminal colours.
pub fn text(diagnostics: &Diagnostics, sources: &SourceSet, colour: bool) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let renderer = match colour {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let sources = &without_secrets(diagnostics, sources);
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        text.push_str(&render_one(diagnostic, sources, &renderer));
        text.push_str("\n\n");
    }
    text + &summary(diagnostics) + "\n"
}

/// `2 errors, 1 warning`.
fn summary(diagnostics: &Diagnostics) -> String {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let counts = [
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
    ];
    let more = (diagnostics.left_out() > 0).then(|| "and more that are not shown".to_owned());
    counts
        .into_iter()
        .chain([more])
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn render_one(diagnostic: &Diagnostic, sources: &SourceSet, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let headline = visible(&diagnostic.headline, LONGEST_TEXT);
    let excerpts = excerpts(diagnostic, sources);
    let mut group = Group::with_title(level.primary_title(headline.as_str()).id(diagnostic.rule.id));
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet());
    }
    let helps: Vec<_> = diagnostic.help.iter().map(|help| visible(help, LONGEST_TEXT)).collect();
    for help in &helps {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let text = renderer.render(&[group]);
    excerpts
        .iter()
        .fold(text, |text, excerpt| excerpt.with_true_place(text))
}

/// The lines of one file around one label.
struct Excerpt {
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
    fn with_true_place(&self, text: String) -> String {
        let Position { line, column } = self.position;
        if self.shown_column == column as usize {
            return text;
        }
        let shown = format!("{}:{line}:{}", self.path, self.shown_column);
        text.replacen(&shown, &format!("{}:{line}:{column}", self.path), 1)
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
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
fn excerpts(diagnostic: &Diagnostic, sources: &SourceSet) -> Vec<Excerpt> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Rule;
    use crate::source::FileId;

    static RULE: Rule = Rule {
        id: "odd-thing",
        summary: "",
        explanation: "",
    };

    fn span(file: u32, start: u32, end: u32) -> Span {
        Span {
            file: FileId(file),
            start,
            end,
        }
    }

    fn check(texts: &[&str], diagnostic: Diagnostic, expected: &str) {
        let files = texts
            .iter()
            .enumerate()
            .map(|(index, text)| (format!("{index}.yaml"), (*text).to_owned()));
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic);
        assert_eq!(text(&diagnostics, &SourceSet::new(files), false), expected);
    }

    #[test]
    fn an_excerpt_with_label_and_help() {
        check(
            &["a: 1\nlenght: 5..20\n"],
            Diagnostic::error(&RULE, span(0, 5, 11), "`lenght` is odd")
                .label("did you mean `length`?")
                .help("say less"),
            "\
error[odd-thing]: `lenght` is odd
 --> 0.yaml:2:1
  |
2 | lenght: 5..20
  | ^^^^^^ did you mean `length`?
  |
  = help: say less

1 error
",
        );
    }

    #[test]
    fn places_in_two_files() {
        check(
            &["a: 1\n", "b: 2\n"],
            Diagnostic::error(&RULE, span(1, 0, 1), "odd")
                .related(span(0, 0, 1), "first here")
                .warning(),
            "\
warning[odd-thing]: odd
 --> 1.yaml:1:1
  |
1 | b: 2
  | ^
  |
 ::: 0.yaml:1:1
  |
1 | a: 1
  | - first here

1 warning
",
        );
    }

    #[test]
    fn hostile_text_is_shown_and_not_obeyed() {
        check(
            &["a: \u{1b}[31m\u{202e}b\tc\n"],
            Diagnostic::error(&RULE, span(0, 12, 13), "bad \u{1b}[0m\u{202e}\nname"),
            "\
error[odd-thing]: bad \\u{1b}[0m\\u{202e}\\nname
 --> 0.yaml:1:11
  |
1 | a: <U+001B>[31m<U+202E>b c
  |                         ^

1 error
",
        );
    }

    #[test]
    fn a_place_at_the_end_and_one_in_an_empty_file() {
        check(
            &["a: 1\r\n"],
            Diagnostic::error(&RULE, span(0, 6, 6), "odd"),
            "\
error[odd-thing]: odd
 --> 0.yaml:2:1
  |
2 |
  | ^

1 error
",
        );
        check(
            &[""],
            Diagnostic::error(&RULE, span(0, 0, 0), "odd"),
            "\
error[odd-thing]: odd
 --> 0.yaml:1:1
  |
1 |
  | ^

1 error
",
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}HERE{}\n", "é".repeat(5000), "x".repeat(5000));
        let sources = SourceSet::new([("0.yaml".to_owned(), line)]);
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error(&RULE, span(0, 10_000, 10_004), "odd"));
        let text = text(&diagnostics, &sources, false);
        assert!(text.contains("HERE") && text.len() < 1500, "{text}");
    }

    #[test]
    fn colour_only_when_asked() {
        let sources = SourceSet::new([("0.yaml".to_owned(), "a".to_owned())]);
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error(&RULE, span(0, 0, 1), "odd"));
        assert!(!text(&diagnostics, &sources, false).contains('\u{1b}'));
        assert!(text(&diagnostics, &sources, true).contains('\u{1b}'));
    }
}
