//! Patterns as the derive macro compiled them: rows of character sets where that is enough, else a pattern for the
//! regex engine.

#[cfg(feature = "regex")]
mod engine;
mod engine_macro;
mod row;

pub use row::{Piece, Row};

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    shown: &'static str,
    matcher: Matcher,
}

#[derive(Debug)]
enum Matcher {
    Rows(&'static [Row]),
    #[cfg(feature = "regex")]
    Engine(engine::Engine),
}

impl Pattern {
    /// A pattern that is one of some rows. `shown` is how the documentation writes it.
    #[must_use]
    pub const fn rows(shown: &'static str, rows: &'static [Row]) -> Self {
        Self {
            shown,
            matcher: Matcher::Rows(rows),
        }
    }

    /// A pattern for the regex engine, which compiles it when it is first used, and once. `source` says the same as
    /// `shown`, in words that need no Unicode tables.
    #[cfg(feature = "regex")]
    #[must_use]
    pub const fn engine(shown: &'static str, source: &'static str) -> Self {
        Self {
            shown,
            matcher: Matcher::Engine(engine::Engine::new(source)),
        }
    }

    /// How the documentation writes it.
    #[must_use]
    pub fn shown(&self) -> &'static str {
        self.shown
    }

    /// Whether the text has a match.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::Rows(rows) => rows.iter().any(|row| row.is_match(text)),
            #[cfg(feature = "regex")]
            Matcher::Engine(engine) => engine.is_match(text),
        }
    }
}
