//! Known forms of text, a file each.

mod base64;
mod date;
mod date_time;
mod digits;
mod email;
mod ipv4;
mod uk_mobile;
mod uri;
mod uuid;

/// A known form of text.
///
/// ```
/// use specwright_runtime::validate::Format;
///
/// assert!(Format::Date.is_match("2024-02-29"));
/// assert!(!Format::Date.is_match("2023-02-29"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An e-mail address by the rule of HTML: what a browser's form takes.
    Email,
    /// An absolute URI with its scheme (RFC 3986).
    Uri,
    /// A UUID of any version, hyphenated.
    Uuid,
    /// Four decimal numbers up to 255, without leading zeros.
    Ipv4,
    /// A day that exists, `yyyy-mm-dd`.
    Date,
    /// A date and time with its offset (RFC 3339).
    DateTime,
    /// A mobile number of the United Kingdom, digits only: `447…` or `07…`.
    UkMobile,
    /// Base64 of the standard alphabet, padded.
    Base64,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[
        Self::Email,
        Self::Uri,
        Self::Uuid,
        Self::Ipv4,
        Self::Date,
        Self::DateTime,
        Self::UkMobile,
        Self::Base64,
    ];

    /// As `format = "…"` names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Uri => "uri",
            Self::Uuid => "uuid",
            Self::Ipv4 => "ipv4",
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::UkMobile => "uk_mobile",
            Self::Base64 => "base64",
        }
    }

    /// In words, with an article.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Uri => "an absolute URI such as `https://example.com/path`",
            Self::Uuid => "a UUID such as `123e4567-e89b-12d3-a456-426614174000`",
            Self::Ipv4 => "an IPv4 address such as `192.0.2.1`",
            Self::Date => "an existing day written `yyyy-mm-dd`",
            Self::DateTime => "a date and time with offset such as `2024-02-29T23:59:59Z` (RFC 3339)",
            Self::UkMobile => "a UK mobile number, digits only: `447` or `07` and nine digits",
            Self::Base64 => "Base64 with padding",
        }
    }

    /// Whether the text has this form, from its first character to its last.
    #[must_use]
    pub fn is_match(self, text: &str) -> bool {
        match self {
            Self::Email => email::is_email(text),
            Self::Uri => uri::is_uri(text),
            Self::Uuid => uuid::is_uuid(text),
            Self::Ipv4 => ipv4::is_ipv4(text),
            Self::Date => date::is_date(text),
            Self::DateTime => date_time::is_date_time(text),
            Self::UkMobile => uk_mobile::is_uk_mobile(text),
            Self::Base64 => base64::is_base64(text),
        }
    }
}
