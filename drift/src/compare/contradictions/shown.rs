//! Samples of answers against what the page says of them.

use super::view::{Field, Shown, View, ends_with, is_below, label};
use super::{Found, listed};
use crate::facts::{Place, Spot};
use crate::samples::ValueKind;

/// Described fields of an answer that no sample of one has.
pub(super) fn not_in_sample(view: &View<'_>) -> Vec<Found> {
    let Some(samples) = good_samples(view) else {
        return Vec::new();
    };
    let is_shown = |field: &Field<'_>| samples.iter().any(|shown| shown.has(field.name));
    let is_inside_nothing = |field: &Field<'_>| {
        let Some((around, _)) = field.name.rsplit_once('.') else {
            return false;
        };
        let is_empty = |shown: &&Shown<'_>| {
            let mut values = shown
                .sample
                .values
                .iter()
                .filter(|value| ends_with(&value.name, around) || ends_with(around, &value.name));
            values.any(|value| {
                matches!(
                    value.kind,
                    ValueKind::Null | ValueKind::EmptyList | ValueKind::EmptyObject
                ) || value.text.is_empty()
            })
        };
        samples.iter().any(is_empty) || !samples.iter().any(|shown| shown.has(around))
    };
    let may_miss = |field: &&Field<'_>| field.may_be_missing() || is_root(view, field);
    let described: Vec<&Field<'_>> = view.received().filter(|field| !may_miss(field)).collect();
    let missing: Vec<&Field<'_>> = described
        .iter()
        .copied()
        .filter(|field| !is_shown(field) && !is_inside_nothing(field))
        .filter(|field| !has_miss(view, field))
        .collect();
    if missing.is_empty() || missing.len() * 2 > described.len() {
        return Vec::new();
    }
    let names: Vec<&str> = missing.iter().map(|field| field.name).collect();
    let sample_places = samples.iter().map(|shown| shown.sample.place.clone());
    vec![Found {
        said: ["missing"]
            .iter()
            .chain(&names)
            .map(|name| (*name).to_owned())
            .collect(),
        subject: "answer".to_owned(),
        text: format!(
            "the page describes {}, the sample of the answer has {}",
            listed(names.iter().copied()),
            none(names.len())
        ),
        places: missing.iter().map(|field| field.place()).chain(sample_places).collect(),
    }]
}

fn none(count: usize) -> &'static str {
    if count == 1 { "it not" } else { "none of them" }
}

/// The outermost element of a content model is a name for the document.
fn is_root(view: &View<'_>, field: &Field<'_>) -> bool {
    let is_from_code = field.claims().all(|(_, place)| matches!(place.spot, Spot::Code(_)));
    is_from_code && !field.name.contains('.') && view.received().any(|other| is_below(other.name, field.name))
}

/// Whether the sample has the name in another spelling, which another rule tells.
fn has_miss(view: &View<'_>, field: &Field<'_>) -> bool {
    view.responses
        .iter()
        .flat_map(|shown| shown.names.iter().copied())
        .any(|name| super::near::is_miss(name, field.name))
}

/// Samples of answers that went well, if any.
fn good_samples<'v, 'a>(view: &'v View<'a>) -> Option<Vec<&'v Shown<'a>>> {
    let is_good = |shown: &&Shown<'_>| {
        let words = label(shown.sample).to_lowercase();
        let is_failure = shown.sample.status.is_some_and(|status| status >= 400)
            || words.contains("error")
            || words.contains("fail");
        !is_failure && !shown.sample.is_partial
    };
    let good: Vec<&Shown<'_>> = view.responses.iter().filter(is_good).collect();
    (!good.is_empty()).then_some(good)
}

/// Fields of a sample of an answer that the page does not describe, although it describes most of them.
pub(super) fn not_described(view: &View<'_>) -> Vec<Found> {
    let Some(samples) = good_samples(view) else {
        return Vec::new();
    };
    let mut names: Vec<String> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for shown in samples {
        let is_known = |name: &&str| is_described(view, shown, name);
        let (known, other): (Vec<&str>, Vec<&str>) = shown.names.iter().copied().partition(is_known);
        if known.len() < 3 || known.len() < other.len() * 2 {
            continue;
        }
        for name in other {
            let inner = shown.inner(name);
            let is_miss = view.received().any(|field| super::near::is_miss(name, field.name));
            if !is_miss && !names.iter().any(|known| known == inner) {
                names.push(inner.to_owned());
                let value = shown.sample.values.iter().find(|value| value.name == name);
                places.extend(value.map(|value| shown.place_of(value)));
            }
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    vec![Found {
        said: std::iter::once("undescribed".to_owned())
            .chain(names.iter().cloned())
            .collect(),
        subject: "answer".to_owned(),
        text: format!(
            "the sample of the answer has {}, which the page does not describe",
            listed(names.iter().map(String::as_str))
        ),
        places,
    }]
}

fn is_described(view: &View<'_>, shown: &Shown<'_>, name: &str) -> bool {
    if view.field_of(shown, name, false).is_some() {
        return true;
    }
    // What is inside of a field whose parts are nowhere described.
    let inner = shown.inner(name);
    let has_no_parts = |field: &Field<'_>| !view.received().any(|part| is_below(part.name, field.name));
    let holds = |field: &Field<'_>| is_below(inner, field.name) || is_below(name, field.name);
    view.received().any(|field| holds(field) && has_no_parts(field))
}
