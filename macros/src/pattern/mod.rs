//! Patterns, read while the user's crate compiles: into rows of character sets where that is enough, else into a pattern
//! for the regex engine that needs no Unicode tables. The engine's parser is only there with the feature `regex`: it takes
//! as long to compile as everything else here.

pub(crate) mod bytes;
#[cfg(any(feature = "regex", test))]
mod engine;
#[cfg(any(not(feature = "regex"), test))]
mod no_engine;
pub(crate) mod table;
#[cfg(test)]
mod tests;

use specwright_patterns::{CharacterSet, Row};
use syn::{Error, LitStr, Result};

#[cfg(any(feature = "regex", test))]
use engine as others;
#[cfg(not(any(feature = "regex", test)))]
use no_engine as others;

/// What a pattern became.
#[derive(Debug)]
pub(crate) enum Compiled {
    /// A text matches if it matches one of these.
    Rows(Vec<Row>),
    /// For the regex engine.
    #[cfg_attr(not(any(feature = "regex", test)), allow(dead_code, reason = "without an engine"))]
    Engine(String),
}

/// Compiles a pattern.
///
/// # Errors
/// What is wrong with it, and where in it.
pub(crate) fn compile(written: &LitStr) -> Result<Compiled> {
    match specwright_patterns::read_rows(&written.value()) {
        Some(rows) => Ok(Compiled::Rows(rows)),
        None => others::compile(written),
    }
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
    let set = match specwright_patterns::read_class(&inside) {
        Some(set) => Some(set),
        None => others::read_class(&inside).map_err(|problem| refuse(&problem))?,
    };
    set.filter(|set| !set.is_empty())
        .ok_or_else(|| refuse("this allows no character"))
}
