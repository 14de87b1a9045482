//! A page against itself: what its tables, its sentences and its samples say of one operation and cannot all be true.
//!
//! Each rule is a function of a [`View`]; a new one is a line in [`RULES`].

mod codes;
mod endpoint;
mod format;
mod limits;
mod near;
mod own;
mod pattern;
mod resource;
mod sent;
mod shown;
mod twice;
mod value;
mod view;

use super::{Contradiction, id};
use crate::facts::{PageOperation, Place};
use view::View;

/// How many are told of one operation; a page with more is not one that a person wrote.
const MAX_TOLD: usize = 60;

/// A contradiction before it has an id.
#[derive(Debug)]
struct Found {
    /// What the id is made of besides operation and subject: the rule and the values, never places.
    said: Vec<String>,
    subject: String,
    text: String,
    places: Vec<Place>,
}

/// The rules, the plainest first.
const RULES: &[fn(&View<'_>) -> Vec<Found>] = &[
    limits::samples_break_rules,
    limits::no_such_day,
    limits::truth_as_text,
    pattern::cut_off,
    own::examples,
    own::defaults,
    own::values_elsewhere,
    sent::omitted,
    sent::unknown,
    shown::not_in_sample,
    shown::not_described,
    near::misses,
    twice::types,
    twice::presences,
    twice::lengths,
    codes::codes_twice,
    codes::statuses_twice,
    resource::of_another,
    endpoint::methods,
    endpoint::paths,
];

/// Where a page disagrees with itself about an operation of the spec, in a stable order.
pub(crate) fn contradictions(operation_name: &str, operation: &PageOperation) -> Vec<Contradiction> {
    let view = View::of(operation_name, operation);
    let found = RULES.iter().flat_map(|rule| rule(&view)).take(MAX_TOLD);
    found.map(|found| contradiction(operation_name, found)).collect()
}

fn contradiction(operation: &str, found: Found) -> Contradiction {
    let parts = ["contradiction", operation, &found.subject]
        .into_iter()
        .chain(found.said.iter().map(String::as_str));
    let mut places: Vec<Place> = Vec::new();
    for place in found.places {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Contradiction {
        id: id::id(&parts.collect::<Vec<_>>()),
        operation: operation.to_owned(),
        subject: found.subject,
        text: found.text,
        places,
        accepted: None,
    }
}

/// `` `a`, `b` and `c` ``; of many, the first.
fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 8;
    let all: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match all.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if all.len() <= MOST => format!("{} and {last}", first.join(", ")),
        _ => format!("{} and {} more", all[..MOST].join(", "), all.len() - MOST),
    }
}

#[cfg(test)]
mod tests;
