//! What values must look like: whether fewer or more of them pass.

use std::cmp::Ordering;

use specwright_codegen::constraint::{CharClass, bounds_text, compare, range_text};
use specwright_codegen::model::{Bounds, Range, RangeEnd};
use specwright_codegen::source::{Span, Spanned};

use super::Rule;
use crate::change::code;
use crate::pair::{FieldPair, Pair};
use crate::{Finding, Verdict};

/// Which values pass a rule that has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passing {
    /// The same.
    Same,
    /// Not all that passed; others may.
    Fewer,
    /// All that passed, and others.
    More,
}

/// A rule about one field: its key, and what it says on both sides.
pub(super) struct Limit {
    pub(super) key: &'static str,
    pub(super) old: Option<(Span, String)>,
    pub(super) new: Option<(Span, String)>,
}

/// Every field in which a rule passes fewer values than before, or more; `wanted` says which.
pub(super) fn find(
    pair: &Pair<'_>,
    rule: &'static Rule,
    of: fn(FieldPair<'_, '_>) -> (Passing, Limit),
    wanted: Passing,
    found: &mut Vec<Finding>,
) {
    for field in pair.field_pairs() {
        let (passing, limit) = of(field);
        if passing == wanted {
            found.extend(finding(pair, rule, field, limit, passing));
        }
    }
}

/// The length of a text.
pub(super) fn length(field: FieldPair<'_, '_>) -> (Passing, Limit) {
    let (old, new) = (&field.old.constraints.length, &field.new.constraints.length);
    between("length", "length", old.as_ref(), new.as_ref())
}

/// The number of items of a list or a map.
pub(super) fn items(field: FieldPair<'_, '_>) -> (Passing, Limit) {
    let (old, new) = (&field.old.constraints.items, &field.new.constraints.items);
    between("limit of items", "items", old.as_ref(), new.as_ref())
}

fn between(
    key: &'static str,
    word: &str,
    old: Option<&Spanned<Bounds>>,
    new: Option<&Spanned<Bounds>>,
) -> (Passing, Limit) {
    let text = |bounds: &Bounds| format!("{word} {}", bounds_text(*bounds));
    let passing = bounds(old.map(|bounds| bounds.value), new.map(|bounds| bounds.value));
    let limit = Limit {
        key,
        old: written(old, text),
        new: written(new, text),
    };
    (passing, limit)
}

/// What a number may be.
pub(super) fn number(field: FieldPair<'_, '_>) -> (Passing, Limit) {
    let (old, new) = (&field.old.constraints.range, &field.new.constraints.range);
    let (old, new) = (old.as_ref(), new.as_ref());
    let text = |range: &Range| format!("range {}", range_text(range));
    let passing = range(old.map(|range| &range.value), new.map(|range| &range.value));
    let limit = Limit {
        key: "range",
        old: written(old, text),
        new: written(new, text),
    };
    (passing, limit)
}

/// Which characters a text may have.
pub(super) fn characters(field: FieldPair<'_, '_>) -> (Passing, Limit) {
    let (old, new) = (&field.old.constraints.chars, &field.new.constraints.chars);
    let (old, new) = (old.as_ref(), new.as_ref());
    let text = |chars: &String| format!("characters {}", code(chars));
    let passing = chars(
        old.map(|chars| chars.value.as_str()),
        new.map(|chars| chars.value.as_str()),
    );
    let limit = Limit {
        key: "limit of characters",
        old: written(old, text),
        new: written(new, text),
    };
    (passing, limit)
}

/// Length, or the number of items.
pub(super) fn bounds(old: Option<Bounds>, new: Option<Bounds>) -> Passing {
    let ends = |bounds: Option<Bounds>| {
        let bounds = bounds.unwrap_or(Bounds { min: None, max: None });
        (bounds.min.unwrap_or(0), bounds.max.unwrap_or(i64::MAX))
    };
    let (old, new) = (ends(old), ends(new));
    passing(new.0.cmp(&old.0), new.1.cmp(&old.1))
}

