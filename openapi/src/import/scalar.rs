//! Texts, numbers and lists of values.

use specwright_codegen::writing::quoted;

use super::importer::Importer;
use super::shape::Shape;
use super::types::Mode;
use super::value::{At, Form, span};
use crate::document::{Bounds, Json, SchemaKind};

impl Importer<'_> {
    pub(super) fn int(&mut self, shape: &Shape<'_>, bounds: &Bounds) -> Form {
        let mut form = Form::word("int");
        if let Some(range) = range(bounds) {
            form.rules.push(("range", quoted_range(&range)));
        }
        match &bounds.multiple_of {
            Some(divisor) if divisor.parse::<i64>().is_ok_and(|divisor| divisor > 1) => {
                form.rules.push(("multiple_of", divisor.clone()));
            }
            Some(divisor) if divisor.parse::<i64>() != Ok(1) => self.no_multiple(shape),
            _ => {}
        }
        form
    }

    pub(super) fn number(&mut self, shape: &Shape<'_>, format: Option<&str>, bounds: &Bounds) -> Form {
        let mut form = Form::word(match format {
            Some("float" | "double") => "float",
            _ => "decimal",
        });
        if let Some(range) = range(bounds) {
            form.rules.push(("range", quoted_range(&range)));
        }
        if bounds.multiple_of.is_some() {
            self.no_multiple(shape);
        }
        form
    }

    fn no_multiple(&mut self, shape: &Shape<'_>) {
        self.skipped(
            &shape.schema.place,
            "`multipleOf` is for whole numbers of at most 64 bits; it is left out",
        );
    }

    pub(super) fn text(&mut self, shape: &Shape<'_>, at: &At) -> Form {
        let SchemaKind::String {
            format,
            encoding,
            length,
            pattern,
        } = &shape.schema.kind
        else {
            return Form::word("string");
        };
        let format = format.as_deref();
        let mut form = self.formed(shape, format, at);
        if encoding
            .as_deref()
            .is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64"))
        {
            form = Form::word("bytes");
        }
        let said = span(*length).map(|length| ("length", length));
        let pattern = pattern.as_ref().map(|pattern| ("pattern", quoted(pattern)));
        for rule in said.into_iter().chain(pattern) {
            if form.is("string") {
                form.rules.push(rule);
            } else {
                let what = if rule.0 == "length" { "length" } else { "pattern" };
                let place = &shape.schema.place;
                self.skipped(
                    place,
                    format!(
                        "the {what} of a value of format `{}` is left out",
                        format.unwrap_or("base64")
                    ),
                );
            }
        }
        form
    }

    /// A text of a known form.
    fn formed(&mut self, shape: &Shape<'_>, format: Option<&str>, at: &At) -> Form {
        let mut form = Form::word("string");
        match format {
            None | Some("") => {}
            Some("date") => form = Form::word("date"),
            Some("date-time") => {
                form = Form::word("datetime");
                // The language writes moments in headers as HTTP does, OpenAPI as RFC 3339.
                form.wire = (at.mode == Mode::Flat && at.name.starts_with("Header")).then_some("iso8601");
            }
            Some("byte" | "base64") => form = Form::word("bytes"),
            Some("binary") if at.mode != Mode::Json => form = Form::word("bytes"),
            Some("binary") => self.skipped(
                &shape.schema.place,
                "bytes as they are have no place in JSON; it is imported as text",
            ),
            Some("password") => form.secret = true,
            Some(known @ ("email" | "uri" | "uuid" | "ipv4")) => form.rules.push(("format", known.to_owned())),
            Some(other) => {
                let text = format!("the format `{other}` is none of the language; it is left out");
                self.skipped(&shape.schema.place, text);
            }
        }
        form
    }

    /// One of some values.
    pub(super) fn one_of_values(&mut self, shape: &Shape<'_>, values: &[Json], at: &At) -> Form {
        let place = &shape.schema.place;
        if values.iter().all(Json::is_boolean) {
            if values.len() == 1 {
                self.skipped(place, "that only one truth value is allowed is left out");
            }
            return Form::word("bool");
        }
        let is_text = values.iter().all(Json::is_string);
        let is_number = values.iter().all(Json::is_number);
        if !is_text && !is_number {
            return self.anything(at, shape.id, "an enum of values of several types");
        }
        let texts: Vec<String> = values.iter().map(text_of).collect();
        if are_names(&texts) {
            let mut form = Form::word(&self.type_name(shape.id, at.mode, at.direction, &at.name));
            form.wire = (is_number && at.mode == Mode::Json).then_some("number");
            return form;
        }
        if is_number {
            self.skipped(
                place,
                "the numbers of the enum make no names that differ; they are left out",
            );
            let is_whole = values.iter().all(|value| value.is_i64() || value.is_u64());
            return Form::word(if is_whole { "int" } else { "decimal" });
        }
        self.guessed(
            place,
            "the texts of the enum make no names that differ; they are imported as a pattern",
        );
        let mut form = Form::word("string");
        form.rules.push(("pattern", quoted(&alternatives(&texts))));
        form
    }
}

/// `^(?:a|b)$`
pub(super) fn alternatives(texts: &[String]) -> String {
    let escaped: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
    format!("^(?:{})$", escaped.join("|"))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if "\\.+*?()|[]{}^$#&-~/".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// The text of a scalar.
pub(super) fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether each of the values can be a variant of an enum.
fn are_names(texts: &[String]) -> bool {
    let mut names = std::collections::BTreeSet::new();
    let is_name = |text: &String| {
        let letters = |c: char| c.is_ascii_alphanumeric();
        text.chars().any(letters)
            && text.chars().all(|c| c.is_ascii() && !c.is_control())
            && text.len() <= 80
            && !matches!(folded(text).as_str(), "unknown" | "self")
    };
    texts.iter().all(|text| is_name(text) && names.insert(folded(text)))
}

fn folded(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// `0<..<100`; whole numbers without a fraction.
fn range(bounds: &Bounds) -> Option<String> {
    let min = bounds.min.as_deref().map(plain);
    let max = bounds.max.as_deref().map(plain);
    let sign = |end: &Option<String>, is_out: bool| if end.is_some() && is_out { "<" } else { "" };
    let (after, before) = (sign(&min, bounds.min_excluded), sign(&max, bounds.max_excluded));
    match (&min, &max) {
        (None, None) => None,
        (Some(min), Some(max)) if min == max && after.is_empty() && before.is_empty() => Some(min.clone()),
        _ => Some(format!(
            "{}{after}..{before}{}",
            min.unwrap_or_default(),
            max.unwrap_or_default()
        )),
    }
}

/// A number digit for digit, `5` for `5.0`; one with an exponent is written out where that is exact.
fn plain(number: &str) -> String {
    let written = match number.contains(['e', 'E']) {
        true => number
            .parse::<f64>()
            .map_or_else(|_| number.to_owned(), |value| format!("{value}")),
        false => number.to_owned(),
    };
    match written.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => written,
    }
}

fn quoted_range(range: &str) -> String {
    match range.bytes().all(|byte| byte.is_ascii_digit()) {
        true => range.to_owned(),
        false => quoted(range),
    }
}
