//! Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`.

use super::civil::{Civil, Time};
use super::day::Day;
use super::digits::push_padded;
use super::instant::{Instant, LARGEST_OFFSET};
use super::iso_text::Rest;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// Fractions of a second are cut off: the form has none. Nor has it years before the first.
pub(super) fn write(moment: Instant) -> Option<String> {
    let Civil { day, time } = moment.civil();
    let year = u32::try_from(day.year()).ok()?;
    let mut out = String::with_capacity("Sun, 06 Nov 1994 08:49:37 GMT".len());
    out.push_str(WEEKDAYS.get(day.weekday())?);
    out.push_str(", ");
    push_padded(&mut out, day.day().into(), 2);
    out.push(' ');
    out.push_str(MONTHS.get(usize::from(day.month()).checked_sub(1)?)?);
    out.push(' ');
    push_padded(&mut out, year, 4);
    for (before, number) in [(' ', time.hour), (':', time.minute), (':', time.second)] {
        out.push(before);
        push_padded(&mut out, number.into(), 2);
    }
    out.push_str(" GMT");
    Some(out)
}

/// What RFC 9110 wants readers to know: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`; besides, fractions of a second and offsets such as `+0100`. The name of the weekday is
/// passed over.
pub(super) fn read(text: &str) -> Option<Instant> {
    let mut words = text.split([' ', '\t', ',']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let first = words.next()?;
    let (day, time, zone) = if let Some(month) = month_number(first) {
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
    let time = read_time(time)?;
    Civil { day, time }.at_offset(offset(zone)?)
}

fn month_number(name: &str) -> Option<u8> {
    let index = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    u8::try_from(index + 1).ok()
}

/// A year of two digits is one between 1970 and 2069.
fn date(year: &str, month: u8, day: &str) -> Option<Day> {
    let number: i16 = digits(year)?.parse().ok()?;
    let year = match year.len() {
        2 if number < 70 => 2000 + number,
        2 => 1900 + number,
        4 => number,
        _ => return None,
    };
    Day::new(year, month, digits(day)?.parse().ok()?)
}

fn digits(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}

/// `08:49:37`, `08:49`, `08:49:37.5`
fn read_time(text: &str) -> Option<Time> {
    let mut rest = Rest::of(text);
    let time = rest.time()?;
    (rest.is_empty() && text.contains(':')).then_some(time)
}

/// Seconds ahead of UTC.
fn offset(zone: &str) -> Option<i32> {
    if ["GMT", "UTC", "UT", "Z"]
        .iter()
        .any(|name| zone.eq_ignore_ascii_case(name))
    {
        return Some(0);
    }
    let (sign, rest) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let rest = digits(rest).filter(|rest| rest.len() == 4)?;
    let (hours, minutes) = rest.split_at_checked(2)?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    (seconds <= LARGEST_OFFSET).then_some(sign * seconds)
}
