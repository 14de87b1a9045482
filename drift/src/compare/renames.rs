//! Fields that are perhaps the same under another name.

use crate::facts::text::write_claim;
use crate::facts::{Claim, Spot, Subject};
use crate::text::distance;

use super::known::{KnownSubject, Meant, field_name};
use super::operation::{Page, Told};
use super::strangers::same_way;
use super::words;

/// A page with more strangers than that is no page of which a few names changed.
const MOST_STRANGERS: usize = 100;

/// The most letters by which a name may differ.
const MOST_LETTERS: usize = 2;

/// Strangers of the page, each with the place of the field of the spec that the page does not mention and that it may be.
/// One field is never two.
pub(super) fn find<'p, 'a>(page: &'p Page<'a>, earlier: Option<&Page<'_>>) -> Vec<(&'p Told<'a>, usize)> {
    let is_missing = |(index, known): &(usize, &KnownSubject<'_>)| {
        field_name(known.subject).is_some() && known.is_described() && page.find(*index).is_none()
    };
    let missing: Vec<_> = page.known.subjects.iter().enumerate().filter(is_missing).collect();
    let mut pairs: Vec<(usize, usize, &Told<'a>)> = Vec::new();
    let strangers = page.told.iter().filter(|told| told.meant == Meant::Nothing).count();
    if strangers > MOST_STRANGERS {
        return Vec::new();
    }
    for (row, told) in page.told.iter().enumerate() {
        if told.meant != Meant::Nothing || field_name(told.subject).is_none() {
            continue;
        }
        for (index, known) in missing
            .iter()
            .filter(|(_, known)| same_way(told.subject, known.subject))
        {
            let cost = match earlier.is_some_and(|earlier| is_in_its_place(told, *index, earlier)) {
                true => Some(1),
                false => cost(page, row, told, *index, known),
            };
            pairs.extend(cost.map(|cost| (cost, *index, told)));
        }
    }
    pairs.sort_by_key(|(cost, index, _)| (*cost, *index));
    let mut found: Vec<(&Told<'a>, usize)> = Vec::new();
    for (_, index, told) in pairs {
        if found
            .iter()
            .all(|(other, taken)| !std::ptr::eq(*other, told) && *taken != index)
        {
            found.push((told, index));
        }
    }
    found
}

/// Whether a new field stands where an earlier copy had the one of the spec: in the same row, or with the same claims.
fn is_in_its_place(told: &Told<'_>, index: usize, earlier: &Page<'_>) -> bool {
    let Some(old) = earlier.find(index) else { return false };
    if earlier.spelt(told.subject).is_some() {
        return false;
    }
    let row = |told: &Told<'_>| {
        told.facts.iter().find_map(|fact| match fact.place.spot {
            Spot::Row { table, row, .. } => Some((fact.place.headings.last().cloned(), table, row)),
            _ => None,
        })
    };
    let claims = |told: &Told<'_>| {
        let said = told
            .facts
            .iter()
            .filter(|fact| !matches!(fact.claim, Claim::Exists(_) | Claim::Example(_)));
        said.map(|fact| write_claim(&fact.claim)).collect::<Vec<_>>()
    };
    let (new, old_claims) = (claims(told), claims(old));
    let same_claims = new.len() >= 2 && new == old_claims;
    let close = new.is_empty() || old_claims.is_empty() || new.iter().any(|claim| old_claims.contains(claim));
    same_claims || (row(told).is_some() && row(told) == row(old) && close)
}

/// How far the two are from each other; `None`: too far.
fn cost(page: &Page<'_>, row: usize, told: &Told<'_>, index: usize, known: &KnownSubject<'_>) -> Option<usize> {
    let own = words::canonical(words::last(field_name(told.subject)?));
    let spec = words::canonical(words::last(field_name(known.subject)?));
    if !is_beside(told.subject, known.subject) {
        return None;
    }
    if words::lost_letters(&own, &spec) {
        return Some(0);
    }
    let letters = distance(&own, &spec, MOST_LETTERS);
    let is_close = letters <= MOST_LETTERS && letters * 3 < own.chars().count().min(spec.chars().count());
    if is_close {
        return Some(letters);
    }
    (is_same_row(page, row, index, told.subject) && is_alike(told, &own, known, &spec)).then_some(MOST_LETTERS + 1)
}

/// Whether both stand inside of the same names, as far as both say any.
fn is_beside(page: &Subject, spec: &Subject) -> bool {
    let around = |subject: &Subject| {
        let mut parts = field_name(subject).map(words::segments).unwrap_or_default();
        parts.pop();
        parts
    };
    let (page, spec) = (around(page), around(spec));
    spec.ends_with(&page) || page.ends_with(&spec)
}

/// Whether the fields before and after it on the page are those before and after it in the spec.
fn is_same_row(page: &Page<'_>, row: usize, index: usize, subject: &Subject) -> bool {
    let meant = |told: &Told<'_>| match told.meant {
        Meant::One(index) if same_way(told.subject, subject) => Some(index),
        _ => None,
    };
    let before = row.checked_sub(1).and_then(|row| page.told.get(row)).map(meant);
    let after = page
        .told
        .get(row + 1)
        .filter(|next| same_way(next.subject, subject))
        .map(meant);
    let is_before = match before {
        Some(before) => before.is_some_and(|before| before + 1 == index),
        None => true,
    };
    let is_after = match after {
        Some(after) => after.is_some_and(|after| after == index + 1),
        None => true,
    };
    is_before && is_after && (before.is_some() || after.is_some())
}

/// Whether a word of the names is the same, or the words about it are.
fn is_alike(told: &Told<'_>, own: &str, known: &KnownSubject<'_>, spec: &str) -> bool {
    let parts = |name: &str| {
        name.split('_')
            .map(words::stem)
            .filter(|part| part.len() > 2)
            .collect::<Vec<_>>()
    };
    let (own, spec) = (parts(own), parts(spec));
    if own.iter().any(|part| spec.contains(part)) {
        return true;
    }
    let about = known.facts.iter().find_map(|fact| match &fact.claim {
        Claim::Meaning(about) => Some(words::meaning_words(about)),
        _ => None,
    });
    let quote: Vec<_> = told
        .facts
        .iter()
        .flat_map(|fact| words::meaning_words(&fact.place.quote))
        .collect();
    about.is_some_and(|about| about.len() >= 2 && words::share(&about, &quote) >= 0.5)
}
