//! Where a field travels.

use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Claim, FieldPlace};

pub(super) fn compare<'a>(case: &Case<'a>, page: FieldPlace) -> Verdict<'a> {
    let mut places = case.spec.iter().filter_map(|fact| match fact.claim {
        Claim::Exists(place) => Some((*fact, place)),
        _ => None,
    });
    let Some((spec, first)) = places.next() else {
        return Verdict::Same;
    };
    let is_same = |place: Option<FieldPlace>| place.is_none_or(|place| place == page);
    if case.is_bare() || is_same(first) || places.any(|(_, place)| is_same(place)) {
        return Verdict::Same;
    }
    case.differs(FindingKind::Place, Level::Breaks, spec).verdict()
}
