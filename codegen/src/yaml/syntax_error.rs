//! Our words for the parser's errors.

use granit_parser::ErrorKind;

/// What a syntax error is called.
pub(super) enum Syntax {
    TooDeep,
    OpenQuote,
    Feature { headline: String, help: &'static str },
    Invalid { headline: String, help: &'static str },
}

pub(super) fn syntax_error(kind: &ErrorKind) -> Syntax {
    match kind {
        ErrorKind::RecursionLimitExceeded => Syntax::TooDeep,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => Syntax::OpenQuote,
        ErrorKind::DirectiveDisallowed => feature("directives (`%…`) are not used in specs", "delete the line"),
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::InvalidTagEscape
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::MissingTagUri => feature(
            "tags (`!…`) are not used in specs",
            "put the value into quotes if the `!` belongs to it",
        ),
        ErrorKind::MissingAnchorOrAliasName | ErrorKind::UnknownAnchor => feature(
            "anchors and aliases (`&…`, `*…`) are not used in specs",
            "put the value into quotes if the `&` or `*` belongs to it",
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => Syntax::Invalid {
            headline: format!("the bracket `{open}` is closed by `{close}`"),
            help: "add the missing bracket, or put the text into quotes",
        },
        other => invalid(other),
    }
}

fn feature(headline: &str, help: &'static str) -> Syntax {
    Syntax::Feature {
        headline: headline.to_owned(),
        help,
    }
}

fn invalid(kind: &ErrorKind) -> Syntax {
    let (headline, help) = words(kind);
    Syntax::Invalid {
        headline: headline.to_owned(),
        help,
    }
}

fn words(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("a bracket is opened and not closed", "add the missing `]` or `}`")
        }
        ErrorKind::MisplacedFlowCollectionEnd => (
            "a bracket is closed that was not opened",
            "delete it, or put the text into quotes",
        ),
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            "a `,` or the closing bracket is missing",
            "separate the entries by `,`; put text that holds brackets or commas into quotes",
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => ("a tab stands where only spaces may", "indent by spaces"),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => (
            "a `:` stands where no key can be",
            "put text that holds `: ` into quotes; check the indentation of the line, and the brackets above it",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => (
            "the indentation does not fit the lines above",
            "keys of one mapping begin in the same column",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("a `:` is missing after the key", "write `key: value`")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "text follows a closing quote",
            "write a `'` inside single quotes twice: `'Bill''s'`",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            "an escape in double quotes is not valid",
            "use single quotes: they keep every `\\` as it is",
        ),
        ErrorKind::UnexpectedCharacter { .. } => {
            ("a value cannot begin with this character", "put the value into quotes")
        }
        _ => (
            "this is not YAML",
            "check quotes, brackets and indentation of this line and the one above",
        ),
    }
}
