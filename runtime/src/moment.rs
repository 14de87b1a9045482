//! Days and moments between the ISO text that a program holds and what travels: numbers since 1970, HTTP's dates, layouts
//! of a service's own. Reading is forgiving, writing is not.

mod civil;
mod day;
mod digits;
mod epoch;
mod http_date;
mod instant;
mod iso;
mod iso_text;
mod layout;

use std::borrow::Cow;
use std::time::SystemTime;

use crate::describe::Encoding;
pub(crate) use day::{Day, days_in};
pub(crate) use instant::Instant;

/// What a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `2015-01-25`
    Day,
    /// `2015-01-25T08:00:00Z`
    Moment,
}

/// The text of a day or a moment as it travels in that encoding; the epochs give the literal of a number. `None`: it is
/// none, or the encoding needs an offset that it does not have. Encodings that are none of a moment keep the text.
///
/// A day is its midnight in UTC.
pub(crate) fn to_wire(text: &str, encoding: Encoding) -> Option<Cow<'_, str>> {
    Some(Cow::Owned(match encoding {
        Encoding::Epoch => epoch::seconds(iso::instant(text)?),
        Encoding::EpochMillis => epoch::millis(iso::instant(text)?),
        Encoding::HttpDate => http_date::write(iso::instant(text)?)?,
        Encoding::Layout(layout) => layout::write(text, layout)?,
        _ => return Some(Cow::Borrowed(text)),
    }))
}

/// The ISO text of what came: ISO 8601 as it is, everything else in UTC or without an offset. `None`: it cannot be read.
///
/// Whatever was described, ISO 8601 and HTTP's dates are understood.
pub(crate) fn from_wire(text: &str, encoding: Encoding, kind: Kind) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let described = match encoding {
        Encoding::Epoch => epoch::from_seconds(text).map(|moment| iso::written(moment, kind)),
        Encoding::EpochMillis => epoch::from_millis(text).map(|moment| iso::written(moment, kind)),
        Encoding::Layout(layout) => layout::read(text, layout, kind),
        _ => None,
    };
    match described {
        Some(text) => Some(Cow::Owned(text)),
        None => {
            iso::read(text, kind).or_else(|| http_date::read(text).map(|moment| Cow::Owned(iso::written(moment, kind))))
        }
    }
}

/// A date of HTTP.
pub(crate) fn http_moment(text: &str) -> Option<SystemTime> {
    http_date::read(text)?.to_system_time()
}

/// The day that an ISO 8601 text names.
pub(crate) fn iso_day(text: &str) -> Option<Day> {
    iso::day(text)
}

/// The moment that an ISO 8601 text with an offset names.
pub(crate) fn iso_moment(text: &str) -> Option<Instant> {
    iso::moment(text)
}

#[cfg(test)]
mod jiff_agrees;
#[cfg(test)]
mod tests;
