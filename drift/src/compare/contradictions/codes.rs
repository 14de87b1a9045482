//! Codes and statuses that are listed twice and mean two things.

use std::collections::BTreeSet;

use super::Found;
use super::view::{View, spot};
use crate::facts::{Claim, Fact, Place, Spot, Subject};

/// One code with two meanings.
pub(super) fn codes_twice(view: &View<'_>) -> Vec<Found> {
    let of = |subject: &Subject| match subject {
        Subject::Code(code) => Some(format!("code {code}")),
        _ => None,
    };
    let is_unlike = |a: &str, b: &str| shared(a, b) < 0.5;
    twice(view, of, is_unlike, |_, _| true)
}

/// One status with two meanings in one table. Rows that have codes of the service's own tell causes, which may be many.
pub(super) fn statuses_twice(view: &View<'_>) -> Vec<Found> {
    let of = |subject: &Subject| match subject {
        Subject::Status(status) => Some(format!("status {status}")),
        _ => None,
    };
    let has_codes = view
        .operation
        .facts
        .iter()
        .any(|fact| matches!(fact.subject, Subject::Code(_)));
    let is_unlike = |a: &str, b: &str| !has_codes && shared(a, b) < 0.2;
    let is_same_table = |a: &Place, b: &Place| match (&a.spot, &b.spot) {
        (Spot::Row { table: first, .. }, Spot::Row { table: second, .. }) => {
            first == second && a.headings == b.headings
        }
        _ => false,
    };
    twice(view, of, is_unlike, is_same_table)
}

fn twice(
    view: &View<'_>,
    of: impl Fn(&Subject) -> Option<String>,
    is_unlike: impl Fn(&str, &str) -> bool,
    is_comparable: impl Fn(&Place, &Place) -> bool,
) -> Vec<Found> {
    let meant = |fact: &'_ Fact| match &fact.claim {
        Claim::Meaning(text) => of(&fact.subject).map(|subject| (subject, text.clone(), fact.place.clone())),
        _ => None,
    };
    let all: Vec<(String, String, Place)> = view.operation.facts.iter().filter_map(meant).take(500).collect();
    let mut found: Vec<Found> = Vec::new();
    for (at, (subject, text, place)) in all.iter().enumerate() {
        let rest = all.iter().skip(at + 1).filter(|(other, ..)| other == subject);
        let second = rest.into_iter().find(|(_, other, other_place)| {
            other_place.line != place.line && is_comparable(place, other_place) && is_unlike(text, other)
        });
        let Some((_, other, other_place)) = second else {
            continue;
        };
        if found.iter().any(|told| told.subject == *subject) {
            continue;
        }
        found.push(Found {
            said: vec!["twice".to_owned(), text.clone(), other.clone()],
            subject: subject.clone(),
            text: format!(
                "{} and {} give it two meanings: \"{}\" and \"{}\"",
                spot(place),
                spot(other_place),
                short(text),
                short(other)
            ),
            places: vec![place.clone(), other_place.clone()],
        });
    }
    found
}

fn short(text: &str) -> String {
    const MOST: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    let end = if words.len() > MOST { " ..." } else { "" };
    format!(
        "{}{end}",
        words.iter().take(MOST).copied().collect::<Vec<_>>().join(" ")
    )
}

/// How much of the shorter text's words the other has, from 0 to 1.
fn shared(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        let lower = text.to_lowercase();
        let all = lower.split(|letter: char| !letter.is_alphanumeric());
        all.filter(|word| word.len() > 2 && !matches!(*word, "the" | "you" | "are" | "was" | "has" | "not"))
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let least = a.len().min(b.len());
    if least == 0 {
        return 1.0;
    }
    let both = a.intersection(&b).count();
    f64::from(u32::try_from(both).unwrap_or(0)) / f64::from(u32::try_from(least).unwrap_or(1))
}
