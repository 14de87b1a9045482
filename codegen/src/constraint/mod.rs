//! Judges sample text against the constraints of the model. The checks use it on the samples of a spec, the mock on what
//! callers send. The derived validation of the runtime has its own twin; one set of tables in the tests holds both to the
//! same answers.

mod class;
mod decimal;
mod format;
mod object;
mod order;
mod pattern;
mod range;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Bounds, Constraints, EnumValue, Field, Model, SampleValue, TypeKind, TypeRef};
use crate::source::Spanned;
use crate::wording::listed;

pub use class::{CharClass, ClassProblem};
pub use decimal::compare;
pub use format::{format_holds, format_name};
pub use object::object_violations;
pub use pattern::compile_pattern;
pub use range::range_text;
pub(crate) use range::{greatest_whole, holds_decimal, least_whole};
pub use text::text_violations;

/// A rule that a value breaks. Never holds the value, which may be secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Where in the value: empty for the value itself, else like `[2].name` or `name`.
    pub path: String,
    /// The kind of rule, one of [`RULE_NAMES`].
    pub rule: &'static str,
    /// What the rule asks for: "must be 5 to 20 characters long".
    pub message: String,
}

/// The most values of an enum that a message lists.
const MOST_LISTED: usize = 6;

/// Every kind of rule that a value can break, sorted. An error's `when: { rule: … }` names one of them.
pub const RULE_NAMES: &[&str] = &[
    "at_least_one_of",
    "chars",
    "exactly_one_of",
    "format",
    "in_order",
    "items",
    "known",
    "length",
    "multiple_of",
    "pattern",
    "range",
    "required",
    "required_if",
    "required_unless",
    "together",
    "type",
    "unique",
    "unknown_field",
];

/// What `value` breaks, taken as a value of `field` whose type is `ty` (the field's own type, or that of its items).
///
/// On a list, `items` and `unique` speak of the list and every other constraint of each item.
pub fn violations(ty: &TypeRef, field: &Field, model: &Model, value: &SampleValue) -> Vec<Broken> {
    judge(ty, &field.constraints, model, value)
}

/// What `value` breaks, taken as a value of type `ty` under `constraints`.
pub(crate) fn judge(ty: &TypeRef, constraints: &Constraints, model: &Model, value: &SampleValue) -> Vec<Broken> {
    match (ty, value) {
        (TypeRef::List(item), SampleValue::List(items)) => judge_list(item, constraints, model, items),
        (TypeRef::List(_), _) => vec![Broken::new("type", "must be a list")],
        (TypeRef::Map(of), SampleValue::Object(values)) => judge_map(of, constraints, model, values),
        (TypeRef::Map(_), _) => vec![Broken::new("type", "must be a map")],
        (TypeRef::Nullable(_), value) if is_null(value) => Vec::new(),
        (TypeRef::Nullable(inner), value) => judge(inner, constraints, model, value),
        (TypeRef::Any, _) => Vec::new(),
        (TypeRef::Named(id), value) => judge_named(&model.ty(*id).kind, model, value),
        (_, SampleValue::List(_)) => {
            vec![Broken::new("type", "must be a single value, not a list")]
        }
        (_, SampleValue::Object(_)) => {
            vec![Broken::new("type", "must be a single value, not an object")]
        }
        (scalar, SampleValue::Scalar(text)) => text::judge_scalar(scalar, constraints, text),
    }
}

fn judge_list(item: &TypeRef, constraints: &Constraints, model: &Model, items: &[Spanned<SampleValue>]) -> Vec<Broken> {
    let mut broken = Vec::new();
    if let Some(bounds) = &constraints.items
        && !holds(bounds.value, items.len())
    {
        broken.push(Broken::new(
            "items",
            format!("must have {} items", bounds_text(bounds.value)),
        ));
    }
    if constraints.unique && repeats(items) {
        broken.push(Broken::new("unique", "must not repeat an item"));
    }
    let known = known_texts(item, model);
    let of_items = of_items(constraints);
    for (index, value) in items.iter().enumerate() {
        if let (Some(known), SampleValue::Scalar(text)) = (&known, &value.value)
            && known.contains(text.as_str())
        {
            continue;
        }
        let found = judge(item, &of_items, model, &value.value);
        broken.extend(found.into_iter().map(|found| found.under(&format!("[{index}]"))));
    }
    broken
}

