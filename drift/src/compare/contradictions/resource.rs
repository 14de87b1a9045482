//! Content models whose identifiers name another resource than the page.

use std::collections::BTreeSet;

use super::Found;
use super::view::View;
use crate::facts::Place;

/// Words of identifiers that name no resource.
const OTHER_WORDS: &[&str] = &[
    "get", "post", "put", "delete", "patch", "response", "request", "reply", "result", "results", "dtd", "xsd", "list",
    "create", "update", "add", "remove", "edit", "show", "index", "api", "rest", "xml", "schema", "service",
    "services", "error", "errors", "generic", "common", "base", "root", "main", "types", "default", "data", "doc",
    "document", "single", "all", "new", "ok", "v",
];

/// `groups_get.dtd` on a page about accounts.
pub(super) fn of_another(view: &View<'_>) -> Vec<Found> {
    let known = known_words(view);
    let mut found: Vec<Found> = Vec::new();
    for sample in &view.operation.samples {
        for identifier in &sample.identifiers {
            let Some(file) = file_of(identifier) else { continue };
            let named: Vec<String> = words(file)
                .into_iter()
                .filter(|word| !OTHER_WORDS.contains(&word.as_str()))
                .collect();
            let is_known = |word: &String| known.iter().any(|other| is_same(word, other));
            if named.is_empty() || known.is_empty() || named.iter().any(is_known) {
                continue;
            }
            let place = Place {
                quote: file.to_owned(),
                ..sample.place.clone()
            };
            match found.iter_mut().find(|told| told.subject == file) {
                Some(told) => told.places.push(place),
                None => found.push(Found {
                    said: vec!["resource".to_owned()],
                    subject: file.to_owned(),
                    text: format!(
                        "the document type is named after {}, the page is about \"{}\"",
                        named.join(" "),
                        view.operation.title.trim()
                    ),
                    places: vec![place],
                }),
            }
        }
    }
    found
}

/// The file of an identifier that is an address of one.
fn file_of(identifier: &str) -> Option<&str> {
    let file = identifier.rsplit('/').next()?.trim();
    let is_one = [".dtd", ".xsd"].iter().any(|end| file.to_lowercase().ends_with(end));
    is_one.then_some(file)
}

/// What the page is about: its title, its path, the names in its samples and tables. The words of the identifiers are not in it.
fn known_words(view: &View<'_>) -> BTreeSet<String> {
    let operation = view.operation;
    let mut known = BTreeSet::new();
    let headings = operation.place.headings.iter().map(String::as_str);
    let own = [
        operation.title.as_str(),
        operation.path.as_deref().unwrap_or(""),
        view.name,
    ];
    let fields = view.fields.iter().map(|field| field.name);
    let values = operation
        .samples
        .iter()
        .flat_map(|sample| sample.values.iter().map(|value| value.name.as_str()));
    let elements = operation
        .samples
        .iter()
        .flat_map(|sample| sample.elements.iter().map(|element| element.name.as_str()));
    for text in headings
        .chain(own)
        .chain(fields)
        .chain(values)
        .chain(elements)
        .take(2000)
    {
        known.extend(words(text));
    }
    known
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let all = lower
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.len() > 1);
    all.map(str::to_owned).collect()
}

/// The same word, in the singular or in the plural, or a part of the other: `subaccount` and `account`.
fn is_same(word: &str, other: &str) -> bool {
    let stem = |word: &str| {
        word.trim_end_matches("ies")
            .trim_end_matches('s')
            .trim_end_matches('y')
            .to_owned()
    };
    let (word, other) = (stem(word), stem(other));
    word == other || (word.len() >= 4 && other.contains(&word)) || (other.len() >= 4 && word.contains(&other))
}
