//! The same field, described twice and not alike.

use super::Found;
use super::value::characters;
use super::view::{Field, View, spot};
use crate::facts::text::write_claim;
use crate::facts::{Bounds, Claim, FieldType, Place, Presence};

/// Two types that no value can have both.
pub(super) fn types(view: &View<'_>) -> Vec<Found> {
    let of_kind = |claim: &Claim| matches!(claim, Claim::Type(_));
    let differ = |a: &Claim, b: &Claim| match (a, b) {
        (Claim::Type(a), Claim::Type(b)) => class(a).zip(class(b)).is_some_and(|(a, b)| a != b),
        _ => false,
    };
    let is_joined = |field: &Field<'_>| field.has(|claim| matches!(claim, Claim::Joined(_)));
    pairs(view, "types", of_kind, differ)
        .into_iter()
        .filter(|(field, _)| !is_joined(field))
        .map(|(_, found)| found)
        .collect()
}

/// Types that go together: every text may be a date.
fn class(ty: &FieldType) -> Option<u8> {
    match ty {
        FieldType::String | FieldType::Date | FieldType::DateTime | FieldType::Time | FieldType::File => Some(0),
        FieldType::Int | FieldType::Decimal => Some(1),
        FieldType::Bool => Some(2),
        FieldType::Object => Some(3),
        FieldType::List(_) => Some(4),
        FieldType::Any => None,
    }
}

/// Required here, optional there.
pub(super) fn presences(view: &View<'_>) -> Vec<Found> {
    let of_kind = |claim: &Claim| matches!(claim, Claim::Presence(_));
    let differ = |a: &Claim, b: &Claim| {
        let both = [a, b];
        let has = |wanted: Presence| {
            both.iter()
                .any(|claim| matches!(claim, Claim::Presence(presence) if *presence == wanted))
        };
        has(Presence::Required) && has(Presence::Optional)
    };
    let is_conditional = |field: &Field<'_>| field.has(|claim| matches!(claim, Claim::Condition(_)));
    pairs(view, "presence", of_kind, differ)
        .into_iter()
        .filter(|(field, _)| !is_conditional(field))
        .map(|(_, found)| found)
        .collect()
}

/// Two lengths.
pub(super) fn lengths(view: &View<'_>) -> Vec<Found> {
    let of_kind = |claim: &Claim| matches!(claim, Claim::Length(_));
    let unlike = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a != b);
    let differ = |a: &Claim, b: &Claim| match (a, b) {
        (Claim::Length(a), Claim::Length(b)) => unlike(a.min, b.min) || unlike(a.max, b.max),
        _ => false,
    };
    pairs(view, "length", of_kind, differ)
        .into_iter()
        .map(|(_, found)| found)
        .collect()
}

/// The first two claims of a field that differ and stand at two places under the same heading.
fn pairs<'v, 'a>(
    view: &'v View<'a>,
    rule: &str,
    of_kind: impl Fn(&Claim) -> bool,
    differ: impl Fn(&Claim, &Claim) -> bool,
) -> Vec<(&'v Field<'a>, Found)> {
    let mut found = Vec::new();
    for field in &view.fields {
        let claims: Vec<(&Claim, &Place)> = field.claims().filter(|(claim, _)| of_kind(claim)).collect();
        let pair = claims.iter().enumerate().find_map(|(at, first)| {
            let others = claims.get(at + 1..).unwrap_or(&[]).iter();
            others
                .into_iter()
                .find(|second| differ(first.0, second.0) && is_elsewhere(first.1, second.1))
                .map(|second| (first, second))
        });
        let Some(((a, first), (b, second))) = pair else {
            continue;
        };
        let (a, b) = (said(a), said(b));
        found.push((
            field,
            Found {
                said: vec![rule.to_owned(), a.clone(), b.clone()],
                subject: field.name.to_owned(),
                text: format!("{} says {a}, {} says {b}", spot(first), spot(second)),
                places: vec![(*first).clone(), (*second).clone()],
            },
        ));
    }
    found
}

fn said(claim: &Claim) -> String {
    match claim {
        Claim::Length(Bounds { min, max }) => characters(&Bounds { min: *min, max: *max }),
        _ => write_claim(claim),
    }
}

/// Two places of one section; the fields of two sections may share a name.
fn is_elsewhere(first: &Place, second: &Place) -> bool {
    let is_within = first.headings.starts_with(&second.headings) || second.headings.starts_with(&first.headings);
    is_within && (first.line != second.line || first.spot != second.spot)
}