/// What is said of each item: all but how many there are and whether they differ.
fn of_items(constraints: &Constraints) -> Constraints {
    Constraints {
        items: None,
        unique: false,
        ..constraints.clone()
    }
}

/// `items` speaks of the entries, every other constraint of each value.
fn judge_map(
    of: &TypeRef,
    constraints: &Constraints,
    model: &Model,
    values: &BTreeMap<String, Spanned<SampleValue>>,
) -> Vec<Broken> {
    let mut broken = Vec::new();
    if let Some(bounds) = &constraints.items
        && !holds(bounds.value, values.len())
    {
        broken.push(Broken::new(
            "items",
            format!("must have {} entries", bounds_text(bounds.value)),
        ));
    }
    let of_items = of_items(constraints);
    for (key, value) in values {
        let found = judge(of, &of_items, model, &value.value);
        broken.extend(found.into_iter().map(|found| found.under(&key_step(key))));
    }
    broken
}

/// The path of a map's value from the map: `["key"]`.
pub fn key_step(key: &str) -> String {
    format!("[{key:?}]")
}

/// Exactly one member, by its name.
fn judge_union(members: &[Field], model: &Model, values: &BTreeMap<String, Spanned<SampleValue>>) -> Vec<Broken> {
    let mut set = values.iter();
    let (Some((name, value)), None) = (set.next(), set.next()) else {
        return vec![Broken::new("type", "must have exactly one member")];
    };
    match members.iter().find(|member| member.name.spec == *name) {
        Some(member) => {
            let found = violations(&member.ty, member, model, &value.value);
            found.into_iter().map(|found| found.under(name)).collect()
        }
        None => vec![Broken::new("known", "must have a documented member")],
    }
}

/// How a sample writes an item that is not there.
fn is_null(value: &SampleValue) -> bool {
    matches!(value, SampleValue::Scalar(text) if text == "null")
}

fn judge_named(kind: &TypeKind, model: &Model, value: &SampleValue) -> Vec<Broken> {
    match (kind, value) {
        (TypeKind::Object { fields, groups, .. }, SampleValue::Object(values)) => {
            object_violations(fields, groups, model, values)
        }
        (TypeKind::Object { .. }, _) => vec![Broken::new("type", "must be an object")],
        (TypeKind::Enum { values }, SampleValue::Scalar(text)) => {
            if values.iter().any(|known| known.name.spec == *text) {
                Vec::new()
            } else {
                vec![Broken::new("known", known_values(values))]
            }
        }
        (TypeKind::Union { members }, SampleValue::Object(values)) => judge_union(members, model, values),
        (TypeKind::Union { .. }, _) => vec![Broken::new("type", "must be an object with one member")],
        (TypeKind::Enum { .. }, _) => vec![Broken::new("type", "must be a single value")],
    }
}

/// The texts of an enum, for a list that may be as long as the enum.
fn known_texts<'a>(ty: &TypeRef, model: &'a Model) -> Option<BTreeSet<&'a str>> {
    model.enum_texts(ty).map(|texts| texts.into_iter().collect())
}

fn known_values(values: &[EnumValue]) -> String {
    if values.len() > MOST_LISTED {
        return format!("must be one of the {} documented values", values.len());
    }
    let texts = values.iter().map(|value| value.name.spec.as_str());
    format!("must be {}", listed(texts))
}

/// Compares by a text form that is unambiguous, because values have no order of their own.
fn repeats(items: &[Spanned<SampleValue>]) -> bool {
    let mut seen = BTreeSet::new();
    items.iter().any(|item| !seen.insert(without_places(&item.value)))
}

fn without_places(value: &SampleValue) -> String {
    match value {
        SampleValue::Scalar(text) => format!("{text:?}"),
        SampleValue::List(items) => {
            let items: Vec<_> = items.iter().map(|item| without_places(&item.value)).collect();
            format!("[{}]", items.join(","))
        }
        SampleValue::Object(members) => {
            let members: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("{name:?}:{}", without_places(&value.value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// Whether a count is within bounds.
pub(crate) fn holds(bounds: Bounds, count: usize) -> bool {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    bounds.min.is_none_or(|min| count >= min) && bounds.max.is_none_or(|max| count <= max)
}

/// `5 to 20`, `at least 5`, `at most 20`, `exactly 9`.
pub fn bounds_text(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
    }
}

impl Broken {
    pub(crate) fn new(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            rule,
            message: message.into(),
        }
    }

    /// The same finding seen from the value around it; `step` is `[2]` or `name`.
    pub(crate) fn under(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}
