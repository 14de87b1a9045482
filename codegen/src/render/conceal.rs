//! Hides what may be a real secret from every excerpt of a run.

use crate::diagnostic::Diagnostics;
use crate::source::{SourceSet, Span};

/// The same files with `*` in the places that a diagnostic conceals; bytes keep their offsets.
pub(super) fn without_secrets(diagnostics: &Diagnostics, sources: &SourceSet) -> SourceSet {
    let concealing = diagnostics.iter().filter(|found| found.conceals);
    let mut spans: Vec<Span> = concealing.map(|found| found.primary.span).collect();
    spans.sort();
    let files = sources.iter().map(|(id, file)| {
        let here = spans.iter().filter(|span| span.file == id).copied();
        (file.path.clone(), starred(&file.text, here))
    });
    SourceSet::new(files)
}

/// A character of several bytes becomes as many stars. `spans` come in the order of their beginnings.
fn starred(text: &str, mut spans: impl Iterator<Item = Span>) -> String {
    let mut starred = String::with_capacity(text.len());
    let mut next = spans.next();
    let mut hidden_until = 0;
    for (at, character) in text.char_indices() {
        while let Some(span) = next.filter(|span| span.start as usize <= at) {
            hidden_until = hidden_until.max(span.end as usize);
            next = spans.next();
        }
        if at < hidden_until && character != '\n' {
            starred.extend(std::iter::repeat_n('*', character.len_utf8()));
        } else {
            starred.push(character);
        }
    }
    starred
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn places_that_overlap_are_hidden_once() {
        let span = |start, end| Span {
            file: FileId(0),
            start,
            end,
        };
        let spans = [span(2, 5), span(3, 4), span(8, 10)];
        assert_eq!(starred("a secret\ngeheim", spans.into_iter()), "a ***ret\n*eheim");
        assert_eq!(starred("aé", [span(1, 3)].into_iter()), "a**");
    }
}
