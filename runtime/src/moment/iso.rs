//! ISO 8601.

use std::borrow::Cow;

use super::Kind;
use super::civil::{Civil, Time};
use super::day::Day;
use super::instant::Instant;
use super::iso_text::{Offset, Rest};

/// A text taken apart.
pub(super) struct Parts {
    pub(super) day: Day,
    pub(super) time: Option<Time>,
    offset: Option<Offset>,
}

impl Parts {
    /// `None` if it is no ISO 8601 date, with or without a time.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut rest = Rest::of(text.trim());
        let day = rest.day()?;
        let (time, offset) = match rest.take(b"Tt ") {
            Some(_) => (Some(rest.time()?), rest.offset()?),
            None => (None, None),
        };
        rest.is_empty().then_some(Self { day, time, offset })
    }

    /// As written, whatever the offset.
    pub(super) fn civil(&self) -> Civil {
        Civil {
            day: self.day,
            time: self.time.unwrap_or(Time::MIDNIGHT),
        }
    }

    /// `None` if there is a time without an offset: it is a moment somewhere, but nobody knows where. A day is its
    /// midnight in UTC.
    pub(super) fn instant(&self) -> Option<Instant> {
        let offset = match (self.offset, self.time) {
            (Some(Offset::Seconds(seconds)), _) => seconds,
            (Some(Offset::Utc), _) | (None, None) => 0,
            (None, Some(_)) => return None,
        };
        self.civil().at_offset(offset)
    }
}

/// The day that a text names. One with a time in UTC is no day: where it was written, it may have been another.
pub(super) fn day(text: &str) -> Option<Day> {
    let parts = Parts::of(text)?;
    (parts.offset != Some(Offset::Utc)).then_some(parts.day)
}

/// The moment that a text with a time and an offset names.
pub(super) fn moment(text: &str) -> Option<Instant> {
    Parts::of(text).filter(|parts| parts.time.is_some())?.instant()
}

/// The same, or the midnight of a day.
pub(super) fn instant(text: &str) -> Option<Instant> {
    Parts::of(text)?.instant()
}

/// A moment in UTC, a day as the day it is there.
pub(super) fn written(moment: Instant, kind: Kind) -> String {
    match kind {
        Kind::Moment => moment.text(),
        Kind::Day => moment.day().text(),
    }
}

/// A moment as it came, with the offset that it has; a day as a day.
pub(super) fn read(text: &str, kind: Kind) -> Option<Cow<'_, str>> {
    let parts = Parts::of(text)?;
    match (kind, parts.time) {
        (Kind::Day, None) => Some(Cow::Owned(parts.day.text())),
        // Some services write a day as its midnight; another time of the day would be lost.
        (Kind::Day, Some(time)) => (time == Time::MIDNIGHT).then(|| Cow::Owned(parts.day.text())),
        (Kind::Moment, _) if parts.offset.is_none() => Some(Cow::Borrowed(text)),
        (Kind::Moment, _) => parts.instant().map(|_| Cow::Borrowed(text)),
    }
}
