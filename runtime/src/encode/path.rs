//! The path of a request.

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
        match *part {
            PathPart::Literal(literal) => url.push_str(literal),
            PathPart::Field(index) => with_text(index, request, &mut scratch, report, |text| push_encoded(url, text)),
            PathPart::Greedy(index) => with_text(index, request, &mut scratch, report, |text| push_segments(url, text)),
        }
    }
    let leaves_its_place = url
        .get(start..)
        .is_some_and(|path| path.split('/').any(|segment| segment == "." || segment == ".."));
    if leaves_its_place {
        for field in parts.iter().filter_map(|part| field_name(*part, request)) {
            report.at_field(field, |report| {
                report.add("sendable", "must not be a dot or two in a path")
            });
        }
    }
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
