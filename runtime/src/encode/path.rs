//! The path of a request.

use super::percent::push_encoded;
use super::text::scalar_text;
use crate::describe::PathPart;
use crate::validate::Report;
use crate::value::Structure;

/// Appends the path. A value that is empty or a row of dots would name another resource, encoded or not: URL readers
/// take `%2e%2e` for `..`.
pub(super) fn write_path(url: &mut String, parts: &[PathPart], request: &dyn Structure, report: &mut Report) {
    let start = url.len();
    for part in parts {
        match *part {
            PathPart::Literal(literal) => url.push_str(literal),
            PathPart::Field(index) => write_field(url, index, request, report),
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

fn write_field(url: &mut String, index: usize, request: &dyn Structure, report: &mut Report) {
    let Some(field) = request.shape().fields.get(index) else {
        return;
    };
    let view = request.slot(index).view();
    match scalar_text(&view, field.encoding).filter(|text| !text.is_empty()) {
        Some(text) => push_encoded(url, &text),
        None => report.at_field(field.name, |report| {
            report.add("sendable", "must not be empty in a path");
        }),
    }
}

fn field_name(part: PathPart, request: &dyn Structure) -> Option<&'static str> {
    match part {
        PathPart::Literal(_) => None,
        PathPart::Field(index) => request.shape().fields.get(index).map(|field| field.name),
    }
}
