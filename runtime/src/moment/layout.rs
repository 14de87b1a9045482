//! Layouts of a service's own: `dd/mm/yyyy`. The tokens are `yyyy yy mm dd HH MM SS`, everything else stands for itself.
//! A layout that ends with `Z` is in UTC; others name no offset, so the numbers go over as they are.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::Kind;
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
    let moment = if is_utc(layout) {
        Offset::UTC.to_datetime(parts.timestamp()?)
    } else {
        parts.civil()
    };
    let mut out = String::with_capacity(layout.len());
    for piece in pieces(layout) {
        match piece {
            Piece::Literal(literal) => out.push(literal),
            Piece::Year => out.push_str(&format!("{:04}", moment.year())),
            Piece::ShortYear => push_pair(&mut out, moment.year().rem_euclid(100).unsigned_abs()),
            Piece::Month => push_pair(&mut out, moment.month().unsigned_abs().into()),
            Piece::Day => push_pair(&mut out, moment.day().unsigned_abs().into()),
            Piece::Hour => push_pair(&mut out, moment.hour().unsigned_abs().into()),
            Piece::Minute => push_pair(&mut out, moment.minute().unsigned_abs().into()),
            Piece::Second => push_pair(&mut out, moment.second().unsigned_abs().into()),
        }
    }
    Some(out)
}

fn push_pair(out: &mut String, number: u16) {
    out.push_str(&format!("{number:02}"));
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
    let small = |number: i16| i8::try_from(number).ok();
    let date = Date::new(year?, small(month?)?, small(day?)?).ok()?;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    Some(written(date.to_datetime(time), layout, kind))
}

fn written(moment: DateTime, layout: &str, kind: Kind) -> String {
    match kind {
        Kind::Day => moment.date().to_string(),
        Kind::Moment if is_utc(layout) => format!("{moment}Z"),
        Kind::Moment => moment.to_string(),
    }
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
