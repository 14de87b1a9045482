//! Values of samples that break what the page says of their fields.

use super::view::{Field, Shown, View, spot};
use super::{Found, MAX_TOLD, value};
use crate::facts::{Claim, FieldType, Place};
use crate::samples::{SampleValue, ValueKind};
use crate::text::days_in_month;

/// Values of one field that break one claim.
struct Breach<'a> {
    field: &'a Field<'a>,
    claim: &'a Claim,
    place: &'a Place,
    asked: String,
    /// Distinct, in order.
    values: Vec<&'a str>,
    /// What each sample is called.
    labels: Vec<String>,
    places: Vec<Place>,
}

/// Samples send or show values that break a length, a class of characters, a pattern, a form, an enum, a range or a type.
pub(super) fn samples_break_rules(view: &View<'_>) -> Vec<Found> {
    let mut breaches: Vec<Breach<'_>> = Vec::new();
    for is_sent in [true, false] {
        for shown in view.samples(is_sent) {
            for shown_value in shown.plain_values() {
                if let Some(field) = view.field_of(shown, &shown_value.name, is_sent) {
                    check(field, shown, shown_value, &mut breaches);
                }
            }
        }
    }
    only_plainest(&mut breaches);
    breaches.into_iter().map(found).collect()
}

fn check<'a>(field: &'a Field<'a>, shown: &Shown<'a>, shown_value: &'a SampleValue, breaches: &mut Vec<Breach<'a>>) {
    let is_list = field.has(|claim| {
        matches!(
            claim,
            Claim::Joined(_) | Claim::Type(FieldType::List(_) | FieldType::File)
        )
    });
    let is_encoded = field.has(|claim| matches!(claim, Claim::Encoding(_)));
    for (claim, place) in field.claims() {
        let is_undecided = match claim {
            Claim::Type(_) => is_list || !field.is_read(claim),
            Claim::Length(_) => is_list || is_encoded,
            _ => is_list,
        };
        let has_other = || other_allows(field, claim, shown_value);
        if is_undecided {
            continue;
        }
        let Some(asked) = value::asked(claim, &shown_value.text, shown_value.kind).filter(|_| !has_other()) else {
            continue;
        };
        let known = breaches
            .iter_mut()
            .find(|breach| std::ptr::eq(breach.field, field) && breach.claim == claim);
        match known {
            Some(breach) => {
                breach.places.push(shown.place_of(shown_value));
                breach.labels.push(shown.label());
                if !breach.values.contains(&shown_value.text.as_str()) {
                    breach.values.push(&shown_value.text);
                }
            }
            None => breaches.push(Breach {
                field,
                claim,
                place,
                asked,
                values: vec![&shown_value.text],
                labels: vec![shown.label()],
                places: vec![shown.place_of(shown_value)],
            }),
        }
    }
}

/// Whether another claim of the same kind allows the value: enums and types that stand at two places add up here.
fn other_allows(field: &Field<'_>, claim: &Claim, shown: &SampleValue) -> bool {
    let is_other = |other: &Claim| other.kind() == claim.kind() && other != claim;
    field
        .claims()
        .any(|(other, _)| is_other(other) && value::asked(other, &shown.text, shown.kind).is_none())
}

/// A value that breaks a pattern mostly breaks the form and the length too; one of them is told.
fn only_plainest(breaches: &mut Vec<Breach<'_>>) {
    let order = |claim: &Claim| match claim {
        Claim::Enum { .. } => 0,
        Claim::Format(_) => 1,
        Claim::Pattern(_) => 2,
        Claim::Length(_) => 3,
        Claim::Chars(_) => 4,
        _ => 5,
    };
    let plainest: Vec<bool> = breaches
        .iter()
        .map(|breach| {
            let covers = |other: &Breach<'_>| {
                std::ptr::eq(other.field, breach.field)
                    && order(other.claim) < order(breach.claim)
                    && breach.values.iter().all(|value| other.values.contains(value))
            };
            !breaches.iter().any(covers)
        })
        .collect();
    let mut keep = plainest.into_iter();
    breaches.retain(|_| keep.next().unwrap_or(true));
}

fn found(breach: Breach<'_>) -> Found {
    let (one, many) = if breach.field.is_sent {
        ("sends", "send")
    } else {
        ("shows", "show")
    };
    let values = super::listed(breach.values.iter().copied());
    let mut labels = breach.labels.clone();
    labels.dedup();
    let who = match labels.as_slice() {
        [only] if breach.labels.len() == 1 => format!("a sample ({only}) {one}"),
        _ => format!("{} samples ({}) {many}", breach.labels.len(), labels.join(", ")),
    };
    let row = spot(breach.place);
    let mut said = vec!["value".to_owned(), breach.asked.clone()];
    said.extend(breach.values.iter().map(|value| (*value).to_owned()));
    let mut places = breach.places;
    places.push(breach.place.clone());
    Found {
        said,
        subject: breach.field.name.to_owned(),
        text: format!("{who} {values}, {row} asks for {}", breach.asked),
        places,
    }
}

