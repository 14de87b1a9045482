//! Diagnostics for programs. Their schema is [`crate::schema::diagnostics`].

use serde_json::{Map, Value, json as value};

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Severity};
use crate::source::{SourceSet, Span};

/// The version of the form below.
pub(crate) const VERSION: u32 = 1;

/// Every diagnostic as a JSON object: `{"version": 1, "diagnostics": […]}`.
pub fn json(diagnostics: &Diagnostics, sources: &SourceSet) -> Value {
    let all: Vec<_> = diagnostics.iter().map(|found| diagnostic(found, sources)).collect();
    value!({ "version": VERSION, "diagnostics": all })
}

fn diagnostic(found: &Diagnostic, sources: &SourceSet) -> Value {
    let Diagnostic {
        rule,
        severity,
        headline,
        primary,
        related,
        help,
        conceals: _,
    } = found;
    let mut object = Map::new();
    object.insert("id".to_owned(), value!(rule.id));
    object.insert(
        "severity".to_owned(),
        value!(match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }),
    );
    object.insert("headline".to_owned(), value!(headline));
    add_place(&mut object, primary, sources);
    let related: Vec<_> = related.iter().map(|label| place(label, sources)).collect();
    object.insert("related".to_owned(), value!(related));
    object.insert("help".to_owned(), value!(help));
    Value::Object(object)
}

fn place(label: &Label, sources: &SourceSet) -> Value {
    let mut object = Map::new();
    add_place(&mut object, label, sources);
    Value::Object(object)
}

fn add_place(object: &mut Map<String, Value>, label: &Label, sources: &SourceSet) {
    let Span { file, start, end } = label.span;
    let source = sources.file(file);
    let (from, to) = (source.position(start), source.position(end));
    object.insert("file".to_owned(), value!(source.path));
    object.insert("line".to_owned(), value!(from.line));
    object.insert("column".to_owned(), value!(from.column));
    object.insert("end_line".to_owned(), value!(to.line));
    object.insert("end_column".to_owned(), value!(to.column));
    object.insert("label".to_owned(), value!(label.text));
}
