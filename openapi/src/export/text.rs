//! What the language writes as a text: ranges, times, paths, selectors.

use std::time::Duration;

use specwright_codegen::model::{Bounds, ErrorBody, Field, Operation, PathPart, Range, RangeEnd, WireName};

/// `5..20`, `..20`, `5..`.
pub(super) fn bounds(bounds: Bounds) -> String {
    let end = |end: Option<i64>| end.map_or_else(String::new, |end| end.to_string());
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (min, max) => format!("{}..{}", end(min), end(max)),
    }
}

/// `0<..99.99`.
pub(super) fn range(range: &Range) -> String {
    let is_out = |end: &RangeEnd| if end.is_excluded { "<" } else { "" };
    let from = range.min.as_ref().map(|end| format!("{}{}", end.number, is_out(end)));
    let to = range.max.as_ref().map(|end| format!("{}{}", is_out(end), end.number));
    format!("{}..{}", from.unwrap_or_default(), to.unwrap_or_default())
}

/// `15 min`.
pub(super) fn duration(time: Duration) -> String {
    let millis = time.as_millis();
    for (unit, of) in [("h", 3_600_000), ("min", 60_000), ("s", 1000)] {
        if millis > 0 && millis.is_multiple_of(of) {
            return format!("{} {unit}", millis / of);
        }
    }
    format!("{millis} ms")
}

/// `data/order`.
pub(super) fn names(path: &[WireName]) -> String {
    let names: Vec<&str> = path.iter().map(|name| name.0.as_str()).collect();
    names.join("/")
}

/// As the spec writes it, without the query.
pub(super) fn template(parts: &[PathPart], fields: &[Field]) -> String {
    let name = |index: usize| fields.get(index).map_or("", |field| field.name.spec.as_str());
    let text = parts.iter().map(|part| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Field(index) => format!("{{{}}}", name(*index)),
        PathPart::Greedy(index) => format!("{{{}+}}", name(*index)),
    });
    text.collect()
}

/// The names of fields, from the answer inwards: `position/total_pages`.
pub(super) fn steps<'f>(mut fields: &'f [Field], path: &[usize], inside: impl Fn(&'f Field) -> &'f [Field]) -> String {
    let mut names = Vec::new();
    for index in path {
        let Some(field) = fields.get(*index) else { break };
        names.push(field.name.spec.as_str());
        fields = inside(field);
    }
    names.join("/")
}

/// `accounts.create`.
pub(super) fn operation(resource: &str, operation: &Operation) -> String {
    format!("{resource}.{}", operation.name.spec)
}

/// Names from the root to the error.
pub(super) fn error_path(body: &ErrorBody) -> String {
    body.path.join("/")
}
