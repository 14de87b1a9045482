//! Makes up scalars that keep the rules: several are tried, the first that breaks none is taken.

use crate::constraint::{CharClass, greatest_whole, holds_decimal, least_whole, text_violations};
use crate::model::{Bounds, Constraints, Format, Range};

use super::pattern::matching_texts;

/// Longest text that is made up, in characters.
const LONGEST: usize = 4096;

/// How close to an end a fraction is looked for, in digits.
const MOST_ZEROS: usize = 20;

/// A text for a field without a sample.
pub(super) fn made_up_text(constraints: &Constraints, name: &str, turn: usize) -> String {
    let mut first = None;
    for candidate in candidates(constraints, name, turn) {
        if text_violations(constraints, &candidate).is_empty() {
            return candidate;
        }
        first.get_or_insert(candidate);
    }
    first.unwrap_or_default()
}

/// A number for a field without a sample: the lowest that is allowed, 1 if nothing is said.
pub(super) fn made_up_number(constraints: &Constraints, turn: usize) -> i64 {
    let range = constraints.range.as_ref().map(|range| &range.value);
    let min = range.and_then(least_whole);
    let max = range.and_then(greatest_whole);
    let step = constraints
        .multiple_of
        .as_ref()
        .map_or(1, |step| step.value.saturating_abs().max(1));
    let lowest = min.unwrap_or_else(|| max.map_or(1, |max| max.min(1)));
    let above = (step - lowest.rem_euclid(step)) % step;
    let start = match lowest.checked_add(above) {
        Some(start) if max.is_none_or(|max| start <= max) => start,
        _ => max.map_or(lowest, |max| max - max.rem_euclid(step)),
    };
    let turn = i64::try_from(turn).unwrap_or_default();
    let number = start.saturating_add(step.saturating_mul(turn));
    if max.is_some_and(|max| number > max) {
        start
    } else {
        number
    }
}

/// A number with a fraction where no rule speaks against one.
pub(super) fn made_up_fraction(constraints: &Constraints, turn: usize) -> String {
    let number = made_up_number(constraints, turn);
    match &constraints.range {
        Some(range) => fraction_within(&range.value, number.to_string()),
        None if constraints.multiple_of.is_some() => number.to_string(),
        None => format!("{number}.5"),
    }
}

/// The whole number if it is in the range, else an end of it or a number close to one.
fn fraction_within(range: &Range, whole: String) -> String {
    let (min, max) = (range.min.as_ref(), range.max.as_ref());
    let ends = min.into_iter().chain(max).map(|end| &end.number);
    let candidates = ends.clone().cloned().chain(ends.flat_map(|end| further_from_zero(end)));
    std::iter::once(whole.clone())
        .chain(candidates)
        .find(|number| holds_decimal(range, number))
        .unwrap_or(whole)
}

/// Numbers that come closer and closer to one, from the side that is further from zero: `0.15`, `0.105`.
fn further_from_zero(number: &str) -> impl Iterator<Item = String> {
    let point = if number.contains('.') { "" } else { "." };
    let signs: &[&str] = if number == "0" { &["", "-"] } else { &[""] };
    (0..MOST_ZEROS).flat_map(move |zeros| {
        let zeros = "0".repeat(zeros);
        signs.iter().map(move |sign| format!("{sign}{number}{point}{zeros}5"))
    })
}

/// A day.
pub(super) fn date(turn: usize) -> String {
    format!("2026-01-{:02}", turn % 28 + 1)
}

/// A moment.
pub(super) fn date_time(turn: usize) -> String {
    format!("{}T12:00:00+00:00", date(turn))
}

/// Texts that may keep the rules, the nicest first.
fn candidates(constraints: &Constraints, name: &str, turn: usize) -> impl Iterator<Item = String> {
    let length = target_length(constraints, name, turn);
    let formatted = constraints
        .format
        .as_ref()
        .map(|format| formatted(format.value, turn, length));
    let patterned = constraints
        .pattern
        .as_ref()
        .map(|pattern| matching_texts(&pattern.value, turn));
    let alphabet = alphabet(constraints);
    let named = if turn == 0 {
        name.to_owned()
    } else {
        format!("{name}{turn}")
    };
    let cut = fitted(&named, &alphabet, length);
    let filled = fitted("", &alphabet[turn % alphabet.len()..], length);
    // A name that is cut loses the number that tells it from the others.
    let fallbacks = if turn == 0 { [cut, filled] } else { [filled, cut] };
    formatted
        .into_iter()
        .flatten()
        .chain(patterned.into_iter().flatten())
        .chain([named])
        .chain(fallbacks)
}

/// How long a text is to be.
fn target_length(constraints: &Constraints, name: &str, turn: usize) -> usize {
    let Bounds { min, max } = constraints
        .length
        .as_ref()
        .map_or(Bounds { min: None, max: None }, |it| it.value);
    let clamped = |bound: Option<i64>| bound.map(|bound| usize::try_from(bound).unwrap_or_default().min(LONGEST));
    let natural = name.chars().count() + if turn == 0 { 0 } else { turn.to_string().len() };
    let at_most = natural.min(clamped(max).unwrap_or(LONGEST));
    at_most.max(clamped(min).unwrap_or_default())
}

/// Characters that are allowed, never none.
fn alphabet(constraints: &Constraints) -> Vec<char> {
    let class = constraints
        .chars
        .as_ref()
        .and_then(|chars| CharClass::parse(&chars.value).ok());
    let allowed = |character: &char| class.as_ref().is_none_or(|class| class.contains(*character));
    let usual = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    let mut alphabet: Vec<char> = usual.filter(allowed).collect();
    if alphabet.is_empty() {
        alphabet = ('!'..='\u{FFFF}').filter(allowed).take(64).collect();
    }
    if alphabet.is_empty() {
        alphabet.push('a');
    }
    alphabet
}

/// The allowed characters of `text`, repeated from the alphabet or cut to the length.
fn fitted(text: &str, alphabet: &[char], length: usize) -> String {
    let own = text.chars().filter(|character| alphabet.contains(character));
    own.chain(alphabet.iter().copied().cycle()).take(length).collect()
}

/// Texts of a known form. Domains, addresses and numbers are ones set aside for examples.
fn formatted(format: Format, turn: usize, length: usize) -> Vec<String> {
    let local = if turn == 0 {
        "name".to_owned()
    } else {
        format!("name{turn}")
    };
    let padding = "n".repeat(length.saturating_sub("name@example.com".len()));
    match format {
        Format::Email => vec![
            format!("{local}@example.com"),
            format!("{local}{padding}@example.com"),
            "a@b.example".to_owned(),
            "a@b.c".to_owned(),
        ],
        Format::Uri => vec![
            format!("https://example.com/{local}"),
            format!("https://example.com/{local}{padding}"),
            "https://a.example".to_owned(),
        ],
        Format::Uuid => vec![format!("00000000-0000-4000-8000-{:012x}", turn + 1)],
        Format::Ipv4 => vec![format!("192.0.2.{}", turn % 254 + 1)],
        Format::Date => vec![date(turn)],
        Format::DateTime => vec![date_time(turn), date_time(turn).replace("+00:00", "Z")],
        Format::UkMobile => vec![
            format!("447700900{:03}", turn % 1000),
            format!("07700900{:03}", turn % 1000),
        ],
        Format::Base64 => (0..=length / 4)
            .map(|groups| "c2Ft".repeat(groups.max(1)))
            .rev()
            .take(3)
            .collect(),
    }
}
