//! ISO 8601.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};

use super::Kind;

/// A text taken apart.
pub(super) struct Parts {
    pub(super) date: Date,
    pub(super) time: Option<Time>,
    offset: Option<Offset>,
}

impl Parts {
    /// `None` if it is no ISO 8601 date, with or without a time.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.contains('[') {
            // A zone in brackets is jiff's, not the standard's.
            return None;
        }
        let pieces = Pieces::parse(text).ok()?;
        Some(Self {
            date: pieces.date(),
            time: pieces.time(),
            offset: pieces.to_numeric_offset(),
        })
    }

    /// As written, whatever the offset.
    pub(super) fn civil(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }

    /// `None` if there is a time without an offset: it is a moment somewhere, but nobody knows where. A day is its
    /// midnight in UTC.
    pub(super) fn timestamp(&self) -> Option<Timestamp> {
        let offset = match (self.offset, self.time) {
            (Some(offset), _) => offset,
            (None, None) => Offset::UTC,
            (None, Some(_)) => return None,
        };
        offset.to_timestamp(self.civil()).ok()
    }
}

pub(super) fn timestamp(text: &str) -> Option<Timestamp> {
    Parts::of(text)?.timestamp()
}

/// A moment in UTC, a day as the day it is there.
pub(super) fn written(moment: Timestamp, kind: Kind) -> String {
    match kind {
        Kind::Moment => moment.to_string(),
        Kind::Day => TimeZone::UTC.to_datetime(moment).date().to_string(),
    }
}

/// A moment as it came, with the offset that it has; a day as a day.
pub(super) fn read(text: &str, kind: Kind) -> Option<Cow<'_, str>> {
    let parts = Parts::of(text)?;
    match (kind, parts.time) {
        (Kind::Day, None) => Some(Cow::Owned(parts.date.to_string())),
        // Some services write a day as its midnight; another time of the day would be lost.
        (Kind::Day, Some(time)) => (time == Time::midnight()).then(|| Cow::Owned(parts.date.to_string())),
        (Kind::Moment, _) if parts.offset.is_none() => Some(Cow::Borrowed(text)),
        (Kind::Moment, _) => parts.timestamp().map(|_| Cow::Borrowed(text)),
    }
}
