//! Several fields together: presence, groups and each field's own value.

use std::collections::{BTreeMap, BTreeSet};

use super::order::out_of_order;
use super::{Broken, violations};
use crate::model::{Field, Group, Model, SampleValue};
use crate::source::Spanned;
use crate::wording::listed;

/// What the values of an object or a request break, keyed by field name as the spec spells it: fields that are missing or
/// unknown, the rules of each value, the rules over several fields.
pub fn object_violations(
    fields: &[Field],
    groups: &[Group],
    model: &Model,
    values: &BTreeMap<String, Spanned<SampleValue>>,
) -> Vec<Broken> {
    let mut broken = Vec::new();
    for field in fields {
        let name = field.name.spec.as_str();
        match values.get(name) {
            Some(value) => {
                let found = violations(&field.ty, field, model, &value.value);
                broken.extend(found.into_iter().map(|found| found.under(name)));
            }
            None if field.optional => {}
            None => broken.push(Broken::new("required", "must be present").under(name)),
        }
    }
    let known: BTreeSet<&str> = fields.iter().map(|field| field.name.spec.as_str()).collect();
    for name in values.keys() {
        if !known.contains(name.as_str()) {
            broken.push(Broken::new("unknown_field", "is not a documented field").under(name));
        }
    }
    for group in groups {
        match group {
            Group::InOrder(members) => broken.extend(out_of_order(fields, &members.value, values)),
            group => broken.extend(judge_presence(group, fields, values)),
        }
    }
    broken
}

/// The rules about which fields are set.
fn judge_presence(group: &Group, fields: &[Field], values: &BTreeMap<String, Spanned<SampleValue>>) -> Option<Broken> {
    let is_set = |index: usize| {
        fields
            .get(index)
            .is_some_and(|field| values.contains_key(&field.name.spec))
    };
    let set_among = |members: &[usize]| members.iter().filter(|&&index| is_set(index)).count();
    match group {
        Group::AtLeastOneOf(members) => (set_among(&members.value) == 0).then(|| {
            Broken::new(
                "at_least_one_of",
                format!("must have {}", names(fields, &members.value, "or")),
            )
        }),
        Group::ExactlyOneOf(members) => (set_among(&members.value) != 1).then(|| {
            let names = names(fields, &members.value, "or");
            Broken::new(
                "exactly_one_of",
                format!("must have either {names}, and only one of them"),
            )
        }),
        Group::Together(members) => {
            let set = set_among(&members.value);
            (set != 0 && set != members.value.len()).then(|| {
                let names = names(fields, &members.value, "and");
                Broken::new("together", format!("must have all of {names}, or none"))
            })
        }
        Group::InOrder(_) => None,
        Group::RequiredIf {
            field, other, equals, ..
        } => {
            let called_for = is_set(*other) && text_fits(fields, values, *other, equals);
            (called_for && !is_set(*field)).then(|| required(fields, *field, "required_if", "if", *other, equals))
        }
        Group::RequiredUnless {
            field, other, equals, ..
        } => {
            let excused = is_set(*other) && text_fits(fields, values, *other, equals);
            (!excused && !is_set(*field)).then(|| required(fields, *field, "required_unless", "unless", *other, equals))
        }
    }
}

fn text_fits(
    fields: &[Field],
    values: &BTreeMap<String, Spanned<SampleValue>>,
    index: usize,
    equals: &[String],
) -> bool {
    let value = fields.get(index).and_then(|field| values.get(&field.name.spec));
    match value.map(|value| &value.value) {
        _ if equals.is_empty() => true,
        Some(SampleValue::Scalar(text)) => equals.contains(text),
        _ => false,
    }
}

fn required(fields: &[Field], field: usize, rule: &'static str, word: &str, other: usize, equals: &[String]) -> Broken {
    let other = name(fields, other);
    let condition = match equals {
        [] => format!("`{other}` is present"),
        texts => format!("`{other}` is {}", listed(texts.iter().map(String::as_str))),
    };
    Broken::new(rule, format!("must be present {word} {condition}")).under(name(fields, field))
}

fn names(fields: &[Field], members: &[usize], word: &str) -> String {
    let names: Vec<_> = members
        .iter()
        .map(|&index| format!("`{}`", name(fields, index)))
        .collect();
    names.join(&format!(" {word} "))
}

fn name(fields: &[Field], index: usize) -> &str {
    fields.get(index).map_or("", |field| field.name.spec.as_str())
}
