//! Layouts of a service's own: `dd/mm/yyyy`. The tokens are `yyyy yy mm dd HH MM SS`, everything else stands for itself.
//! A layout that ends with `Z` is in UTC; others name no offset, so the numbers go over as they are.

use super::Kind;
use super::civil::{Civil, Time};
use super::day::Day;
use super::digits::push_padded;
use super::iso::Parts;

/// A piece of a layout.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Year,
    /// Two digits: 1970 to 2069.
    ShortYear,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Literal(char),
}

const TOKENS: [(&str, Piece); 7] = [
    ("yyyy", Piece::Year),
    ("yy", Piece::ShortYear),
    ("mm", Piece::Month),
    ("dd", Piece::Day),
    ("HH", Piece::Hour),
    ("MM", Piece::Minute),
    ("SS", Piece::Second),
];

fn pieces(layout: &str) -> impl Iterator<Item = Piece> {
    let mut rest = layout;
    std::iter::from_fn(move || {
        for (token, piece) in TOKENS {
            if let Some(after) = rest.strip_prefix(token) {
                rest = after;
                return Some(piece);
            }
        }
        let mut characters = rest.chars();
        let literal = characters.next()?;
        rest = characters.as_str();
        Some(Piece::Literal(literal))
    })
}

/// `None` if the text is no ISO 8601 date, or the layout is in UTC and the text has no offset.
pub(super) fn write(text: &str, layout: &str) -> Option<String> {
    let parts = Parts::of(text)?;
    let Civil { day, time } = if is_utc(layout) {
        parts.instant()?.civil()
    } else {
        parts.civil()
    };
    let mut out = String::with_capacity(layout.len());
    for piece in pieces(layout) {
        match piece {
            Piece::Literal(literal) => out.push(literal),
            Piece::Year => push_year(&mut out, day.year()),
            Piece::ShortYear => push_padded(&mut out, day.year().rem_euclid(100).unsigned_abs().into(), 2),
            Piece::Month => push_padded(&mut out, day.month().into(), 2),
            Piece::Day => push_padded(&mut out, day.day().into(), 2),
            Piece::Hour => push_padded(&mut out, time.hour.into(), 2),
            Piece::Minute => push_padded(&mut out, time.minute.into(), 2),
            Piece::Second => push_padded(&mut out, time.second.into(), 2),
        }
    }
    Some(out)
}

fn push_year(out: &mut String, year: i16) {
    match u32::try_from(year) {
        Ok(year) => push_padded(out, year, 4),
        Err(_) => out.push_str(&format!("{year:04}")),
    }
}

/// `None` if the text does not have the layout or there is no such day.
pub(super) fn read(text: &str, layout: &str, kind: Kind) -> Option<String> {
    let mut rest = text;
    let (mut year, mut month, mut day) = (None, None, None);
    let (mut hour, mut minute, mut second) = (0, 0, 0);
    for piece in pieces(layout) {
        match piece {
            Piece::Literal(literal) => rest = rest.strip_prefix(literal)?,
            Piece::Year => year = Some(number(&mut rest, 4)?),
            Piece::ShortYear => year = Some(in_century(number(&mut rest, 2)?)),
            Piece::Month => month = Some(number(&mut rest, 2)?),
            Piece::Day => day = Some(number(&mut rest, 2)?),
            Piece::Hour => hour = number(&mut rest, 2)?,
            Piece::Minute => minute = number(&mut rest, 2)?,
            Piece::Second => second = number(&mut rest, 2)?,
        }
    }
    if !rest.is_empty() {
        return None;
    }
    let small = |number: i16| u8::try_from(number).ok();
    let day = Day::new(year?, small(month?)?, small(day?)?)?;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0)?;
    Some(written(Civil { day, time }, layout, kind))
}

fn written(shown: Civil, layout: &str, kind: Kind) -> String {
    if kind == Kind::Day {
        return shown.day.text();
    }
    let mut out = shown.text();
    if is_utc(layout) {
        out.push('Z');
    }
    out
}

fn is_utc(layout: &str) -> bool {
    layout.ends_with('Z')
}

fn in_century(year: i16) -> i16 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// Takes up to so many digits; services leave out leading zeros.
fn number(rest: &mut &str, most: usize) -> Option<i16> {
    let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at_checked(digits)?;
    *rest = after;
    number.parse().ok()
}
