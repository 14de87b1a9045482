//! Patterns, read while the user's crate compiles: into rows of character sets where that is enough, else into a pattern
//! for the regex engine that needs no Unicode tables.

mod ascii;
pub(crate) mod bytes;
mod print;
mod row;
mod rows;
#[cfg(test)]
mod tests;
mod weight;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;
use syn::{Error, LitStr, Result};

use crate::character_set::CharacterSet;
use ascii::Unparsed;
pub(crate) use row::Row;

/// How deep a pattern may nest. What is printed of it nests up to twice as deep, which the runtime's engine allows.
const NEST_LIMIT: u32 = 100;

/// What a pattern became.
#[derive(Debug)]
pub(crate) enum Compiled {
    /// A text matches if it matches one of these.
    Rows(Vec<Row>),
    /// For the regex engine.
    Engine(String),
}

/// Compiles a pattern.
///
/// # Errors
/// What is wrong with it, and where in it.
pub(crate) fn compile(written: &LitStr) -> Result<Compiled> {
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
    Ok(match rows::find_rows(&hir) {
        Some(rows) => Compiled::Rows(rows),
        None => Compiled::Engine(print::print(&hir)),
    })
}

/// Reads `chars = "…"`: the inside of a bracketed class.
///
/// # Errors
/// What to write.
pub(crate) fn parse_characters(written: &LitStr) -> Result<CharacterSet> {
    let inside = written.value();
    let refuse = |problem: &str| {
        let message = format!("{problem}: write the inside of a bracketed class, such as `chars = \"A-Za-z0-9_-\"`");
        Error::new(written.span(), message)
    };
    if inside.is_empty() {
        return Err(refuse("this allows no character"));
    }
    let class = format!("[{inside}]");
    let hir = ascii::expect_one_class(&class)
        .and_then(|()| parse(&class))
        .map_err(|problem| refuse(&format!("these characters do not parse, {}", problem.reason)))?;
    match CharacterSet::from_hir(&hir) {
        Some(set) if !set.is_empty() => Ok(set),
        _ => Err(refuse("this allows no character")),
    }
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
