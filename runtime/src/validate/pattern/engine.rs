//! Patterns that need the regex engine.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

/// Far above what the derive macro lets through, so that what it accepted compiles.
const MOST_BYTES: usize = 64 << 20;

/// Likewise.
const MOST_NESTED: u32 = 500;

/// A pattern, and the engine's form of it once it was needed.
#[derive(Debug)]
pub(super) struct Engine {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Engine {
    pub(super) const fn new(source: &'static str) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// A pattern that does not compile matches nothing. The derive macro lets none through.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.compiled
            .get_or_init(|| compile(self.source))
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}

fn compile(source: &str) -> Option<Regex> {
    RegexBuilder::new(source)
        .size_limit(MOST_BYTES)
        .nest_limit(MOST_NESTED)
        .build()
        .ok()
}
