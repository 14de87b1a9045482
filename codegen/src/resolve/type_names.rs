//! Words for types: those of the language, those that people bring from elsewhere, and names that are none.

use super::rules::{NAME_CLASH, UNKNOWN_TYPE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::TypeRef;
use crate::source::{Span, Spanned};
use crate::syntax::keys::FIELD_TYPES;
use crate::wording::{nearest, shown};

/// The types without a name of their own.
pub(super) fn plain_type(word: &str) -> Option<TypeRef> {
    Some(match word {
        "string" => TypeRef::String,
        "bool" => TypeRef::Bool,
        "int" => TypeRef::Int,
        "float" => TypeRef::Float,
        "decimal" => TypeRef::Decimal,
        "bytes" => TypeRef::Bytes,
        "any" => TypeRef::Any,
        "date" => TypeRef::Date,
        "datetime" => TypeRef::DateTime,
        _ => return None,
    })
}

/// Words that other languages have for what is written differently here.
fn foreign_type_help(word: &str) -> Option<&'static str> {
    Some(match word {
        "secret" | "password" => "write `secret: true`; the type is `string`",
        "email" | "uri" | "url" | "uuid" | "ipv4" | "base64" => "the type is `string`; write the form as `format: …`",
        "integer" | "long" | "i64" | "int32" | "int64" => "did you mean `int`?",
        "boolean" => "did you mean `bool`?",
        "text" | "str" => "did you mean `string`?",
        "date-time" | "timestamp" | "date_time" => "did you mean `datetime`?",
        "array" => "did you mean `list`? Its items are said with `of: …`",
        "dict" | "dictionary" | "hash" => "did you mean `map`? Its values are said with `of: …`",
        "binary" | "blob" | "file" => "did you mean `bytes`?",
        "json" => "did you mean `any`?",
        "union" => "define a type under `types:` with its members under `union:`, and name it here",
        "object" => "describe its fields under `fields:`, or name a type of `types:`",
        "enum" => "list its values under `enum:`",
        "number" => "did you mean `int`, `float` or, digit for digit, `decimal`?",
        "double" => "did you mean `float`?",
        "list" | "map" => "say what it holds: `of: { type: list, of: string }`",
        _ => return None,
    })
}

pub(super) fn report_plain_name(name: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let word = name.value.as_str();
    if FIELD_TYPES.contains(&word) {
        diagnostics.push(
            Diagnostic::error(
                &NAME_CLASH,
                name.span,
                format!("{} is a type of the language", shown(word)),
            )
            .help("choose another name: names of types are not sent"),
        );
    }
}

pub(super) fn report_shadowing(name: &Spanned<String>, first: Span, diagnostics: &mut Diagnostics) {
    let headline = format!("{} is also a shared type", shown(&name.value));
    diagnostics.push(
        Diagnostic::error(&NAME_CLASH, name.span, headline)
            .related(first, "the shared type")
            .help("delete one of them, or give it another name: names of types are not sent"),
    );
}

/// A name that is no type, and what was perhaps meant.
pub(super) fn unknown_type<'a>(name: &Spanned<String>, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let word = name.value.as_str();
    let diagnostic = Diagnostic::error(&UNKNOWN_TYPE, name.span, format!("there is no type {}", shown(word)));
    if let Some(help) = foreign_type_help(word) {
        return diagnostic.help(help);
    }
    let candidates = FIELD_TYPES.iter().copied().chain(known);
    match nearest(word, candidates) {
        Some(near) => diagnostic.label(format!("did you mean {}?", shown(near))),
        None => diagnostic.help("define it under `types:` of this file or of `api.yaml`"),
    }
}
