//! Dates as ISO 8601 texts. One that a service writes in ISO 8601 is kept as it came, other forms that a spec describes
//! (seconds, HTTP's dates, layouts) are turned into it. A text that nobody can read is kept, too: it does not fail a call
//! whose other values are fine. Reading a date is a second step that may give nothing.

use std::fmt;
use std::time::SystemTime;

use crate::validate::Text;

/// A day, as an ISO 8601 text.
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

/// A moment, as an ISO 8601 text.
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
    /// The day, if the text is `yyyy-mm-dd` and there is such a day.
    #[must_use]
    pub fn parsed(&self) -> Option<CalendarDate> {
        self.0.trim().parse().ok().map(CalendarDate)
    }
}

impl DateTime {
    /// The moment, if the text is an ISO 8601 date and time with an offset.
    #[must_use]
    pub fn parsed(&self) -> Option<Timestamp> {
        self.0.trim().parse().ok().map(Timestamp)
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
pub struct CalendarDate(jiff::civil::Date);

impl CalendarDate {
    /// -9999 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
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
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The same moment as the standard library tells it.
    #[must_use]
    pub fn to_system_time(self) -> SystemTime {
        self.0.into()
    }
}

/// In UTC: `2011-04-14T11:01:01Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
