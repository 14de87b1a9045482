//! Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::tz::Offset;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Fractions of a second are cut off: the form has none.
pub(super) fn write(moment: Timestamp) -> Option<String> {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&moment).ok()
}

/// What RFC 9110 wants readers to know: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`; besides, fractions of a second and offsets such as `+0100`. The name of the weekday is
/// passed over.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let mut words = text.split([' ', '\t', ',']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let first = words.next()?;
    let (date, time, zone) = if let Some(month) = month_number(first) {
        let (day, time, year) = (words.next()?, words.next()?, words.next()?);
        (date(year, month, day)?, time, words.next().unwrap_or("GMT"))
    } else if let Some((day, rest)) = first.split_once('-') {
        let (month, year) = rest.split_once('-')?;
        (date(year, month_number(month)?, day)?, words.next()?, words.next()?)
    } else {
        let (month, year) = (month_number(words.next()?)?, words.next()?);
        (date(year, month, first)?, words.next()?, words.next()?)
    };
    if words.next().is_some() {
        return None;
    }
    offset(zone)?.to_timestamp(date.to_datetime(read_time(time)?)).ok()
}

fn month_number(name: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    i8::try_from(index + 1).ok()
}

/// A year of two digits is one between 1970 and 2069.
fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    let number: i16 = digits(year)?.parse().ok()?;
    let year = match year.len() {
        2 if number < 70 => 2000 + number,
        2 => 1900 + number,
        4 => number,
        _ => return None,
    };
    Date::new(year, month, digits(day)?.parse().ok()?).ok()
}

fn digits(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}

/// `08:49:37`, `08:49`, `08:49:37.5`
fn read_time(text: &str) -> Option<Time> {
    let starts_right = text.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_digit());
    (starts_right && text.contains(':'))
        .then(|| text.parse().ok())
        .flatten()
}

fn offset(zone: &str) -> Option<Offset> {
    if ["GMT", "UTC", "UT", "Z"]
        .iter()
        .any(|name| zone.eq_ignore_ascii_case(name))
    {
        return Some(Offset::UTC);
    }
    let (sign, rest) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let rest = digits(rest).filter(|rest| rest.len() == 4)?;
    let (hours, minutes) = rest.split_at_checked(2)?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    Offset::from_seconds(sign * seconds).ok()
}
