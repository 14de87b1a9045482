//! How many characters, and how many items.

use super::pattern::Simple;
use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Bounds, Claim, FieldType, Kind};
use crate::spec::SpecFact;

pub(super) fn of_text<'a>(case: &Case<'a>, page: Bounds) -> Verdict<'a> {
    let is_other = |ty: &FieldType| !matches!(ty, FieldType::String | FieldType::List(_) | FieldType::File);
    if case.own_type().is_none_or(is_other) && case.first(Kind::Length).is_none() {
        // The digits of a number, the characters of a date: the type says it in another way, or not at all.
        return Verdict::Unlike;
    }
    let own = case.spec_of(Kind::Length).find_map(|fact| match fact.claim {
        Claim::Length(own) => Some((fact, own)),
        _ => None,
    });
    match own {
        Some((spec, own)) => both(case, FindingKind::Length, page, spec, own),
        None if is_said_otherwise(case, page) || !case.is_sent() => Verdict::Same,
        None => {
            let difference = case.added(FindingKind::Length, Level::Breaks);
            difference.set(case.itself(), "length", written(page)).verdict()
        }
    }
}

pub(super) fn of_list<'a>(case: &Case<'a>, page: Bounds) -> Verdict<'a> {
    if !case.has_type(|ty| matches!(ty, FieldType::List(_))) {
        return Verdict::Unlike;
    }
    let own = case.spec_of(Kind::Items).find_map(|fact| match fact.claim {
        Claim::Items(own) => Some((fact, own)),
        _ => None,
    });
    match own {
        Some((spec, own)) => both(case, FindingKind::Items, page, spec, own),
        None if !case.is_sent() => Verdict::Same,
        None => {
            let difference = case.added(FindingKind::Items, Level::Breaks);
            difference.set(case.itself(), "items", written(page)).verdict()
        }
    }
}

fn both<'a>(case: &Case<'a>, kind: FindingKind, page: Bounds, spec: &'a SpecFact, own: Bounds) -> Verdict<'a> {
    // A bound that the page does not state is no bound that it denies. One character at least is what a text has.
    let low = |min: Option<u64>| min.unwrap_or(0);
    let min = page
        .min
        .map(|min| low(own.min).cmp(&min))
        .filter(|_| low(page.min).max(low(own.min)) > 1);
    let max = page.max.map(|max| own.max.unwrap_or(u64::MAX).cmp(&max));
    let page_is_tighter = min.is_some_and(std::cmp::Ordering::is_lt) || max.is_some_and(std::cmp::Ordering::is_gt);
    let page_is_wider = min.is_some_and(std::cmp::Ordering::is_gt) || max.is_some_and(std::cmp::Ordering::is_lt);
    if !page_is_tighter && !page_is_wider {
        return Verdict::Same;
    }
    let level = match case.is_sent() {
        true if page_is_tighter => Level::Breaks,
        true => Level::Loosens,
        false if page_is_wider => Level::Breaks,
        false => Level::Note,
    };
    let whole = Bounds {
        min: page
            .min
            .or(own.min.filter(|min| page.max.is_none_or(|max| *min <= max))),
        max: page
            .max
            .or(own.max.filter(|max| page.min.is_none_or(|min| *max >= min))),
    };
    let key = if kind == FindingKind::Items { "items" } else { "length" };
    case.differs(kind, level, spec)
        .set(Some(spec), key, written(whole))
        .verdict()
}

/// Whether a pattern, a known form or a list of values says it.
fn is_said_otherwise(case: &Case<'_>, page: Bounds) -> bool {
    case.spec.iter().any(|fact| match &fact.claim {
        Claim::Pattern(pattern) => match Simple::parse(pattern) {
            Some(simple) => simple.length() == page || page.min.is_none() && simple.length().max == page.max,
            // What a harder one allows is not known.
            None => true,
        },
        Claim::Enum { values, .. } => values.iter().all(|value| is_within(value.text.chars().count(), page)),
        Claim::Format(_) => true,
        _ => false,
    })
}

fn is_within(count: usize, page: Bounds) -> bool {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    page.min.is_none_or(|min| count >= min) && page.max.is_none_or(|max| count <= max)
}

/// As a spec writes it.
fn written(bounds: Bounds) -> String {
    let end = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (min, max) => format!("{}..{}", end(min), end(max)),
    }
}