/// Numbers.
pub(super) fn range(old: Option<&Range>, new: Option<&Range>) -> Passing {
    let least = |range: Option<&Range>| range.and_then(|range| range.min.clone());
    let most = |range: Option<&Range>| range.and_then(|range| range.max.clone());
    let lower = order(least(old).as_ref(), least(new).as_ref(), Ordering::Less);
    let upper = order(most(old).as_ref(), most(new).as_ref(), Ordering::Greater);
    passing(lower, upper)
}

/// How the new end of a range lies to the old one; none lies where `open` is.
fn order(old: Option<&RangeEnd>, new: Option<&RangeEnd>, open: Ordering) -> Ordering {
    match (old, new) {
        (None, None) => Ordering::Equal,
        (Some(_), None) => open,
        (None, Some(_)) => open.reverse(),
        (Some(old), Some(new)) => {
            let numbers = compare(&new.number, &old.number).unwrap_or(Ordering::Equal);
            let inwards = match (old.is_excluded, new.is_excluded) {
                (false, true) => open.reverse(),
                (true, false) => open,
                _ => Ordering::Equal,
            };
            numbers.then(inwards)
        }
    }
}

/// By how the new lower and upper ends lie to the old ones.
fn passing(lower: Ordering, upper: Ordering) -> Passing {
    match (lower, upper) {
        (Ordering::Equal, Ordering::Equal) => Passing::Same,
        (Ordering::Greater, _) | (_, Ordering::Less) => Passing::Fewer,
        _ => Passing::More,
    }
}

/// Characters. A class was checked to have a meaning.
pub(super) fn chars(old: Option<&str>, new: Option<&str>) -> Passing {
    let class = |text: &str| CharClass::parse(text).ok();
    match (old.and_then(class), new.and_then(class)) {
        (None, None) => Passing::Same,
        (None, Some(_)) => Passing::Fewer,
        (Some(_), None) => Passing::More,
        (Some(old), Some(new)) => match (old.is_within(&new), new.is_within(&old)) {
            (true, true) => Passing::Same,
            (true, false) => Passing::More,
            (false, _) => Passing::Fewer,
        },
    }
}

/// Divisors.
pub(super) fn multiple(old: Option<i64>, new: Option<i64>) -> Passing {
    match (old.unwrap_or(1), new.unwrap_or(1)) {
        (old, new) if old == new => Passing::Same,
        (old, new) if new != 0 && old.checked_rem(new) == Some(0) => Passing::More,
        _ => Passing::Fewer,
    }
}

/// Rules that can only be there, be gone, or be another one.
pub(super) fn other<T: PartialEq>(old: Option<T>, new: Option<T>) -> Passing {
    match (old, new) {
        (old, new) if old == new => Passing::Same,
        (Some(_), None) => Passing::More,
        _ => Passing::Fewer,
    }
}

/// What is written of a rule, for a finding.
pub(super) fn written<T>(rule: Option<&Spanned<T>>, text: impl Fn(&T) -> String) -> Option<(Span, String)> {
    rule.map(|rule| (rule.span, text(&rule.value)))
}

/// A finding for a field of which fewer or more values pass. The client checks what is sent, and only that.
pub(super) fn finding(
    pair: &Pair<'_>,
    rule: &'static Rule,
    field: FieldPair<'_, '_>,
    limit: Limit,
    passing: Passing,
) -> Option<Finding> {
    let judged = match passing {
        Passing::Same => return None,
        Passing::Fewer => field.list.judge(
            (Verdict::Major, "values that were sent are refused now"),
            (
                Verdict::Patch,
                "answers are said to keep within a narrower rule, which nothing checks",
            ),
        ),
        Passing::More => field.list.judge(
            (Verdict::Minor, "more values are sent"),
            (Verdict::Patch, "answers may hold other values"),
        ),
    };
    let (old_name, new_name) = (field.old.name.span, field.new.name.span);
    let none = |span| (span, format!("no {}", limit.key));
    let (old_span, old) = limit.old.unwrap_or_else(|| none(old_name));
    let (new_span, new) = limit.new.unwrap_or_else(|| none(new_name));
    let finding = pair
        .finding(rule, field.what())
        .was(old_span, old.clone())
        .is(new_span, new.clone())
        .judged(judged);
    Some(finding.says(format!("has {new} instead of {old}")))
}
