//! Patterns that a page prints and that cannot be whole.

use super::Found;
use super::value::{inside_slashes, regex};
use super::view::{Field, View, spot};
use crate::facts::{Claim, Place};

/// What only other engines know.
const FOREIGN: &[&str] = &["(?=", "(?!", "(?<", "(?>", "\\1", "\\2", "++", "*+", "\\p", "[[:"];

/// A pattern that ends too early: a bracket stays open, or the page's own examples go on behind it.
pub(super) fn cut_off(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for field in &view.fields {
        for (claim, place) in field.claims() {
            let Claim::Pattern(pattern) = claim else { continue };
            let Some((why, other)) = is_broken(pattern).or_else(|| goes_on(view, field, pattern)) else {
                continue;
            };
            found.push(Found {
                said: vec!["pattern".to_owned(), pattern.clone()],
                subject: field.name.to_owned(),
                text: format!("the pattern `{pattern}` in {} seems to be cut off: {why}", spot(place)),
                places: std::iter::once(place.clone()).chain(other).collect(),
            });
        }
    }
    found
}

fn is_broken(pattern: &str) -> Option<(String, Option<Place>)> {
    let plain = inside_slashes(pattern);
    if FOREIGN.iter().any(|sign| plain.contains(sign)) || regex(pattern).is_some() {
        return None;
    }
    let why = open_bracket(plain)?;
    Some((why.to_owned(), None))
}

fn open_bracket(pattern: &str) -> Option<&'static str> {
    let (mut round, mut square, mut is_escaped) = (0i32, false, false);
    for letter in pattern.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            ']' => square = false,
            '[' => square = true,
            '(' if !square => round += 1,
            ')' if !square => round -= 1,
            _ => {}
        }
    }
    match (is_escaped, square, round) {
        (true, ..) => Some("it ends with a backslash"),
        (_, true, _) => Some("a class is not closed"),
        (_, _, 1..) => Some("a group is not closed"),
        (_, _, ..=-1) => Some("a group is closed that is not open"),
        _ => None,
    }
}

/// It says where it begins and not where it ends, and what the page itself shows goes on.
fn goes_on(view: &View<'_>, field: &Field<'_>, pattern: &str) -> Option<(String, Option<Place>)> {
    let plain = inside_slashes(pattern).trim_start_matches('(');
    if !plain.starts_with('^') || pattern.contains('$') || pattern.ends_with(['*', '+']) {
        return None;
    }
    let whole = regex(pattern)?;
    let is_longer = |text: &str| {
        whole
            .find(text)
            .is_some_and(|found| found.start() == 0 && found.end() < text.len())
    };
    let own = field.facts.iter().filter_map(|fact| match &fact.claim {
        Claim::Example(text) | Claim::Format(text) => Some((text.clone(), fact.place.clone())),
        _ => None,
    });
    let samples = view.samples(field.is_sent).iter().flat_map(|shown| {
        let of_field = move |value: &&crate::samples::SampleValue| {
            view.field_of(shown, &value.name, field.is_sent)
                .is_some_and(|other| std::ptr::eq(other, field))
        };
        shown
            .plain_values()
            .filter(of_field)
            .map(|value| (value.text.clone(), shown.place_of(value)))
            .collect::<Vec<_>>()
    });
    let (text, place) = own.chain(samples).find(|(text, _)| is_longer(text))?;
    Some((format!("it has no end, and `{text}` goes on behind it"), Some(place)))
}
