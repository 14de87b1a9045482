//! What a value must look like.

use crate::source::Spanned;

/// What a value must look like. Empty: anything.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// Number of characters.
    pub length: Option<Spanned<Bounds>>,
    /// Which characters, as the inside of a bracketed class: `A-Za-z0-9_-`.
    pub chars: Option<Spanned<String>>,
    /// A regular expression; `\d`, `\w` and `\s` are ASCII.
    pub pattern: Option<Spanned<String>>,
    /// The number's bounds.
    pub range: Option<Spanned<Range>>,
    /// The number's divisor.
    pub multiple_of: Option<Spanned<i64>>,
    /// How many items a list has.
    pub items: Option<Spanned<Bounds>>,
    /// Whether the items of a list differ from each other.
    pub unique: bool,
    /// A known form.
    pub format: Option<Spanned<Format>>,
}

/// Lowest and highest, both included; `None`: no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Lowest.
    pub min: Option<i64>,
    /// Highest.
    pub max: Option<i64>,
}

/// Where numbers begin and end; `None`: no bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// Lowest.
    pub min: Option<RangeEnd>,
    /// Highest.
    pub max: Option<RangeEnd>,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeEnd {
    /// The number as written, digit for digit: `-5`, `99.90`.
    pub number: String,
    /// Whether the number itself is outside.
    pub is_excluded: bool,
}

/// Known forms of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Format {
    Email,
    Uri,
    Uuid,
    Ipv4,
    Date,
    DateTime,
    UkMobile,
    Base64,
}

impl Format {
    /// As the spec spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Email => "email",
            Format::Uri => "uri",
            Format::Uuid => "uuid",
            Format::Ipv4 => "ipv4",
            Format::Date => "date",
            Format::DateTime => "date-time",
            Format::UkMobile => "uk_mobile",
            Format::Base64 => "base64",
        }
    }
}
