//! Patterns that the reader of rows leaves to others, through the regex engine's own parser: rows all the same, or a
//! pattern for the engine that needs no Unicode tables.

mod ascii;
mod hir;
mod print;
mod weight;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;
use specwright_patterns::{CharacterSet, find_rows};
use syn::{Error, LitStr, Result};

use super::Compiled;
use ascii::Unparsed;
#[cfg(test)]
pub(super) use ascii::with_ascii_classes;

/// How deep a pattern may nest. What is printed of it nests up to twice as deep, which the runtime's engine allows.
const NEST_LIMIT: u32 = 100;

/// Compiles a pattern.
///
/// # Errors
/// What is wrong with it, and where in it.
pub(super) fn compile(written: &LitStr) -> Result<Compiled> {
    let source = written.value();
    let hir = parse(&source).map_err(|Unparsed { reason, character }| {
        let place = character.map(|character| format!(" (at character {character})"));
        let place = place.unwrap_or_default();
        let message =
            format!("this pattern does not parse: {reason}{place}; write it in the syntax of the `regex` crate");
        Error::new(written.span(), message)
    })?;
    if weight::is_too_heavy(&hir) {
        let message = "this pattern is too large: lower its counts, or bound the length with `length(max = …)`";
        return Err(Error::new(written.span(), message));
    }
    Ok(match hir::node(&hir).and_then(|node| find_rows(&node)) {
        Some(rows) => Compiled::Rows(rows),
        None => Compiled::Engine(print::print(&hir)),
    })
}

/// The set that the inside of a bracketed class means; nothing if it has no characters.
///
/// # Errors
/// Why it does not parse.
pub(super) fn read_class(inside: &str) -> std::result::Result<Option<CharacterSet>, String> {
    let class = format!("[{inside}]");
    let hir = ascii::expect_one_class(&class).and_then(|()| parse(&class));
    let hir = hir.map_err(|problem| format!("these characters do not parse, {}", problem.reason))?;
    Ok(hir::one_character(&hir))
}

/// The meaning of a pattern in which `\d`, `\w`, `\s` and `\b` are ASCII, as in the engines of those who publish
/// patterns; everything else knows Unicode.
fn parse(source: &str) -> std::result::Result<Hir, Unparsed> {
    let source = ascii::with_ascii_classes(source)?;
    ParserBuilder::new()
        .nest_limit(NEST_LIMIT)
        .build()
        .parse(&source)
        .map_err(|problem| {
            let reason = match problem {
                regex_syntax::Error::Parse(problem) => problem.kind().to_string(),
                regex_syntax::Error::Translate(problem) => problem.kind().to_string(),
                other => other.to_string(),
            };
            // Its place is one in the pattern as written out, which the user does not know.
            Unparsed {
                reason,
                character: None,
            }
        })
}
