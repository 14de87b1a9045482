//! The known forms of text.

mod date;
mod uri;

use std::net::Ipv4Addr;

use crate::model::Format;

/// Whether a text has a known form.
pub fn format_holds(format: Format, text: &str) -> bool {
    match format {
        Format::Email => is_email(text),
        Format::Uri => uri::is_uri(text),
        Format::Uuid => is_uuid(text),
        Format::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
        Format::Date => date::is_date(text),
        Format::DateTime => date::is_date_time(text),
        Format::UkMobile => is_uk_mobile(text),
        Format::Base64 => is_base64(text),
    }
}

/// What a form is called in messages: "an e-mail address".
pub fn format_name(format: Format) -> &'static str {
    match format {
        Format::Email => "an e-mail address",
        Format::Uri => "an absolute URI",
        Format::Uuid => "a UUID",
        Format::Ipv4 => "an IPv4 address",
        Format::Date => "a date, `yyyy-mm-dd`",
        Format::DateTime => "a date and time with offset, as in `2026-07-07T09:30:00+01:00`",
        Format::UkMobile => "a UK mobile number, `447` or `07` and nine digits",
        Format::Base64 => "Base64 with padding",
    }
}

/// The rule of HTML's `<input type=email>`.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let local_character =
        |character: char| character.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(character);
    !local.is_empty() && local.chars().all(local_character) && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let bytes = label.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    bytes.len() <= 63
        && ends.iter().all(|end| end.is_some_and(u8::is_ascii_alphanumeric))
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let parts: Vec<_> = text.split('-').collect();
    parts.len() == lengths.len()
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, length)| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// International or national form, digits only.
fn is_uk_mobile(text: &str) -> bool {
    let rest = text.strip_prefix("447").or_else(|| text.strip_prefix("07"));
    rest.is_some_and(|rest| rest.len() == 9 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The standard alphabet with padding, and no bits left over: what a strict decoder takes.
fn is_base64(text: &str) -> bool {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let value = |byte: u8| ALPHABET.iter().position(|letter| *letter == byte);
    let last = digits.bytes().next_back().and_then(value).unwrap_or_default();
    let has_spare_bits = match padding {
        0 => false,
        1 => !last.is_multiple_of(4),
        2 => !last.is_multiple_of(16),
        _ => return false,
    };
    text.len().is_multiple_of(4) && !has_spare_bits && digits.bytes().all(|byte| value(byte).is_some())
}
