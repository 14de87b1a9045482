//! Diagnostics for people: headline, excerpt with labels, help.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Renderer};

use super::conceal::without_secrets;
use super::excerpt::excerpts;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::SourceSet;
use crate::wording::visible;

/// Longer headlines and helps are cut: they repeat words of the spec.
pub(super) const LONGEST_TEXT: usize = 1000;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Rule;
    use crate::source::{FileId, Span};

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
