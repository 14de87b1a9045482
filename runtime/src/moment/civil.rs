//! What clocks on a wall show: a day and a time, nobody knows where.

use super::day::Day;
use super::digits::push_padded;
use super::instant::Instant;

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// A time of the day, without leap seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) nanosecond: u32,
}

impl Time {
    pub(super) const MIDNIGHT: Self = Self {
        hour: 0,
        minute: 0,
        second: 0,
        nanosecond: 0,
    };

    /// `None` if no clock shows that.
    pub(super) fn new(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Option<Self> {
        let exists = hour < 24 && minute < 60 && second < 60 && nanosecond < 1_000_000_000;
        exists.then_some(Self {
            hour,
            minute,
            second,
            nanosecond,
        })
    }

    /// `05:30:00`, `05:30:00.25`
    fn push(self, out: &mut String) {
        push_padded(out, self.hour.into(), 2);
        out.push(':');
        push_padded(out, self.minute.into(), 2);
        out.push(':');
        push_padded(out, self.second.into(), 2);
        if self.nanosecond > 0 {
            out.push('.');
            push_padded(out, self.nanosecond, 9);
            out.truncate(out.trim_end_matches('0').len());
        }
    }
}

/// A day and a time of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) day: Day,
    pub(super) time: Time,
}

impl Civil {
    pub(super) const EPOCH: Self = Self {
        day: Day::EPOCH,
        time: Time::MIDNIGHT,
    };

    /// What a clock shows so many seconds and nanoseconds after 1970 began there.
    pub(super) fn from_seconds(seconds: i64, nanosecond: u32) -> Option<Self> {
        let day = Day::from_number(seconds.div_euclid(SECONDS_A_DAY))?;
        let second = seconds.rem_euclid(SECONDS_A_DAY);
        let part = |number: i64| u8::try_from(number).ok();
        let time = Time::new(
            part(second / 3600)?,
            part(second / 60 % 60)?,
            part(second % 60)?,
            nanosecond,
        )?;
        Some(Self { day, time })
    }

    /// The moment at which clocks show it that are so many seconds ahead of UTC; `None` where the years end.
    pub(super) fn at_offset(self, offset: i32) -> Option<Instant> {
        let Time {
            hour,
            minute,
            second,
            nanosecond,
        } = self.time;
        let of_day = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        let seconds = self.day.number() * SECONDS_A_DAY + of_day - i64::from(offset);
        Instant::from_seconds(seconds, nanosecond)
    }

    /// `2026-07-07T05:30:00`
    pub(super) fn push(self, out: &mut String) {
        self.day.push(out);
        out.push('T');
        self.time.push(out);
    }

    pub(super) fn text(self) -> String {
        let mut out = String::with_capacity("2026-07-07T05:30:00.123456789Z".len());
        self.push(&mut out);
        out
    }
}
