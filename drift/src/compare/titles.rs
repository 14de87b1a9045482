//! The words of a section's title against those of an operation, where the page states no path.

use crate::spec::SpecOperation;

use super::paths::Shape;
use super::words;

const METHODS: &[&str] = &["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/// Words that say nothing of which operation it is.
const STOP: &[&str] = &[
    "method",
    "methods",
    "the",
    "a",
    "an",
    "of",
    "for",
    "to",
    "by",
    "your",
    "api",
    "resource",
    "call",
    "calls",
    "endpoint",
    "operation",
    "request",
    "reference",
    "documentation",
    "docs",
    "rest",
    "http",
    "https",
    "get",
    "post",
    "put",
    "delete",
    "patch",
    "head",
    "and",
    "in",
    "on",
    "with",
    "page",
];

/// The method that a title names: in capitals, or before the word "method".
pub(super) fn method(title: &str) -> Option<String> {
    let words: Vec<&str> = title
        .split(|it: char| !it.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let named = words.iter().enumerate().find(|(index, word)| {
        let upper = word.to_uppercase();
        let before_method = words
            .get(index + 1)
            .is_some_and(|next| next.eq_ignore_ascii_case("method"));
        METHODS.contains(&upper.as_str()) && (**word == upper || before_method)
    });
    named.map(|(_, word)| word.to_uppercase())
}

/// How well a title fits: 1 if all of its words are the operation's, and 1 more if it has all words of the path.
pub(super) fn score(title: &str, operation: &SpecOperation, shape: &Shape) -> f64 {
    let title = title_words(title);
    if title.is_empty() {
        return 0.0;
    }
    let path = stems(shape.words().iter().map(String::as_str));
    let mut own = path.clone();
    own.extend(stems(operation.name.split(['.', '_'])));
    own.sort();
    own.dedup();
    words::share(&title, &own) + words::share(&path, &title)
}

/// Whether a title has every word of the operation's own name: "Delete a link" of `links.delete`.
pub(super) fn names(title: &str, operation: &SpecOperation) -> bool {
    let own = operation
        .name
        .split_once('.')
        .map_or(operation.name.as_str(), |(_, own)| own);
    let own = stems(own.split('_'));
    let title = words::canonical(title);
    let title = stems(title.split(|it: char| !it.is_alphanumeric()));
    !own.is_empty() && own.iter().all(|word| title.contains(word))
}

fn title_words(title: &str) -> Vec<String> {
    let canonical = words::canonical(title);
    let parts = canonical.split(|it: char| !it.is_alphanumeric());
    stems(parts.filter(|word| !word.is_empty() && !STOP.contains(word)))
}

fn stems<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut stems: Vec<_> = words
        .filter(|word| !word.is_empty())
        .flat_map(words::segments)
        .flat_map(|word| word.split('_').map(words::stem).collect::<Vec<_>>())
        .collect();
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::method;

    #[test]
    fn methods_in_titles() {
        assert_eq!(method("account POST method").as_deref(), Some("POST"));
        assert_eq!(method("orders put method").as_deref(), Some("PUT"));
        assert_eq!(method("Get an order"), None);
        assert_eq!(method("Delete"), None);
    }
}
