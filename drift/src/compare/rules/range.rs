//! Lowest and highest number.

use std::cmp::Ordering;

use super::text_form::order;
use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Claim, FieldType, Kind, Range, RangeEnd};

pub(super) fn compare<'a>(case: &Case<'a>, page: &Range) -> Verdict<'a> {
    let is_number = case.has_type(|ty| matches!(ty, FieldType::Int | FieldType::Decimal));
    let own = case.spec_of(Kind::Range).find_map(|fact| match &fact.claim {
        Claim::Range(own) => Some((fact, own)),
        _ => None,
    });
    let Some((spec, own)) = own else {
        return match is_number {
            true if case.is_sent() && case.enum_texts().is_none() => {
                let difference = case.added(FindingKind::Range, Level::Breaks);
                let own_is_number = matches!(case.own_type(), Some(FieldType::Int | FieldType::Decimal));
                let at = case.itself().filter(|_| own_is_number);
                difference.set(at, "range", written(page, case)).verdict()
            }
            true => Verdict::Same,
            false => Verdict::Unlike,
        };
    };
    let is_whole = matches!(case.own_type(), Some(FieldType::Int));
    // Less: the page's end is lower than the spec's.
    let min = page.min.as_ref().map(|end| match &own.min {
        Some(own) => compare_ends(end, own, is_whole, true),
        None => Some(Ordering::Greater),
    });
    let max = page.max.as_ref().map(|end| match &own.max {
        Some(own) => compare_ends(end, own, is_whole, false),
        None => Some(Ordering::Less),
    });
    let ends = [min.flatten(), max.flatten().map(Ordering::reverse)];
    let is_tighter = ends.contains(&Some(Ordering::Greater));
    let is_wider = ends.contains(&Some(Ordering::Less));
    if !is_tighter && !is_wider {
        return Verdict::Same;
    }
    let level = match case.is_sent() {
        true if is_tighter => Level::Breaks,
        true => Level::Loosens,
        false if is_wider => Level::Breaks,
        false => Level::Note,
    };
    let whole = Range {
        min: page.min.clone().or_else(|| own.min.clone()),
        max: page.max.clone().or_else(|| own.max.clone()),
    };
    let difference = case.differs(FindingKind::Range, level, spec);
    difference.set(Some(spec), "range", written(&whole, case)).verdict()
}

/// Of whole numbers, more than 0 is at least 1.
fn compare_ends(page: &RangeEnd, spec: &RangeEnd, is_whole: bool, is_min: bool) -> Option<Ordering> {
    let inward = |end: &RangeEnd| match (is_whole && end.is_excluded, end.number.parse::<i64>()) {
        (true, Ok(number)) => {
            let next = if is_min {
                number.checked_add(1)
            } else {
                number.checked_sub(1)
            };
            (next.unwrap_or(number).to_string(), false)
        }
        _ => (end.number.clone(), end.is_excluded),
    };
    let ((page, page_out), (spec, spec_out)) = (inward(page), inward(spec));
    let order = order(&page, &spec)?;
    let outside = match (page_out, spec_out, is_min) {
        (true, false, true) | (false, true, false) => Ordering::Greater,
        (false, true, true) | (true, false, false) => Ordering::Less,
        _ => Ordering::Equal,
    };
    Some(order.then(outside))
}

/// As a spec writes it.
fn written(range: &Range, case: &Case<'_>) -> String {
    let plain = |number: &str| match case.own_type() {
        Some(FieldType::Int) => number.split('.').next().unwrap_or(number).to_owned(),
        _ => number.to_owned(),
    };
    let min = range.min.as_ref().map_or_else(String::new, |end| {
        format!("{}{}", plain(&end.number), if end.is_excluded { "<" } else { "" })
    });
    let max = range.max.as_ref().map_or_else(String::new, |end| {
        format!("{}{}", if end.is_excluded { "<" } else { "" }, plain(&end.number))
    });
    format!("{min}..{max}")
}
