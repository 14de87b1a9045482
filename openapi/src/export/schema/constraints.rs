//! What a value must look like, in the words of JSON Schema.

use std::str::FromStr;

use specwright_codegen::model::{Constraints, Format, Range, RangeEnd};

use super::{Shape, pattern};
use crate::export::text;
use crate::export::writer::Writer;
use crate::tree::{Object, Tree};

/// Nine digits behind the two ways to begin.
pub(crate) const UK_MOBILE: &str = r"^(447|07)\d{9}$";

/// A text with its rules.
pub(super) fn text(writer: &mut Writer<'_>, shape: Shape<'_>) -> Object {
    let rules = shape.constraints;
    let mut schema = Object::of("type", "string");
    if let Some(format) = &rules.format {
        put_format(format.value, &mut schema);
    }
    if shape.secret {
        match schema.has("format") {
            true => schema.put("x-specwright-secret", true),
            false => schema.put("format", "password"),
        }
    }
    if let Some(length) = &rules.length {
        schema.put_some("minLength", length.value.min);
        schema.put_some("maxLength", length.value.max);
    }
    put_patterns(writer, rules, &mut schema);
    schema
}

fn put_format(format: Format, schema: &mut Object) {
    match format {
        Format::Email | Format::Uri | Format::Uuid | Format::Ipv4 => schema.put("format", format.as_str()),
        // Without the word they would be a day, a moment and bytes.
        Format::Date | Format::DateTime => {
            schema.put("format", format.as_str());
            schema.put("x-specwright-type", "string");
        }
        Format::Base64 => {
            schema.put("contentEncoding", "base64");
            schema.put("x-specwright-type", "string");
        }
        Format::UkMobile => schema.put("x-specwright-format", format.as_str()),
    }
}

/// `pattern` has room for one; several stand in `allOf`.
fn put_patterns(writer: &mut Writer<'_>, rules: &Constraints, schema: &mut Object) {
    let mut patterns = Vec::new();
    if let Some(chars) = &rules.chars {
        schema.put("x-specwright-chars", &chars.value);
        patterns.push(pattern::of_chars(&chars.value));
    }
    if let Some(written) = &rules.pattern {
        match pattern::translated(&written.value) {
            Some(same) => {
                if same != written.value {
                    schema.put("x-specwright-pattern", &written.value);
                }
                patterns.push(same);
            }
            None => {
                schema.put("x-specwright-pattern", &written.value);
                writer.lose("the pattern uses what regular expressions of ECMA 262 do not have");
            }
        }
    }
    if rules
        .format
        .as_ref()
        .is_some_and(|format| format.value == Format::UkMobile)
    {
        patterns.push(UK_MOBILE.to_owned());
    }
    if let [only] = patterns.as_slice() {
        schema.put("pattern", only);
        return;
    }
    let all: Vec<Object> = patterns.iter().map(|pattern| Object::of("pattern", pattern)).collect();
    schema.put_list("allOf", all);
}

/// A number with its rules.
pub(super) fn number(writer: &mut Writer<'_>, shape: Shape<'_>, ty: &str, format: &str) -> Object {
    let mut schema = Object::of("type", ty).with("format", format);
    if let Some(range) = &shape.constraints.range {
        put_range(writer, &range.value, &mut schema);
    }
    let divisor = shape.constraints.multiple_of.as_ref().map(|divisor| divisor.value);
    schema.put_some("multipleOf", divisor);
    schema
}

fn put_range(writer: &mut Writer<'_>, range: &Range, schema: &mut Object) {
    let (mut is_exact, mut is_same) = (true, true);
    let mut put = |end: &Option<RangeEnd>, closed: &str, open: &str| {
        let Some(end) = end else { return };
        let name = if end.is_excluded { open } else { closed };
        match as_number(&end.number) {
            Some((number, exact)) => {
                is_exact &= exact;
                is_same &= matches!(&number, Tree::Number(number) if number.to_string() == end.number);
                schema.put(name, number);
            }
            None => (is_exact, is_same) = (false, false),
        }
    };
    put(&range.min, "minimum", "exclusiveMinimum");
    put(&range.max, "maximum", "exclusiveMaximum");
    if !is_same {
        schema.put("x-specwright-range", text::range(range));
    }
    if !is_exact {
        writer.lose("the range has more digits than JSON's numbers keep");
    }
}

/// The number, and whether it has the digits of the text.
pub(super) fn as_number(text: &str) -> Option<(Tree, bool)> {
    if let Ok(whole) = i64::from_str(text) {
        return Some((whole.into(), true));
    }
    let number = serde_json::Number::from_f64(f64::from_str(text).ok()?)?;
    let shown = number.to_string();
    let plain = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    let is_exact = plain(&shown) == plain(text.trim_start_matches('+'));
    Some((Tree::Number(number), is_exact))
}

/// How many items or entries.
pub(super) fn put_count(rules: &Constraints, least: &str, most: &str, schema: &mut Object) {
    if let Some(items) = &rules.items {
        schema.put_some(least, items.value.min);
        schema.put_some(most, items.value.max);
    }
}

/// The rules of a text as the language writes them, for what has no schema.
pub(in crate::export) fn rules(rules: &Constraints) -> Object {
    let mut said = Object::new();
    said.put_some("length", rules.length.as_ref().map(|length| text::bounds(length.value)));
    said.put_some("chars", rules.chars.as_ref().map(|chars| &chars.value));
    said.put_some("pattern", rules.pattern.as_ref().map(|pattern| &pattern.value));
    said.put_some("format", rules.format.as_ref().map(|format| format.value.as_str()));
    said
}
