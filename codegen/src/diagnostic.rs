//! A problem in a spec, as data. How it looks is decided by the renderers below this module.

use crate::source::Span;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No client can be made from this spec.
    Error,
    /// A client can be made, but a reader should look here.
    Warning,
}

/// One rule of the language: the stable id under which its findings are reported and explained.
#[derive(Debug)]
pub struct Rule {
    /// Stable, in kebab case, named for what is wrong: it reads well after the word "allow".
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// What `specwright explain` prints: why it is refused, an example, the cure. Markdown.
    pub explanation: &'static str,
}

/// A place with a few words about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: String,
}

/// A problem in a spec.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// One line that says what is wrong.
    pub headline: String,
    /// Where it is wrong.
    pub primary: Label,
    /// Other places that belong to it, such as the first of two clashing names.
    pub related: Vec<Label>,
    /// What to write instead.
    pub help: Vec<String>,
    /// Whether what the primary place says may be a real secret: no excerpt, of this or another problem, shows it.
    pub conceals: bool,
}

/// So many problems are none that a person works through. A file of another kind may have one in every line, and neither
/// memory nor time is spent on more.
pub const MOST_PROBLEMS: usize = 1000;

/// The problems that one stage found, up to [`MOST_PROBLEMS`] of them.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    left_out: usize,
}

impl Diagnostic {
    /// An error of `rule` at `span`.
    pub fn error(rule: &'static Rule, span: Span, headline: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            headline: headline.into(),
            primary: Label {
                span,
                text: String::new(),
            },
            related: Vec::new(),
            help: Vec::new(),
            conceals: false,
        }
    }

    /// The same problem as a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Says what is to be seen at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Says that no excerpt may show the primary place.
    #[must_use]
    pub fn conceal(mut self) -> Self {
        self.conceals = true;
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds a line that says what to write.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}

impl Diagnostics {
    /// Adds a problem; one too many is only counted.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.found.push(diagnostic);
            return;
        }
        self.left_out += 1;
        // Warnings must not hide that there is an error.
        if diagnostic.severity == Severity::Error && !self.has_errors() {
            self.found.pop();
            self.found.push(diagnostic);
        }
    }

    /// Whether more problems would only be counted; what finds them need not look on.
    pub fn is_full(&self) -> bool {
        self.found.len() >= MOST_PROBLEMS
    }

    /// How many were found and not kept, at least.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Whether any of them stops the run.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many are kept.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// In the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Takes over the problems of `other`.
    pub fn extend(&mut self, other: Diagnostics) {
        self.left_out += other.left_out;
        other.found.into_iter().for_each(|found| self.push(found));
    }

    /// Orders by place, then by rule, so that the same spec always reads the same.
    pub fn sort(&mut self) {
        self.found
            .sort_by(|a, b| (a.primary.span, a.rule.id).cmp(&(b.primary.span, b.rule.id)));
    }
}
