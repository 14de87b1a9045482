//! Dates as ISO 8601 texts. One that a service writes in ISO 8601 is kept as it came, other forms that a spec describes
//! (seconds, HTTP's dates, layouts) are turned into it. A text that nobody can read is kept, too: it does not fail a call
//! whose other values are fine. Reading a date is a second step that may give nothing.

use std::fmt;
use std::time::SystemTime;

use crate::moment::{Day, Instant, iso_day, iso_moment};
use crate::validate::Text;

/// A day, as an ISO 8601 text. Where one is wanted, a [`CalendarDate`] will do, and so will the text that another crate
/// makes of its own type: `jiff::civil::Date`, `chrono::NaiveDate` and `time::Date` write themselves like that.
///
/// ```
/// use specwright_runtime::Date;
///
/// let day = Date::from("2026-07-07").parsed().unwrap();
/// assert_eq!((day.year(), day.month(), day.day()), (2026, 7, 7));
/// assert!(Date::from("07/07/2026").parsed().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date(String);

/// A moment, as an ISO 8601 text. Where one is wanted, a [`SystemTime`] or a [`Timestamp`] will do, and so will the RFC
/// 3339 text that another crate makes of its own type: `to_rfc3339()` of `chrono`, `to_string()` of `jiff::Timestamp`.
///
/// ```
/// use specwright_runtime::DateTime;
///
/// let moment = DateTime::from("2011-04-14T12:01:01+01:00");
/// assert_eq!(moment.as_str(), "2011-04-14T12:01:01+01:00");
/// assert_eq!(moment.parsed().unwrap().to_string(), "2011-04-14T11:01:01Z");
///
/// // A year of five digits: still text, but no moment.
/// assert!(DateTime::from("20012-02-12T01:00:00+02:00").parsed().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateTime(String);

impl Date {
    /// A day of the calendar; `None` if there is no such day.
    ///
    /// ```
    /// use specwright_runtime::Date;
    ///
    /// assert_eq!(Date::new(2026, 2, 28).unwrap().as_str(), "2026-02-28");
    /// assert!(Date::new(2026, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        CalendarDate::new(year, month, day).map(Self::from)
    }

    /// The day, if the text is `yyyy-mm-dd` and there is such a day.
    #[must_use]
    pub fn parsed(&self) -> Option<CalendarDate> {
        iso_day(&self.0).map(CalendarDate)
    }
}

impl DateTime {
    /// The moment, if the text is an ISO 8601 date and time with an offset.
    #[must_use]
    pub fn parsed(&self) -> Option<Timestamp> {
        iso_moment(&self.0).map(Timestamp)
    }
}

macro_rules! kept_text {
    ($type:ident) => {
        impl $type {
            /// The text: ISO 8601, or what nobody could read as it came.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&String> for $type {
            fn from(text: &String) -> Self {
                Self(text.clone())
            }
        }

        impl Text for $type {
            fn text(&self) -> Option<&str> {
                Some(&self.0)
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

kept_text!(Date);
kept_text!(DateTime);

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate(Day);

impl CalendarDate {
    /// A day, if there is one of that number in that month.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        Day::new(year, month, day).map(Self)
    }

    /// The day that it is now in UTC.
    #[must_use]
    pub fn today() -> Self {
        // A clock that is set to a year beyond 9999 shows no day that there is.
        let now = Instant::from_system_time(SystemTime::now());
        Self(now.map_or(Day::EPOCH, Instant::day))
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// The day that so many days later is, or earlier if the number is negative; `None` beyond the years that there are.
    ///
    /// ```
    /// use specwright_runtime::CalendarDate;
    ///
    /// let first = CalendarDate::new(2026, 3, 1).unwrap();
    /// assert_eq!(first.plus_days(-1).unwrap().to_string(), "2026-02-28");
    /// ```
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        Day::from_number(self.0.number() + i64::from(days)).map(Self)
    }

    /// -9999 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month()
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }
}

impl From<CalendarDate> for Date {
    fn from(day: CalendarDate) -> Self {
        Self(day.to_string())
    }
}

impl From<Timestamp> for DateTime {
    fn from(moment: Timestamp) -> Self {
        Self(moment.to_string())
    }
}

/// Moments that no calendar has a year for become the empty text, which is refused where it is sent.
impl From<SystemTime> for DateTime {
    fn from(moment: SystemTime) -> Self {
        let moment = Instant::from_system_time(moment);
        Self(moment.map(Instant::text).unwrap_or_default())
    }
}

/// `2026-07-07`.
impl fmt::Display for CalendarDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A moment on the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(Instant);

impl Timestamp {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0.seconds()
    }

    /// The same moment as the standard library tells it; 1970 where the system's clock does not go that far, which only
    /// those of some systems do not.
    #[must_use]
    pub fn to_system_time(self) -> SystemTime {
        self.0.to_system_time().unwrap_or(SystemTime::UNIX_EPOCH)
    }
}

/// In UTC: `2011-04-14T11:01:01Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
