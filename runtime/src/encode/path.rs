//! The path of a request.

use std::ops::Range;

use super::percent::push_encoded;
use super::text::{Scratch, text_of};
use crate::describe::PathPart;
use crate::validate::Report;
use crate::value::Structure;

/// Appends the path. A value that is empty or a row of dots would name another resource, encoded or not: URL readers
/// take `%2e%2e` for `..`.
pub(super) fn write_path(url: &mut String, parts: &[PathPart], request: &dyn Structure, report: &mut Report) {
    let start = url.len();
    let mut scratch = Scratch::default();
    for part in parts {
        write_part(url, *part, request, &mut scratch, report);
    }
    if url.get(start..).is_some_and(|path| path.split('/').any(is_dots)) {
        report_dots(parts, request, report);
    }
}

fn write_part(url: &mut String, part: PathPart, request: &dyn Structure, scratch: &mut Scratch, report: &mut Report) {
    match part {
        PathPart::Literal(literal) => url.push_str(literal),
        PathPart::Field(index) => with_text(index, request, scratch, report, |text| push_encoded(url, text)),
        PathPart::Greedy(index) => with_text(index, request, scratch, report, |text| push_segments(url, text)),
    }
}

fn is_dots(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

/// Names the fields that have a part in a segment of dots. The path is written again to find their places, which no other
/// request needs.
#[cold]
fn report_dots(parts: &[PathPart], request: &dyn Structure, report: &mut Report) {
    let (mut path, mut scratch, mut known) = (String::new(), Scratch::default(), Report::default());
    let mut written = Vec::new();
    for part in parts {
        let start = path.len();
        write_part(&mut path, *part, request, &mut scratch, &mut known);
        written.extend(field_name(*part, request).map(|field| (field, start..path.len())));
    }
    let dots = dots(&path);
    for (field, place) in written {
        if dots.iter().any(|dots| dots.start < place.end && place.start < dots.end) {
            report.at_field(field, |report| {
                report.add("sendable", "must not be a dot or two in a path")
            });
        }
    }
}

/// Where the segments of dots stand.
fn dots(path: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let segments = path.split('/').map(|segment| {
        let place = start..start + segment.len();
        start = place.end + 1;
        (segment, place)
    });
    segments
        .filter(|(segment, _)| is_dots(segment))
        .map(|(_, place)| place)
        .collect()
}

/// Keeps the slashes.
fn push_segments(url: &mut String, text: &str) {
    for (index, segment) in text.split('/').enumerate() {
        if index > 0 {
            url.push('/');
        }
        push_encoded(url, segment);
    }
}

fn with_text(
    index: usize,
    request: &dyn Structure,
    scratch: &mut Scratch,
    report: &mut Report,
    write: impl FnOnce(&str),
) {
    let Some(field) = request.shape().fields.get(index) else {
        return;
    };
    report.at_field(field.name, |report| {
        let view = request.slot(index).view();
        match text_of(&view, field.form, scratch, report) {
            Ok(Some(text)) if !text.is_empty() => write(text),
            Ok(_) => report.add("sendable", "must not be empty in a path"),
            Err(_) => {}
        }
    });
}

fn field_name(part: PathPart, request: &dyn Structure) -> Option<&'static str> {
    match part {
        PathPart::Literal(_) => None,
        PathPart::Field(index) | PathPart::Greedy(index) => request.shape().fields.get(index).map(|field| field.name),
    }
}
