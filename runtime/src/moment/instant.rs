//! Moments on the time line.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::civil::Civil;
use super::day::Day;

const NANOSECONDS: i128 = 1_000_000_000;

/// How far clocks may be ahead of UTC or behind: 25:59:59.
pub(super) const LARGEST_OFFSET: i32 = 26 * 60 * 60 - 1;

/// Within the years -9999 to 9999 wherever the clock stands.
const FIRST: i128 = (-377_705_116_800 + LARGEST_OFFSET as i128) * NANOSECONDS;
const LAST: i128 = (253_402_300_799 - LARGEST_OFFSET as i128) * NANOSECONDS + (NANOSECONDS - 1);

/// Nanoseconds since 1970 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Instant(i128);

impl Instant {
    /// `None` beyond the years that there are.
    pub(crate) fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        (FIRST..=LAST).contains(&nanoseconds).then_some(Self(nanoseconds))
    }

    pub(super) fn from_seconds(seconds: i64, nanosecond: u32) -> Option<Self> {
        Self::from_nanoseconds(i128::from(seconds) * NANOSECONDS + i128::from(nanosecond))
    }

    pub(crate) fn from_system_time(moment: SystemTime) -> Option<Self> {
        let nanoseconds = match moment.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()).ok()?,
            Err(before) => -i128::try_from(before.duration().as_nanos()).ok()?,
        };
        Self::from_nanoseconds(nanoseconds)
    }

    /// `None` where the system's clock does not go that far.
    pub(crate) fn to_system_time(self) -> Option<SystemTime> {
        let distance = self.0.unsigned_abs();
        let seconds = u64::try_from(distance / NANOSECONDS.unsigned_abs()).ok()?;
        let nanosecond = u32::try_from(distance % NANOSECONDS.unsigned_abs()).ok()?;
        let distance = Duration::new(seconds, nanosecond);
        match self.0 < 0 {
            true => UNIX_EPOCH.checked_sub(distance),
            false => UNIX_EPOCH.checked_add(distance),
        }
    }

    pub(super) fn nanoseconds(self) -> i128 {
        self.0
    }

    /// What is less than a second is cut off.
    pub(crate) fn seconds(self) -> i64 {
        // The years that there are end long before this number does.
        i64::try_from(self.0 / NANOSECONDS).unwrap_or_default()
    }

    /// What clocks in UTC show.
    pub(super) fn civil(self) -> Civil {
        let seconds = i64::try_from(self.0.div_euclid(NANOSECONDS)).ok();
        let nanosecond = u32::try_from(self.0.rem_euclid(NANOSECONDS)).ok();
        let shown = seconds.zip(nanosecond);
        shown
            .and_then(|(seconds, nanosecond)| Civil::from_seconds(seconds, nanosecond))
            .unwrap_or(Civil::EPOCH)
    }

    /// The day that it is in UTC.
    pub(crate) fn day(self) -> Day {
        self.civil().day
    }

    /// `2026-07-07T05:30:00Z`
    pub(crate) fn text(self) -> String {
        let mut out = self.civil().text();
        out.push('Z');
        out
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
