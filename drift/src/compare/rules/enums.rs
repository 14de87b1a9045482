//! Which values a field can have.

use super::text_form::{flag, is_same_value, order};
use super::{Case, Difference, EditChange, FindingKind, Level, Verdict};
use crate::edit::quoted;
use crate::facts::{Certainty, Claim, EnumText, FieldType, Kind};
use crate::spec::SpecFact;

/// The most values that a remark names.
const MOST_NAMED: usize = 6;

pub(super) fn compare<'a>(case: &Case<'a>, page: &[EnumText], open: bool) -> Verdict<'a> {
    let open = open || (page.len() == 1 && case.fact.certainty != Certainty::Read);
    let spec = case.spec_of(Kind::Enum).last();
    if case.spec_of(Kind::Enum).any(|fact| is_same(fact, page, open)) || is_flag(case, page) {
        return Verdict::Same;
    }
    let Some(spec) = spec else {
        return without_enum(case, page, open);
    };
    let Claim::Enum { values: own, .. } = &spec.claim else {
        return Verdict::Unlike;
    };
    let missing = |from: &[EnumText], other: &[EnumText]| -> Vec<String> {
        let is_in = |value: &&EnumText| !other.iter().any(|own| is_same_text(&own.text, &value.text));
        from.iter().filter(is_in).map(|value| value.text.clone()).collect()
    };
    let gone = if open { Vec::new() } else { missing(own, page) };
    let new = missing(page, own);
    // Values that the page no longer has are refused when sent; new ones are unknown when received.
    let hurts = if case.is_sent() {
        !gone.is_empty()
    } else {
        !new.is_empty()
    };
    let level = if hurts { Level::Breaks } else { Level::Loosens };
    let mut words = Vec::new();
    if !gone.is_empty() {
        words.push(format!("not on the page: {}", named(&gone)));
    }
    if !new.is_empty() {
        words.push(format!("not in the spec: {}", named(&new)));
    }
    let difference = case
        .differs(FindingKind::Enum, level, spec)
        .with_remark(words.join("; "));
    change(difference, case, spec, page, &gone, &new, open).verdict()
}

fn change<'a>(
    difference: Difference<'a>,
    case: &Case<'a>,
    spec: &'a SpecFact,
    page: &[EnumText],
    gone: &[String],
    new: &[String],
    open: bool,
) -> Difference<'a> {
    // The two words of a flag are no enum of the spec.
    if case.has_type(|ty| *ty == FieldType::Bool) {
        return difference;
    }
    let key = || "enum".to_owned();
    match (gone, new) {
        ([], [value]) => difference.edit(
            Some(spec),
            EditChange::AddItem {
                key: key(),
                item: quoted(value),
            },
            true,
        ),
        ([value], []) => {
            let item = spec_text(spec, value);
            difference.edit(Some(spec), EditChange::RemoveItem { key: key(), item }, true)
        }
        _ if open => difference,
        _ => {
            let values: Vec<_> = page.iter().map(|value| quoted(&value.text)).collect();
            let value = format!("[{}]", values.join(", "));
            difference.edit(Some(spec), EditChange::Set { key: key(), value }, false)
        }
    }
}

fn spec_text(spec: &SpecFact, value: &str) -> String {
    let own = match &spec.claim {
        Claim::Enum { values, .. } => values.iter().find(|own| is_same_text(&own.text, value)),
        _ => None,
    };
    own.map_or_else(|| value.to_owned(), |own| own.text.clone())
}

fn named(values: &[String]) -> String {
    let shown = values.get(..MOST_NAMED).unwrap_or(values).join(", ");
    match values.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        Some(more) => format!("{shown} and {more} more"),
        None => shown,
    }
}

fn is_same(spec: &SpecFact, page: &[EnumText], open: bool) -> bool {
    let Claim::Enum { values: own, .. } = &spec.claim else {
        return false;
    };
    let is_in = |value: &EnumText, all: &[EnumText]| all.iter().any(|other| is_same_text(&value.text, &other.text));
    page.iter().all(|value| is_in(value, own)) && (open || own.iter().all(|value| is_in(value, page)))
}

fn is_same_text(a: &str, b: &str) -> bool {
    let trim = |text: &str| text.trim().trim_matches(['"', '\'', '`']).to_lowercase();
    trim(a) == trim(b) || order(a, b) == Some(std::cmp::Ordering::Equal)
}

/// Whether the values are those of a flag of the spec.
fn is_flag(case: &Case<'_>, page: &[EnumText]) -> bool {
    let flags: Option<Vec<bool>> = page.iter().map(|value| flag(&value.text)).collect();
    flags.is_some() && page.len() <= 4 && case.has_type(|ty| *ty == FieldType::Bool)
}

/// The spec lets more through than some values.
fn without_enum<'a>(case: &Case<'a>, page: &[EnumText], open: bool) -> Verdict<'a> {
    if case.has_type(|ty| matches!(ty, FieldType::Any)) || is_range(case, page) || is_pattern(case, page) {
        return Verdict::Same;
    }
    let is_default = |fact: &&SpecFact| match &fact.claim {
        Claim::Default(crate::facts::Default::Value(own)) => page.iter().any(|value| is_same_value(own, &value.text)),
        _ => false,
    };
    if !case.is_sent() || open || case.spec.iter().any(is_default) && page.len() == 1 {
        // What comes is read whatever it is.
        return Verdict::Same;
    }
    let values: Vec<_> = page.iter().map(|value| quoted(&value.text)).collect();
    let difference = case.added(FindingKind::Enum, Level::Breaks);
    let is_text = matches!(case.own_type(), Some(FieldType::String));
    let at = case.itself().filter(|_| is_text);
    let value = format!("[{}]", values.join(", "));
    difference
        .edit(
            at,
            EditChange::Set {
                key: "enum".to_owned(),
                value,
            },
            false,
        )
        .verdict()
}

/// Whether the spec's range, or its kind of number, has the values and no others.
fn is_range(case: &Case<'_>, page: &[EnumText]) -> bool {
    case.spec.iter().any(|fact| {
        let Claim::Range(range) = &fact.claim else { return false };
        let ends = [&range.min, &range.max];
        ends.iter().all(|end| {
            end.as_ref()
                .is_none_or(|end| page.iter().any(|value| is_same_text(&value.text, &end.number)))
        })
    })
}

/// Whether the spec's pattern is the values with `|` between them.
fn is_pattern(case: &Case<'_>, page: &[EnumText]) -> bool {
    case.spec.iter().any(|fact| {
        let Claim::Pattern(pattern) = &fact.claim else {
            return false;
        };
        let inside = pattern
            .trim_start_matches('^')
            .trim_end_matches('$')
            .trim_matches(['(', ')']);
        let inside = inside.strip_prefix("?:").unwrap_or(inside);
        let values: Vec<&str> = inside.split('|').collect();
        values.len() == page.len()
            && page
                .iter()
                .all(|value| values.iter().any(|own| is_same_text(own, &value.text)))
    })
}
