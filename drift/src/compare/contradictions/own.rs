//! What is said of a field against what else is said of it: examples, defaults, values that other rules name.

use super::view::{Field, View, is_shown, spot};
use super::{Found, listed, value};
use crate::facts::{Certainty, Claim, Condition, Default, EnumText, FieldType, Place};
use crate::samples::ValueKind;

/// An example that the page's own rules refuse.
pub(super) fn examples(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for field in view.fields.iter().filter(|field| !is_list(field)) {
        for (claim, place) in field.claims() {
            let Claim::Example(text) = claim else { continue };
            let rules = field.claims().filter(|(rule, _)| !matches!(rule, Claim::Type(_)));
            let broken = rules
                .filter(|_| is_shown(text))
                .find_map(|(rule, at)| value::asked(rule, text, ValueKind::Text).map(|asked| (asked, at)));
            if let Some((asked, at)) = broken {
                found.push(against(field, "example", text, &asked, [place, at]));
            }
        }
    }
    found
}

/// A default that is none of the values, or out of the range.
pub(super) fn defaults(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for field in view.fields.iter().filter(|field| !is_list(field)) {
        for (claim, place) in field.claims() {
            let Claim::Default(Default::Value(text)) = claim else {
                continue;
            };
            let rules = field
                .claims()
                .filter(|(rule, _)| matches!(rule, Claim::Enum { .. } | Claim::Range(_)));
            let broken = rules
                .filter(|_| is_value(text))
                .find_map(|(rule, at)| value::asked(rule, text, ValueKind::Text).map(|asked| (asked, at)));
            let is_another_word = field.has(|rule| is_flag(rule, text));
            // Where one sentence gives both, a slip of the reading is likelier than one of the page.
            let is_doubtful = broken
                .as_ref()
                .is_some_and(|(_, at)| at.line == place.line && !is_sure(field, at));
            if let Some((asked, at)) = broken.filter(|_| !is_another_word && !is_doubtful) {
                found.push(against(field, "default", text, &asked, [place, at]));
            }
        }
    }
    found
}

/// Whether the values at that place stand in a cell or a list of their own.
fn is_sure(field: &Field<'_>, at: &Place) -> bool {
    let is_rule = |claim: &Claim| matches!(claim, Claim::Enum { .. } | Claim::Range(_));
    field
        .facts
        .iter()
        .any(|fact| fact.place == *at && is_rule(&fact.claim) && fact.certainty == Certainty::Read)
}

fn against(field: &Field<'_>, what: &str, text: &str, asked: &str, places: [&Place; 2]) -> Found {
    let [own, rule] = places;
    let rule_at = if own.line == rule.line {
        String::new()
    } else {
        format!("{} ", spot(rule))
    };
    let asks = if rule_at.is_empty() {
        "the same place asks"
    } else {
        "asks"
    };
    Found {
        said: vec![what.to_owned(), text.to_owned(), asked.to_owned()],
        subject: field.name.to_owned(),
        text: format!("the {what} in {} is `{text}`, {rule_at}{asks} for {asked}", spot(own)),
        places: vec![own.clone(), rule.clone()],
    }
}

fn is_list(field: &Field<'_>) -> bool {
    field.has(|claim| {
        matches!(
            claim,
            Claim::Joined(_) | Claim::Encoding(_) | Claim::Type(FieldType::List(_))
        )
    })
}

/// Words for no value at all are not values.
fn is_value(text: &str) -> bool {
    !matches!(
        text.to_lowercase().as_str(),
        "" | "none" | "null" | "nil" | "empty" | "-" | "n/a" | "unset" | "any" | "all"
    )
}

/// Truth values have many words: `false` is the `0` or the `no` of an enum.
fn is_flag(rule: &Claim, text: &str) -> bool {
    let flags = ["true", "false", "0", "1", "yes", "no", "y", "n", "on", "off"];
    let is_one = |text: &str| flags.contains(&text.to_lowercase().as_str());
    let all = |values: &[EnumText]| values.iter().all(|value| is_one(&value.text));
    matches!(rule, Claim::Enum { values, .. } if is_one(text) && all(values))
}

/// Values that a condition or another sentence names and that the enum lacks.
pub(super) fn values_elsewhere(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for field in &view.fields {
        let closed = || {
            field.claims().filter_map(|(claim, place)| match claim {
                Claim::Enum { values, open: false } if values.len() > 1 => Some((values, place)),
                _ => None,
            })
        };
        let Some((values, place)) = closed().max_by_key(|(values, _)| values.len()) else {
            continue;
        };
        let lacks = |text: &str| !values.iter().any(|value| value.text.eq_ignore_ascii_case(text));
        for (others, other_place) in closed().filter(|(_, other)| other.line != place.line) {
            let gone: Vec<&str> = others
                .iter()
                .map(|value| value.text.as_str())
                .filter(|text| lacks(text))
                .collect();
            if !gone.is_empty() {
                found.push(lacking(field, &gone, place, other_place));
            }
        }
        for (named, other_place) in named_in_conditions(view, field) {
            let gone: Vec<&str> = named.iter().map(String::as_str).filter(|text| lacks(text)).collect();
            if !gone.is_empty() {
                found.push(lacking(field, &gone, place, other_place));
            }
        }
    }
    found
}

fn lacking(field: &Field<'_>, gone: &[&str], place: &Place, other: &Place) -> Found {
    Found {
        said: ["lacks"].iter().chain(gone).map(|text| (*text).to_owned()).collect(),
        subject: field.name.to_owned(),
        text: format!(
            "{} names {}, which the values in {} lack",
            spot(other),
            listed(gone.iter().copied()),
            spot(place)
        ),
        places: vec![other.clone(), place.clone()],
    }
}

fn named_in_conditions<'v>(view: &'v View<'_>, field: &Field<'_>) -> Vec<(&'v [String], &'v Place)> {
    let named = |condition: &'v Condition| match condition {
        Condition::If { other, equals } | Condition::Unless { other, equals } if other == field.name => {
            Some(equals.as_slice())
        }
        _ => None,
    };
    let facts = view.operation.facts.iter().filter(|_| field.is_sent);
    let of_fact = |fact: &'v crate::facts::Fact| match &fact.claim {
        Claim::Condition(condition) => named(condition).map(|values| (values, &fact.place)),
        _ => None,
    };
    facts
        .filter_map(of_fact)
        .filter(|(values, _)| !values.is_empty())
        .collect()
}
