//! Samples of requests against the table of what is sent.

use std::collections::BTreeMap;

use super::Found;
use super::endpoint::is_of_operation;
use super::view::{Field, Shown, View, is_below, is_credential, spot};
use crate::facts::{FieldPlace, Place};
use crate::samples::SampleKind;

/// Fields that must be there and are not in a sample.
pub(super) fn omitted(view: &View<'_>) -> Vec<Found> {
    // Where one of several fields suffices, no single one can be missed.
    let may_be_left_out = |field: &&Field<'_>| field.is_credential() || field.is_alternative(view.operation);
    let required = view
        .sent()
        .filter(|field| field.is_required() && !may_be_left_out(field));
    let mut found = Vec::new();
    let whole: Vec<&Shown<'_>> = view.requests.iter().filter(|shown| is_whole(view, shown)).collect();
    for field in required.filter(|field| !field.travels_in(FieldPlace::Header) && !field.travels_in(FieldPlace::Path)) {
        let lacking: Vec<&Shown<'_>> = whole
            .iter()
            .copied()
            .filter(|shown| lacks(view, shown, field))
            .collect();
        let all = whole.len();
        if lacking.is_empty() {
            continue;
        }
        let labels: Vec<String> = lacking.iter().map(|shown| shown.label()).collect();
        let who = match (labels.as_slice(), all) {
            ([only], 1) => format!("the sample ({only})"),
            ([only], _) => format!("a sample ({only})"),
            (many, _) => format!("{} of {all} samples ({})", many.len(), many.join(", ")),
        };
        let verb = if labels.len() == 1 { "leaves" } else { "leave" };
        let samples = lacking.iter().map(|shown| shown.sample.place.clone());
        found.push(Found {
            said: vec!["omitted".to_owned()],
            subject: field.name.to_owned(),
            text: format!("{who} {verb} it out, {} says that it is required", spot(&field.place())),
            places: samples.chain([field.place()]).collect(),
        });
    }
    found
}

/// Whether a sample shows all that is sent, as far as can be seen, and is of this operation.
fn is_whole(view: &View<'_>, shown: &Shown<'_>) -> bool {
    let sample = shown.sample;
    let is_garbled = sample
        .damage
        .as_deref()
        .is_some_and(|damage| damage.contains("cannot be read"));
    let known = shown
        .names
        .iter()
        .filter(|name| view.field_of(shown, name, true).is_some())
        .count();
    !sample.is_partial && !is_garbled && known > 0 && is_of_operation(view.operation, sample)
}

fn lacks(view: &View<'_>, shown: &Shown<'_>, field: &Field<'_>) -> bool {
    if shown.has(field.name) {
        return false;
    }
    let has_query = shown.sample.values.iter().any(|value| value.in_query);
    let has_body = shown.sample.values.iter().any(|value| !value.in_query);
    // A body alone does not show the query, and an address alone not the body.
    let is_out_of_sight = match shown.sample.kind {
        SampleKind::Call => field.travels_in(FieldPlace::Body) && !has_body,
        _ => (field.travels_in(FieldPlace::Query) && !has_query) || (field.travels_in(FieldPlace::Body) && !has_body),
    };
    // What is required inside of something that is not there is not missed.
    let around = field.name.rsplit_once('.').map(|(around, _)| around);
    let is_root = |around: &str| {
        view.sent()
            .all(|other| other.name == around || is_below(other.name, around))
    };
    let has_around = around.is_none_or(|around| shown.has(around) || is_root(around));
    !is_out_of_sight && has_around
}

/// Fields of a sample that the page does not describe.
pub(super) fn unknown(view: &View<'_>) -> Vec<Found> {
    let mut by_name: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for shown in view
        .requests
        .iter()
        .filter(|shown| is_of_operation(view.operation, shown.sample))
    {
        let names = &shown.names;
        let (known, other): (Vec<&str>, Vec<&str>) =
            names.iter().copied().partition(|name| is_described(view, shown, name));
        // A page that describes few of them has its table elsewhere, and remarks in a sample are about those that need them.
        let is_in_text = |name: &&str| view.field_of(shown, name, true).is_none_or(|field| field.is_in_text());
        let known: Vec<&str> = known.into_iter().filter(is_in_text).collect();
        if known.len() < 2 || known.len() < other.len() * 2 {
            continue;
        }
        for name in other.into_iter().filter(|name| !is_credential(name)) {
            let place = shown
                .sample
                .values
                .iter()
                .find(|value| value.name == name)
                .map(|value| shown.place_of(value));
            by_name.entry(shown.inner(name)).or_default().extend(place);
        }
    }
    let of_name = |(name, places): (&str, Vec<Place>)| {
        let many = if places.len() == 1 {
            "a sample sends it".to_owned()
        } else {
            format!("{} samples send it", places.len())
        };
        Found {
            said: vec!["unknown".to_owned()],
            subject: name.to_owned(),
            text: format!("{many}, and the page does not describe it"),
            places,
        }
    };
    let near = |name: &str| view.sent().any(|field| super::near::is_miss(name, field.name));
    by_name
        .into_iter()
        .filter(|(name, _)| !near(name))
        .map(of_name)
        .collect()
}

/// Whether a field, or one around it of which the page does not say what it holds, is described.
fn is_described(view: &View<'_>, shown: &Shown<'_>, name: &str) -> bool {
    if view.field_of(shown, name, true).is_some() {
        return true;
    }
    let inner = shown.inner(name);
    let has_no_parts = |field: &Field<'_>| !view.sent().any(|part| is_below(part.name, field.name));
    view.sent()
        .any(|field| is_below(inner, field.name) && has_no_parts(field))
}
