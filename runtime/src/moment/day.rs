//! Days of the Gregorian calendar, as if it had always been in use. Between a day and its number since 1970 the counts
//! are those of eras of 400 years, whose years begin in March, so that the day of a leap year is the last.

use std::fmt;

use super::digits::push_padded;

const DAYS_AN_ERA: i64 = 146_097;

/// From the first of March of the year 0 to 1970.
const DAYS_BEFORE_1970: i64 = 719_468;

/// A day of the years -9999 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day {
    year: i16,
    month: u8,
    day: u8,
}

impl Day {
    /// 1970-01-01
    pub(crate) const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// `None` if there is no such day.
    pub(crate) fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let in_era = u32::from(year.rem_euclid(400).unsigned_abs());
        let exists = (-9999..=9999).contains(&year) && (1..=days_in(in_era, month.into())).contains(&day.into());
        exists.then_some(Self { year, month, day })
    }

    pub(crate) fn year(self) -> i16 {
        self.year
    }

    pub(crate) fn month(self) -> u8 {
        self.month
    }

    pub(crate) fn day(self) -> u8 {
        self.day
    }

    pub(crate) fn first_of_month(self) -> Self {
        Self { day: 1, ..self }
    }

    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i64 {
        let (month, is_late) = (i64::from(self.month), self.month > 2);
        let year = i64::from(self.year) - i64::from(!is_late);
        let (era, in_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month_from_march = if is_late { month - 3 } else { month + 9 };
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(self.day) - 1;
        era * DAYS_AN_ERA + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - DAYS_BEFORE_1970
    }

    /// `None` beyond the years that there are.
    pub(crate) fn from_number(number: i64) -> Option<Self> {
        let number = number.checked_add(DAYS_BEFORE_1970)?;
        let (era, day_of_era) = (number.div_euclid(DAYS_AN_ERA), number.rem_euclid(DAYS_AN_ERA));
        let in_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * in_era + in_era / 4 - in_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let (month, later) = match month_from_march {
            0..10 => (month_from_march + 3, 0),
            _ => (month_from_march - 9, 1),
        };
        let year = era * 400 + in_era + later;
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// Sunday is 0.
    pub(crate) fn weekday(self) -> usize {
        const OF_1970: i64 = 4;
        usize::try_from((self.number() + OF_1970).rem_euclid(7)).unwrap_or_default()
    }

    /// `2026-07-07`, `-000044-03-15`
    pub(crate) fn push(self, out: &mut String) {
        if self.year < 0 {
            out.push_str("-00");
        }
        push_padded(out, self.year.unsigned_abs().into(), 4);
        out.push('-');
        push_padded(out, self.month.into(), 2);
        out.push('-');
        push_padded(out, self.day.into(), 2);
    }

    pub(crate) fn text(self) -> String {
        let mut out = String::with_capacity("-009999-12-31".len());
        self.push(&mut out);
        out
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Zero for a month that does not exist.
pub(crate) fn days_in(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap_year(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
