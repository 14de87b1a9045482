//! What a value must look like: the words of JSON Schema as those of the language.

use specwright_codegen::writing::Map;

use super::texts::whole;
use crate::document::Node;
use crate::export::same_pattern;

/// Formats of text that the language has by the same name.
const FORMATS: &[&str] = &["email", "uri", "uuid", "ipv4"];

/// The rules of a text.
pub(super) fn put_text_rules(schema: Node<'_>, map: &mut Map) {
    if let Some(length) = count(schema, "minLength", "maxLength") {
        map.yaml("length", length);
    }
    let (chars, pattern) = patterns(schema);
    if let Some(chars) = chars {
        map.value("chars", chars);
    }
    if let Some(pattern) = pattern {
        map.value("pattern", pattern);
    }
    if let Some(format) = format(schema) {
        map.value("format", format);
    }
}

/// The known form of a text.
fn format(schema: Node<'_>) -> Option<&str> {
    if let Some(format) = schema.text_of("x-specwright-format") {
        return Some(format);
    }
    if schema.text_of("contentEncoding") == Some("base64") {
        return Some("base64");
    }
    let format = schema.text_of("format")?;
    let is_known = FORMATS.contains(&format) || matches!(format, "date" | "date-time");
    is_known.then_some(format)
}

/// `chars` and `pattern`. The members of ours say how the spec writes what stands in the schema, as long as that is the same.
fn patterns(schema: Node<'_>) -> (Option<&str>, Option<&str>) {
    let own = schema.text_of("pattern");
    let inner = schema.get("allOf").into_iter().flat_map(Node::items);
    let said: Vec<&str> = own
        .into_iter()
        .chain(inner.filter_map(|one| one.text_of("pattern")))
        .collect();
    let has = |wanted: &str| said.contains(&wanted);
    let written = schema.text_of("x-specwright-chars");
    let in_schema = written.map(same_pattern::of_chars);
    let chars = written.filter(|_| in_schema.as_deref().is_some_and(has));
    let mut others = said
        .iter()
        .filter(|one| chars.is_none() || Some(**one) != in_schema.as_deref());
    let is_mobile = schema.text_of("x-specwright-format") == Some("uk_mobile");
    let other = others
        .find(|one| !is_mobile || **one != same_pattern::UK_MOBILE)
        .copied();
    let pattern = match schema.text_of("x-specwright-pattern") {
        Some(written) => match same_pattern::translated(written) {
            Some(same) if other.is_some_and(|other| other != same) => other,
            _ => Some(written),
        },
        None => other,
    };
    (chars, pattern)
}

/// The rules of a number.
pub(super) fn put_number_rules(schema: Node<'_>, map: &mut Map) {
    if let Some(range) = range(schema) {
        let is_plain = range
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".<-".contains(&byte));
        match is_plain {
            true => map.yaml("range", range),
            false => map.value("range", &range),
        }
    }
    if let Some(divisor) = schema.get("multipleOf").and_then(whole) {
        map.yaml("multiple_of", divisor);
    }
}

/// From where to where. An end as the spec writes it holds as long as the number is the same.
fn range(schema: Node<'_>) -> Option<String> {
    let written = schema.text_of("x-specwright-range").unwrap_or_default();
    let (from, to) = written.split_once("..").unwrap_or((written, written));
    let least = as_written(from, end(schema, "minimum", "exclusiveMinimum"));
    let most = as_written(to, end(schema, "maximum", "exclusiveMaximum"));
    let (min, min_out) = least.unwrap_or_default();
    let (max, max_out) = most.unwrap_or_default();
    if min.is_empty() && max.is_empty() {
        return None;
    }
    let sign = |is_out: bool| if is_out { "<" } else { "" };
    Some(format!("{min}{}..{}{max}", sign(min_out), sign(max_out)))
}

/// The end with the digits of the spec. What no number of JSON comes near stands in the spec's text alone.
fn as_written(text: &str, said: Option<End>) -> Option<End> {
    let digits = text.trim_matches(['<', ' ']);
    let written: f64 = match digits.parse() {
        Ok(written) => written,
        Err(_) => return said,
    };
    match said {
        Some((number, is_out)) if number.parse() == Ok(written) => Some((digits.to_owned(), is_out)),
        None if !written.is_finite() => Some((digits.to_owned(), text.contains('<'))),
        said => said,
    }
}

/// A number, and whether it is left out itself.
type End = (String, bool);

/// The end that a keyword says.
fn end(schema: Node<'_>, closed: &str, open: &str) -> Option<End> {
    let number = |name: &str| schema.get(name)?.number().and_then(plain_digits);
    match (number(open), number(closed)) {
        (Some(open), _) => Some((open, true)),
        // In OpenAPI 3.0 a truth value stands beside.
        (None, Some(closed)) => Some((closed, schema.has_flag(open))),
        (None, None) => None,
    }
}

/// Digits without an exponent.
fn plain_digits(number: &str) -> Option<String> {
    if !number.contains(['e', 'E']) {
        return Some(number.to_owned());
    }
    // Rust writes a float without an exponent.
    let value: f64 = number.parse().ok()?;
    value.is_finite().then(|| value.to_string())
}

/// How many items or entries.
pub(super) fn put_list_rules(schema: Node<'_>, map: &mut Map) {
    let bounds = count(schema, "minItems", "maxItems").or_else(|| count(schema, "minProperties", "maxProperties"));
    if let Some(bounds) = bounds {
        map.yaml("items", bounds);
    }
    if schema.has_flag("uniqueItems") {
        map.yaml("unique", "true");
    }
}

fn count(schema: Node<'_>, least: &str, most: &str) -> Option<String> {
    let number = |name: &str| schema.get(name).and_then(whole);
    let (least, most) = (number(least), number(most));
    match (least, most) {
        (None, None) => None,
        (Some(least), Some(most)) if least == most => Some(least),
        (least, most) => Some(format!("{}..{}", least.unwrap_or_default(), most.unwrap_or_default())),
    }
}
