//! Facts to lines.

use std::fmt::Display;

use crate::text::{is_hidden, json_quoted};

use super::super::{
    Bounds, Claim, Condition, Default, EnumText, FieldPlace, FieldType, Group, Presence, Range, RangeEnd, Subject,
};
use super::{Section, Statement};

/// Writes sections as text, one line for each run of statements about a subject.
#[must_use]
pub fn write(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        text += section.request_line.as_deref().unwrap_or("page");
        text.push('\n');
        for run in section.statements.chunk_by(|a, b| a.0 == b.0) {
            write_run(run, &mut text);
        }
    }
    text
}

fn write_run(run: &[Statement], text: &mut String) {
    let claims = run.iter().map(|(_, claim)| write_claim(claim));
    let claims: Vec<_> = claims.filter(|claim| !claim.is_empty()).collect();
    *text += "  ";
    *text += &write_subject(&run[0].0);
    if !claims.is_empty() {
        *text += "  ";
        *text += &claims.join("; ");
    }
    text.push('\n');
}

/// `request amount`, `status 401`.
#[must_use]
pub fn write_subject(subject: &Subject) -> String {
    match subject {
        Subject::Operation => "operation".to_owned(),
        Subject::Request(name) => format!("request {name}"),
        Subject::Response(name) => format!("response {name}"),
        Subject::Status(status) => format!("status {status}"),
        Subject::Code(code) => format!("code {code}"),
    }
}

/// `type int`; empty for a field that is merely there.
#[must_use]
pub fn write_claim(claim: &Claim) -> String {
    match claim {
        Claim::Exists(None) => String::new(),
        Claim::Exists(Some(place)) => format!("in {}", place.as_str()),
        Claim::Type(ty) => format!("type {}", write_type(ty)),
        Claim::Presence(presence) => presence.as_str().to_owned(),
        Claim::Condition(condition) => write_condition(condition),
        Claim::Group(group) => write_group(group),
        Claim::Length(bounds) => format!("length {}", write_bounds(*bounds)),
        Claim::Range(range) => format!("range {}", write_range(range)),
        Claim::Items(bounds) => format!("items {}", write_bounds(*bounds)),
        Claim::Chars(chars) => format!("chars {}", value(chars)),
        Claim::Pattern(pattern) => format!("pattern {}", value(pattern)),
        Claim::Enum { values, open } => write_enum(values, *open),
        Claim::Format(format) => format!("format {}", value(format)),
        Claim::Encoding(encoding) => format!("encoding {}", value(encoding)),
        Claim::Joined(by) => format!("joined {}", json_quoted(by)),
        Claim::Default(Default::Value(text)) => format!("default {}", value(text)),
        Claim::Default(Default::Prose(text)) => format!("default ({})", value(text)),
        Claim::Example(text) => format!("example {}", value(text)),
        Claim::Deprecated(None) => "deprecated".to_owned(),
        Claim::Deprecated(Some(other)) => format!("deprecated, use {}", value(other)),
        Claim::Meaning(text) => format!("means {}", value(text)),
        Claim::CodeStatus(status) => format!("status {status}"),
    }
}

fn write_type(ty: &FieldType) -> String {
    match ty {
        FieldType::List(Some(of)) => format!("list of {}", write_type(of)),
        plain => plain.word().to_owned(),
    }
}

fn write_condition(condition: &Condition) -> String {
    let over = |word: &str, other: &str, equals: &[String]| match equals.is_empty() {
        true => format!("required {word} {}", value(other)),
        false => format!("required {word} {} = {}", value(other), values(equals)),
    };
    match condition {
        Condition::If { other, equals } => over("if", other, equals),
        Condition::Unless { other, equals } => over("unless", other, equals),
        Condition::When(words) => format!("required when {}", value(words)),
    }
}

fn write_group(group: &Group) -> String {
    let (words, names) = match group {
        Group::AtLeastOneOf(names) => ("at least one of", names),
        Group::ExactlyOneOf(names) => ("exactly one of", names),
        Group::AtMostOneOf(names) => ("at most one of", names),
        Group::Together(names) => ("together", names),
    };
    format!("{words} {}", values(names))
}

fn write_enum(texts: &[EnumText], open: bool) -> String {
    let mut parts: Vec<_> = texts.iter().map(write_enum_text).collect();
    if open {
        parts.push("...".to_owned());
    }
    format!("enum {}", parts.join("|"))
}

fn write_enum_text(text: &EnumText) -> String {
    match &text.meaning {
        None => value(&text.text),
        Some(meaning) => format!("{} ({})", value(&text.text), value(meaning)),
    }
}

fn write_bounds(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (min, max) => format!("{}..{}", or_nothing(min), or_nothing(max)),
    }
}

fn write_range(range: &Range) -> String {
    let end = |end: &Option<RangeEnd>, sign: &str| match end {
        None => String::new(),
        Some(end) if end.is_excluded => format!("{sign}{}", end.number),
        Some(end) => end.number.clone(),
    };
    format!("{}..{}", end(&range.min, ">"), end(&range.max, "<"))
}

fn or_nothing(number: Option<impl Display>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn values(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| value(text)).collect();
    texts.join("|")
}

/// The value as it is, or in quotes where it would be misread.
fn value(text: &str) -> String {
    let misread = |character: char| matches!(character, ';' | '|' | '"' | '(' | ')') || is_hidden(character);
    let is_odd =
        text.is_empty() || text == "..." || text.trim() != text || text.contains(misread) || text.contains(" = ");
    match is_odd {
        true => json_quoted(text),
        false => text.to_owned(),
    }
}

impl FieldPlace {
    /// As lines and reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FieldPlace::Path => "path",
            FieldPlace::Query => "query",
            FieldPlace::Header => "header",
            FieldPlace::Body => "body",
        }
    }
}

impl Presence {
    /// As lines and reports write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Presence::Required => "required",
            Presence::Optional => "optional",
        }
    }
}

impl FieldType {
    /// Without what a list is of.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            FieldType::String => "string",
            FieldType::Int => "int",
            FieldType::Decimal => "decimal",
            FieldType::Bool => "bool",
            FieldType::Date => "date",
            FieldType::DateTime => "datetime",
            FieldType::Time => "time",
            FieldType::Object => "object",
            FieldType::List(_) => "list",
            FieldType::File => "file",
            FieldType::Any => "any",
        }
    }
}