/// A date in a sample that is none: a year of five digits, a month 13.
pub(super) fn no_such_day(view: &View<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for shown in view.requests.iter().chain(&view.responses) {
        for shown_value in shown.sample.values.iter().filter(|value| value.kind == ValueKind::Text) {
            let Some(why) = wrong_day(&shown_value.text) else {
                continue;
            };
            let said = vec!["day".to_owned(), shown_value.text.clone()];
            let subject = shown.inner(&shown_value.name).to_owned();
            if let Some(known) = found
                .iter_mut()
                .find(|known| known.said == said && known.subject == subject)
            {
                known.places.push(shown.place_of(shown_value));
                continue;
            }
            if found.len() >= MAX_TOLD {
                return found;
            }
            found.push(Found {
                said,
                subject,
                text: format!("a sample ({}) has `{}`, {why}", shown.label(), shown_value.text),
                places: vec![shown.place_of(shown_value)],
            });
        }
    }
    found
}

/// What is wrong about a date that is written with the year first.
fn wrong_day(text: &str) -> Option<&'static str> {
    let (day, time) = text
        .trim()
        .split_at(text.trim().find(['T', ' ']).unwrap_or(text.trim().len()));
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|digit| digit.is_ascii_digit());
    if !parts.iter().all(is_number) || month.len() > 2 || day.len() > 2 || !(4..=6).contains(&year.len()) {
        return None;
    }
    if year.len() > 4 {
        return Some("a year of more than four digits");
    }
    let (year, month, day) = (
        year.parse::<u32>().ok()?,
        month.parse::<u32>().ok()?,
        day.parse::<u32>().ok()?,
    );
    // Pages that write years last and days first are not meant here, nor those with day and month exchanged.
    let Some(most) = days_in_month(year, month) else {
        return Some("a month that there is not");
    };
    let hour = time.get(1..3).and_then(|hour| hour.parse::<u32>().ok());
    match (day == 0 || day > most, hour) {
        (true, _) => Some("a day that there is not"),
        (_, Some(25..)) => Some("an hour that there is not"),
        _ => None,
    }
}

/// A truth value or a number that a JSON sample writes as a text, or the other way round.
pub(super) fn truth_as_text(view: &View<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for is_sent in [false, true] {
        for shown in view.samples(is_sent).iter().filter(|shown| shown.is_json()) {
            for shown_value in shown.plain_values() {
                let field = view.field_of(shown, &shown_value.name, is_sent);
                let stated = field.and_then(|field| stated_type(field));
                let Some(text) = as_text(shown_value, stated.as_ref().map(|(ty, place)| (*ty, spot(place)))) else {
                    continue;
                };
                let subject = field
                    .map_or(shown.inner(&shown_value.name), |field| field.name)
                    .to_owned();
                if found.len() >= MAX_TOLD || found.iter().any(|known| known.subject == subject) {
                    continue;
                }
                let place = stated.map(|(_, place)| place.clone());
                found.push(Found {
                    said: vec!["text".to_owned(), format!("{:?}", shown_value.kind)],
                    subject,
                    text,
                    places: std::iter::once(shown.place_of(shown_value)).chain(place).collect(),
                });
            }
        }
    }
    found
}

fn stated_type<'a>(field: &'a Field<'_>) -> Option<(&'a FieldType, &'a Place)> {
    let mut types = field.claims().filter_map(|(claim, place)| match claim {
        Claim::Type(ty) => Some((ty, place)),
        _ => None,
    });
    let first = types.next();
    first.filter(|_| types.next().is_none())
}

fn as_text(shown: &SampleValue, stated: Option<(&FieldType, String)>) -> Option<String> {
    let text = &shown.text;
    let is_flag = matches!(text.as_str(), "true" | "false");
    match (shown.kind, stated) {
        (ValueKind::Text, Some((FieldType::Bool, row))) if is_flag => Some(format!(
            "it is the text \"{text}\" in the sample, {row} says a truth value"
        )),
        (ValueKind::Text, None) if is_flag => Some(format!(
            "it is the text \"{text}\" in the sample; nowhere is said which it is"
        )),
        (ValueKind::Text, Some((FieldType::Int, row))) if text.parse::<i64>().is_ok() => Some(format!(
            "it is the text \"{text}\" in the sample, {row} says a whole number"
        )),
        (ValueKind::Number, Some((FieldType::String, row))) => {
            Some(format!("it is the number {text} in the sample, {row} says a text"))
        }
        (ValueKind::Bool, Some((FieldType::String, row))) => {
            Some(format!("it is the truth value {text} in the sample, {row} says a text"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::wrong_day;

    #[test]
    fn days_that_there_are_not() {
        for text in [
            "20012-02-12T01:00:00+02:00",
            "2012-13-01",
            "2011-02-29",
            "2012-04-31 10:00",
            "2012-01-01T25:00:00Z",
            "2012-01-00",
        ] {
            assert!(wrong_day(text).is_some(), "{text}");
        }
        for text in [
            "2012-02-29T24:00:00Z",
            "2012-04-30",
            "123456-1-2-3",
            "20120230",
            "a-b-c",
            "1-2-3",
            "0001-01-01",
            "",
        ] {
            assert!(wrong_day(text).is_none(), "{text}");
        }
    }
}
