//! The rules of a field, and those over several.

use super::field::Around;
use super::names::snake;
use super::tree::Field;
use super::yaml::Map;
use crate::edit::quoted;
use crate::facts::{Bounds, Claim, Default, Fact, FieldType, Group, Range, RangeEnd};
use crate::samples::NOT_SHOWN;

/// What a value must look like, and values for show.
pub(super) fn limits(field: &Field<'_>, map: &mut Map) {
    for fact in &field.facts {
        let (key, yaml) = match &fact.claim {
            Claim::Length(length) => ("length", bounds(*length)),
            Claim::Items(items) => ("items", bounds(*items)),
            Claim::Range(limits) => ("range", range(limits)),
            Claim::Chars(chars) => ("chars", quoted(chars)),
            Claim::Pattern(pattern) => ("pattern", quoted(pattern)),
            Claim::Default(Default::Value(value)) => ("default", as_typed(value, map)),
            Claim::Encoding(name) if name == "base64" || name == "json" => ("wire", name.clone()),
            Claim::Example(text) if is_sample(text, field, map) => ("sample", as_typed(text, map)),
            _ => continue,
        };
        if !map.has(key) {
            map.yaml(key, yaml);
        }
    }
}

/// Numbers and truth values of such a type need no quotes.
fn as_typed(text: &str, map: &Map) -> String {
    let is_number = |text: &str| text.len() < 19 && text.parse::<f64>().is_ok_and(f64::is_finite);
    let is_bare = match map.yaml_of("type") {
        Some("int" | "decimal") => {
            is_number(text) && text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte))
        }
        Some("bool") => matches!(text, "true" | "false"),
        _ => false,
    };
    if is_bare { text.to_owned() } else { quoted(text) }
}

/// An example is a sample where it is a value of one line that may be shown.
fn is_sample(text: &str, field: &Field<'_>, map: &Map) -> bool {
    let is_plain = text != NOT_SHOWN && text.chars().count() <= 60 && !text.contains(crate::text::is_hidden);
    is_plain
        && !is_secret(&field.name)
        && !map.has("of")
        && !map.has("layout")
        && !map.has("words")
        && !map.has("fields")
}

pub(super) fn bounds(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (min, max) => format!("{}..{}", number(min), number(max)),
    }
}

fn number(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn range(range: &Range) -> String {
    let end = |end: &Option<RangeEnd>| {
        end.as_ref()
            .map(|end| (end.number.clone(), end.is_excluded))
            .unwrap_or_default()
    };
    let (min, above) = end(&range.min);
    let (max, below) = end(&range.max);
    let (above, below) = (if above { "<" } else { "" }, if below { "<" } else { "" });
    match min == max && !min.is_empty() && above.is_empty() && below.is_empty() {
        true => min,
        false => format!("{min}{above}..{below}{max}"),
    }
}

/// Deprecation and what the language has no word for.
pub(super) fn notes(field: &Field<'_>, around: Around, map: &mut Map) {
    if around != Around::Path && is_secret(&field.name) {
        map.yaml("secret", "true");
    }
    let mut notes = Vec::new();
    for fact in &field.facts {
        match &fact.claim {
            Claim::Deprecated(_) if map.has("deprecated") => {}
            Claim::Deprecated(Some(other)) if other.chars().count() <= 60 => {
                map.text("deprecated", format!("The page names {other} instead."));
            }
            Claim::Deprecated(_) => map.text("deprecated", "The page advises against it."),
            Claim::Default(Default::Prose(_)) => {
                notes.push("The service takes a value of its own when it is left out.".to_owned())
            }
            Claim::Encoding(name) if name != "base64" && name != "json" => {
                notes.push(format!("It travels in this encoding - {name}."));
            }
            Claim::Format(name) if super::format::is_unknown(name, field) => {
                notes.push(format!("It has this form - {name}."));
            }
            Claim::Type(FieldType::Time) => notes.push("It holds a time of the day.".to_owned()),
            _ => {}
        }
    }
    notes.dedup();
    if !notes.is_empty() && !map.has("note") {
        map.text("note", notes.join(" "));
    }
}

fn is_secret(name: &str) -> bool {
    let name = snake(name);
    let is = |word: &str| name == word || name.ends_with(&format!("_{word}"));
    ["password", "passwd", "secret", "token", "api_key", "apikey"]
        .iter()
        .any(|word| is(word))
}

/// What the page leaves open.
pub(super) fn doubt(has_type: bool, has_presence: bool, around: Around, map: &mut Map) {
    let unstated = match (has_type, has_presence, around) {
        (_, _, Around::Answer) | (true, true, _) => return,
        (false, true, _) => "what it holds",
        (true, false, _) => "whether it may be left out",
        (false, false, _) => "what it holds, and whether it may be left out",
    };
    map.doubt(&format!("The page does not state {unstated}."));
}

/// Rules over several fields, of those that a spec can say.
pub(super) fn groups<'a>(facts: impl Iterator<Item = &'a Fact>, map: &mut Map) {
    let mut said: Vec<(&str, Vec<String>)> = Vec::new();
    for fact in facts {
        let Claim::Group(group) = &fact.claim else { continue };
        let (key, names) = match group {
            Group::AtLeastOneOf(names) => ("at_least_one_of", names),
            Group::ExactlyOneOf(names) => ("exactly_one_of", names),
            Group::Together(names) => ("together", names),
            Group::AtMostOneOf(names) => {
                map.leave_out(format!(
                    "not more than one of {} - the language has no word for it",
                    names.join(", ")
                ));
                continue;
            }
        };
        let names: Vec<_> = names
            .iter()
            .map(|name| snake(name.rsplit('.').next().unwrap_or(name)))
            .collect();
        let list = format!("[{}]", names.join(", "));
        match said.iter_mut().find(|(known, _)| *known == key) {
            Some((_, lists)) if lists.contains(&list) => {}
            Some((_, lists)) => lists.push(list),
            None => said.push((key, vec![list])),
        }
    }
    for (key, lists) in said {
        map.yaml(key, format!("[{}]", lists.join(", ")));
    }
}
