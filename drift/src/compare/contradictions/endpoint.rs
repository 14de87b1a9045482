//! Calls in samples against the operation of the page.

use super::Found;
use super::view::{View, label};
use crate::facts::PageOperation;
use crate::samples::{Sample, SampleKind};

/// Calls that go to the page's path with another method, where none has the page's own.
pub(super) fn methods(view: &View<'_>) -> Vec<Found> {
    let Some(own) = view.operation.method.as_deref() else {
        return Vec::new();
    };
    let calls = calls(view).filter(|sample| fits(view.operation.path.as_deref(), sample.path.as_deref()));
    let calls: Vec<(&Sample, &str)> = calls
        .filter_map(|sample| Some((sample, sample.method.as_deref()?)))
        .collect();
    if calls.iter().any(|(_, method)| *method == own) {
        return Vec::new();
    }
    let Some((_, method)) = calls.first() else {
        return Vec::new();
    };
    let same: Vec<&Sample> = calls
        .iter()
        .filter(|(_, other)| other == method)
        .map(|(sample, _)| *sample)
        .collect();
    vec![Found {
        said: vec!["method".to_owned(), (*method).to_owned()],
        subject: "method".to_owned(),
        text: format!("the page says {own}, {} {method}", senders(&same)),
        places: std::iter::once(view.operation.place.clone())
            .chain(same.iter().map(|sample| sample.place.clone()))
            .collect(),
    }]
}

fn senders(samples: &[&Sample]) -> String {
    let labels: Vec<String> = samples.iter().map(|sample| label(sample)).collect();
    match labels.as_slice() {
        [only] => format!("the sample ({only}) sends"),
        many => format!("{} samples ({}) send", many.len(), many.join(", ")),
    }
}

/// Calls that go to another path, where none goes to the page's own.
pub(super) fn paths(view: &View<'_>) -> Vec<Found> {
    let Some(own) = view.operation.path.as_deref() else {
        return Vec::new();
    };
    let method = view.operation.method.as_deref();
    let calls: Vec<&Sample> = calls(view).filter(|sample| sample.path.is_some()).collect();
    if calls.iter().any(|sample| fits(Some(own), sample.path.as_deref())) {
        return Vec::new();
    }
    let is_same_method =
        |sample: &&&Sample| sample.method.is_none() || method.is_none() || sample.method.as_deref() == method;
    let Some(path) = calls
        .iter()
        .find(is_same_method)
        .and_then(|sample| sample.path.as_deref())
    else {
        return Vec::new();
    };
    if !is_almost(own, path) {
        return Vec::new();
    }
    let same: Vec<&Sample> = calls
        .iter()
        .copied()
        .filter(|sample| sample.path.as_deref() == Some(path))
        .collect();
    vec![Found {
        said: vec!["path".to_owned(), path.to_owned()],
        subject: "path".to_owned(),
        text: format!(
            "the page says {own}, {} {path}",
            senders(&same).replace("sends", "calls").replace("send", "call")
        ),
        places: std::iter::once(view.operation.place.clone())
            .chain(same.iter().map(|sample| sample.place.clone()))
            .collect(),
    }]
}

fn calls<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v Sample> {
    view.operation
        .samples
        .iter()
        .filter(|sample| sample.kind == SampleKind::Call && sample.status.is_none())
}

/// Whether a sample is of the operation, as far as its method and its path tell.
pub(super) fn is_of_operation(operation: &PageOperation, sample: &Sample) -> bool {
    let same_method = operation.method.is_none() || sample.method.is_none() || operation.method == sample.method;
    same_method && fits(operation.path.as_deref(), sample.path.as_deref())
}

/// Whether a called path is one of an operation's. What stands before it, such as a version, may differ.
fn fits(own: Option<&str>, called: Option<&str>) -> bool {
    let (Some(own), Some(called)) = (own, called) else {
        return true;
    };
    let (own, called) = (segments(own), segments(called));
    let least = own.len().min(called.len());
    least > 0
        && own
            .iter()
            .rev()
            .zip(called.iter().rev())
            .all(|(own, called)| is_same(own, called))
}

fn segments(path: &str) -> Vec<String> {
    path.split('/')
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn is_same(own: &str, called: &str) -> bool {
    let stem = |part: &str| part.trim_end_matches(".json").trim_end_matches(".xml").to_owned();
    own == called || stem(own) == stem(called) || is_value(own) || is_value(called)
}

/// A placeholder, or a value that stands for one.
fn is_value(part: &str) -> bool {
    let is_number = part.chars().filter(char::is_ascii_digit).count() * 2 > part.len();
    let has_digit = part.chars().any(|letter| letter.is_ascii_digit()) && part.len() > 7;
    let is_version = part.starts_with('v') && part.len() < 4;
    part.contains(['{', '<', ':', '$', '[', '*', '@', '%']) || (is_number && !is_version) || has_digit
}

/// Two paths that were meant to be one: the same number of parts, of which one differs.
fn is_almost(own: &str, called: &str) -> bool {
    let (own, called) = (segments(own), segments(called));
    let (least, most) = (own.len().min(called.len()), own.len().max(called.len()));
    let different = own
        .iter()
        .rev()
        .zip(called.iter().rev())
        .filter(|(own, called)| !is_same(own, called))
        .count();
    least >= 2 && most - least <= 2 && different == 1
}
