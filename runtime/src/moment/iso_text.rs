//! ISO 8601 texts, taken apart. Read are `2026-07-07` and `20260707`, then `T`, `t` or a space, `05`, `05:30`, `05:30:00`
//! with up to nine digits of a fraction behind a dot or a comma (or all of it without colons), then `Z`, `z` or an offset
//! `+02`, `+02:00`, `+0200`, with seconds if need be. Years beyond four digits have a sign and six: `-000044`.
//!
//! Not read are weeks, days of a year, fractions of hours and minutes, and `24:00`. A leap second is the second before.

use super::civil::Time;
use super::day::Day;
use super::instant::LARGEST_OFFSET;

/// Seconds ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offset {
    /// `Z`: the moment is known, the place is not.
    Utc,
    Seconds(i32),
}

/// What is left of a text.
pub(super) struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes one of these bytes, if it is next.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        bytes.contains(&first).then(|| {
            self.0 = rest;
            first
        })
    }

    /// Takes so many digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (taken, rest) = self.0.split_at_checked(digits)?;
        let number = taken.iter().try_fold(0, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })?;
        self.0 = rest;
        Some(number)
    }

    /// Takes two digits of a number that is no larger.
    fn pair(&mut self, largest: u8) -> Option<u8> {
        u8::try_from(self.number(2)?).ok().filter(|number| *number <= largest)
    }

    pub(super) fn day(&mut self) -> Option<Day> {
        let year = self.year()?;
        let is_extended = self.take(b"-").is_some();
        let month = self.pair(12)?;
        if is_extended {
            self.take(b"-")?;
        }
        Day::new(year, month, self.pair(31)?)
    }

    fn year(&mut self) -> Option<i16> {
        let Some(sign) = self.take(b"+-") else {
            return self.number(4)?.try_into().ok();
        };
        let year: i16 = self.number(6)?.try_into().ok()?;
        match sign {
            // There is one year of that number.
            b'-' if year == 0 => None,
            b'-' => Some(-year),
            _ => Some(year),
        }
    }

    pub(super) fn time(&mut self) -> Option<Time> {
        let hour = self.pair(23)?;
        let is_extended = self.0.first() == Some(&b':');
        if !self.continues(is_extended) {
            return Time::new(hour, 0, 0, 0);
        }
        let minute = self.pair(59)?;
        if !self.continues(is_extended) {
            return Time::new(hour, minute, 0, 0);
        }
        let second = self.pair(60)?.min(59);
        Time::new(hour, minute, second, self.fraction()?)
    }

    /// Whether the next part of a time or an offset follows; the colon before it is taken.
    fn continues(&mut self, is_extended: bool) -> bool {
        match is_extended {
            true => self.take(b":").is_some(),
            false => self.0.get(..2).is_some_and(|next| next.iter().all(u8::is_ascii_digit)),
        }
    }

    /// The nanoseconds of a fraction; none is zero.
    fn fraction(&mut self) -> Option<u32> {
        if self.take(b".,").is_none() {
            return Some(0);
        }
        let digits = self.0.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let missing = u32::try_from(9 - digits).ok().filter(|_| digits > 0)?;
        Some(self.number(digits)? * 10_u32.pow(missing))
    }

    /// The outer is `None` if what is there is no offset, the inner if nothing is there.
    #[allow(clippy::option_option, reason = "an offset may be missing, or be wrong")]
    pub(super) fn offset(&mut self) -> Option<Option<Offset>> {
        if self.take(b"Zz").is_some() {
            return Some(Some(Offset::Utc));
        }
        let Some(sign) = self.take(b"+-") else {
            return Some(None);
        };
        let seconds = self.offset_seconds().filter(|seconds| *seconds <= LARGEST_OFFSET)?;
        Some(Some(Offset::Seconds(if sign == b'-' { -seconds } else { seconds })))
    }

    fn offset_seconds(&mut self) -> Option<i32> {
        let hours = i32::from(self.pair(25)?) * 3600;
        let is_extended = self.0.first() == Some(&b':');
        if !self.continues(is_extended) {
            return Some(hours);
        }
        let minutes = i32::from(self.pair(59)?) * 60;
        if !self.continues(is_extended) {
            return Some(hours + minutes);
        }
        let seconds = i32::from(self.pair(59)?);
        let rounded = i32::from(self.fraction()? >= 500_000_000);
        Some(hours + minutes + seconds + rounded)
    }
}
