//! What the builder of the tree reports.

use std::collections::BTreeMap;

use granit_parser::ScanError;

use super::super::rules::{DUPLICATE_KEY, INVALID_YAML, TOO_DEEP, YAML_FEATURE};
use super::super::{DEEPEST_NESTING, Entry, syntax_error};
use super::Builder;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::wording::shown;

impl Builder<'_> {
    pub(super) fn report_duplicate_keys(&mut self, entries: &[Entry]) {
        let mut seen = BTreeMap::new();
        for entry in entries {
            let key = &entry.key;
            if let Some(first) = seen.insert(key.value.as_str(), key.span) {
                seen.insert(key.value.as_str(), first);
                let headline = format!("the key {} is written twice", shown(&key.value));
                self.diagnostics.push(
                    Diagnostic::error(&DUPLICATE_KEY, key.span, headline)
                        .label("a second time")
                        .related(first, "first here")
                        .help("delete one of them, or give it its own name"),
                );
            }
        }
    }

    pub(super) fn refuse(&mut self, span: Span, headline: &str, help: &str) {
        self.usable = false;
        self.diagnostics
            .push(Diagnostic::error(&YAML_FEATURE, span, headline).help(help));
    }

    pub(super) fn report_too_deep(&mut self, span: Span) {
        let headline = format!("lists and mappings are nested deeper than {DEEPEST_NESTING}");
        self.diagnostics.push(
            Diagnostic::error(&TOO_DEEP, span, headline)
                .help("give inner objects a name under `types:` and refer to it"),
        );
    }

    /// Always `false`: nothing can be read after a syntax error.
    pub(super) fn report_syntax_error(&mut self, error: &ScanError) -> bool {
        let at = self.offset(error.marker());
        let span = self.character_at(at);
        match syntax_error::syntax_error(error.kind()) {
            syntax_error::Syntax::TooDeep => self.report_too_deep(span),
            syntax_error::Syntax::Feature { headline, help } => self.refuse(span, &headline, help),
            syntax_error::Syntax::OpenQuote => self.report_open_quote(span),
            syntax_error::Syntax::Invalid { headline, help } => self
                .diagnostics
                .push(Diagnostic::error(&INVALID_YAML, span, headline).help(help)),
        }
        false
    }

    /// The parser notices where the text after the quote cannot be part of it any more.
    pub(super) fn report_open_quote(&mut self, noticed: Span) {
        let from = self.read_until as usize;
        let unread = self.text.get(from..noticed.start as usize).unwrap_or_default();
        let begins_value = |at: usize| {
            let before = unread[..at].chars().next_back();
            before.is_none_or(|before| before.is_whitespace() || matches!(before, '[' | '{' | ','))
        };
        let opened = unread.match_indices(['\'', '"']).find(|(at, _)| begins_value(*at));
        let help = "close the quote, and write a `'` inside single quotes twice: `'Bill''s'`";
        let headline = "a quote is opened and not closed";
        let diagnostic = match opened {
            Some((at, _)) => {
                let quote = self.character_at(self.read_until + u32::try_from(at).unwrap_or(0));
                Diagnostic::error(&INVALID_YAML, quote, headline).related(noticed, "noticed here")
            }
            None => Diagnostic::error(&INVALID_YAML, noticed, headline),
        };
        self.diagnostics.push(diagnostic.help(help));
    }
}
