//! Writes `\d`, `\w`, `\s` and `\b` out as what they are to most engines: ASCII.

use std::ops::Range;

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{self, Assertion, AssertionKind, Ast, ClassPerl, ClassPerlKind, ClassSetItem, Span, Visitor};

/// Why something does not parse.
pub(in crate::pattern) struct Unparsed {
    /// In the parser's words.
    pub(in crate::pattern) reason: String,
    /// Which character of the text it is about, counted from one.
    pub(super) character: Option<usize>,
}

/// The pattern with its shorthands written out.
///
/// # Errors
/// What does not parse, and where.
pub(in crate::pattern) fn with_ascii_classes(source: &str) -> Result<String, Unparsed> {
    let ast = parse_ast(source)?;
    let replacements = match ast::visit(&ast, Shorthands::default()) {
        Ok(found) => found.replacements,
        Err(never) => match never {},
    };
    let mut written = String::with_capacity(source.len());
    let mut end = 0;
    for (range, replacement) in replacements {
        written.push_str(&source[end..range.start]);
        written.push_str(replacement);
        end = range.end;
    }
    written.push_str(&source[end..]);
    Ok(written)
}

/// Refuses a class that was closed from the inside: `a]b[c`.
///
/// # Errors
/// What to write.
pub(super) fn expect_one_class(class: &str) -> Result<(), Unparsed> {
    match parse_ast(class)? {
        Ast::ClassBracketed(_) => Ok(()),
        _ => Err(Unparsed {
            reason: "a bracket ends the class (escaped it would not: `\\[`, `\\]`)".to_owned(),
            character: None,
        }),
    }
}

fn parse_ast(source: &str) -> Result<Ast, Unparsed> {
    Parser::new().parse(source).map_err(|problem| {
        let place = problem.span().start.offset;
        let before = source.get(..place).map(|before| before.chars().count());
        Unparsed {
            reason: problem.kind().to_string(),
            character: before.map(|before| before + 1),
        }
    })
}

/// The shorthands found, in the order of their places.
#[derive(Default)]
struct Shorthands {
    replacements: Vec<(Range<usize>, &'static str)>,
}

impl Shorthands {
    fn replace(&mut self, span: &Span, replacement: &'static str) {
        self.replacements
            .push((span.start.offset..span.end.offset, replacement));
    }

    fn replace_class(&mut self, class: &ClassPerl) {
        // `\x20`: a plain space would mean nothing in verbose mode.
        let replacement = match (&class.kind, class.negated) {
            (ClassPerlKind::Digit, false) => "[0-9]",
            (ClassPerlKind::Digit, true) => "[^0-9]",
            (ClassPerlKind::Word, false) => "[0-9A-Za-z_]",
            (ClassPerlKind::Word, true) => "[^0-9A-Za-z_]",
            (ClassPerlKind::Space, false) => r"[\t\n\x0B\x0C\r\x20]",
            (ClassPerlKind::Space, true) => r"[^\t\n\x0B\x0C\r\x20]",
        };
        self.replace(&class.span, replacement);
    }

    fn replace_assertion(&mut self, assertion: &Assertion) {
        let replacement = match assertion.kind {
            AssertionKind::WordBoundary => r"(?-u:\b)",
            AssertionKind::WordBoundaryStart => r"(?-u:\b{start})",
            AssertionKind::WordBoundaryEnd => r"(?-u:\b{end})",
            AssertionKind::WordBoundaryStartAngle => r"(?-u:\<)",
            AssertionKind::WordBoundaryEndAngle => r"(?-u:\>)",
            AssertionKind::WordBoundaryStartHalf => r"(?-u:\b{start-half})",
            AssertionKind::WordBoundaryEndHalf => r"(?-u:\b{end-half})",
            AssertionKind::NotWordBoundary => r"(?-u:\B)",
            AssertionKind::StartLine | AssertionKind::EndLine | AssertionKind::StartText | AssertionKind::EndText => {
                return;
            }
        };
        self.replace(&assertion.span, replacement);
    }
}

impl Visitor for Shorthands {
    type Output = Self;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self, Self::Err> {
        Ok(self)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        match ast {
            Ast::ClassPerl(class) => self.replace_class(class),
            Ast::Assertion(assertion) => self.replace_assertion(assertion),
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        if let ClassSetItem::Perl(class) = item {
            self.replace_class(class);
        }
        Ok(())
    }
}
