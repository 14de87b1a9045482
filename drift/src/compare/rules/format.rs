//! Known forms of text.

use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Claim, FieldType, Kind};

/// What a form is, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Email,
    Uri,
    Uuid,
    Ipv4,
    UkMobile,
    Phone,
    /// A day or a moment in ISO's way.
    Iso {
        has_time: bool,
    },
    /// A day or a moment in another layout.
    Layout(String),
    Unix,
    UnixMillis,
    HttpDate,
    /// One of a list kept by others: countries, currencies, languages.
    List,
    Other(String),
}

pub(super) fn compare<'a>(case: &Case<'a>, page: &str) -> Verdict<'a> {
    let wanted = form(page);
    let own: Vec<_> = case
        .spec_of(Kind::Format)
        .filter_map(|fact| match &fact.claim {
            Claim::Format(own) => Some((fact, form(own))),
            _ => None,
        })
        .collect();
    if own.iter().any(|(_, own)| agree(&wanted, own)) {
        return Verdict::Same;
    }
    if let Some((spec, _)) = own.iter().find(|(_, own)| differ(&wanted, own)) {
        let level = match (&wanted, case.is_sent()) {
            (Form::Iso { .. } | Form::Layout(_) | Form::Unix | Form::UnixMillis, _) | (_, true) => Level::Breaks,
            (_, false) => Level::Note,
        };
        let difference = case.differs(FindingKind::Format, level, spec);
        let is_form = matches!(
            wanted,
            Form::Email | Form::Uri | Form::Uuid | Form::Ipv4 | Form::UkMobile
        );
        let name = name(&wanted).filter(|_| is_form && case.is_sent());
        return match name {
            Some(name) => difference.set(Some(spec), "format", name.to_owned()).verdict(),
            None => difference.verdict(),
        };
    }
    without_form(case, &wanted)
}

/// The spec lets any text through.
fn without_form<'a>(case: &Case<'a>, wanted: &Form) -> Verdict<'a> {
    let is_text = matches!(case.own_type(), Some(FieldType::String | FieldType::List(_)));
    let kinds = [Kind::Pattern, Kind::Chars, Kind::Enum, Kind::Format, Kind::Encoding];
    let is_shaped = kinds.iter().any(|kind| case.first(*kind).is_some());
    if !is_text || is_shaped || !case.is_sent() {
        return Verdict::Same;
    }
    let Some(name) = name(wanted) else {
        return Verdict::Unlike;
    };
    let difference = case.added(FindingKind::Format, Level::Breaks);
    difference.set(case.itself(), "format", name.to_owned()).verdict()
}

/// As a spec calls it, if it can say it.
fn name(form: &Form) -> Option<&'static str> {
    match form {
        Form::Email => Some("email"),
        Form::Uri => Some("uri"),
        Form::Uuid => Some("uuid"),
        Form::Ipv4 => Some("ipv4"),
        Form::UkMobile => Some("uk_mobile"),
        Form::Iso { has_time: false } => Some("date"),
        Form::Iso { has_time: true } => Some("date-time"),
        _ => None,
    }
}

fn agree(a: &Form, b: &Form) -> bool {
    a == b
        || match (a, b) {
            (Form::Phone, Form::UkMobile) | (Form::UkMobile, Form::Phone) => true,
            // A layout that is written out with a `T` in it is ISO's.
            (Form::Layout(layout), Form::Iso { has_time }) | (Form::Iso { has_time }, Form::Layout(layout)) => {
                is_iso(layout, *has_time)
            }
            (Form::Layout(a), Form::Layout(b)) => layout_key(a) == layout_key(b),
            _ => false,
        }
}

/// Whether two forms exclude each other. What is not known is not said to differ.
fn differ(a: &Form, b: &Form) -> bool {
    let is_known = |form: &Form| !matches!(form, Form::Other(_) | Form::List | Form::Phone);
    is_known(a) && is_known(b)
}

fn is_iso(layout: &str, has_time: bool) -> bool {
    let key = layout_key(layout);
    match has_time {
        true => key.starts_with("yyyy-mm-dd") && key.len() > 10,
        false => key == "yyyy-mm-dd",
    }
}

/// A layout in one spelling.
fn layout_key(layout: &str) -> String {
    let lower = layout.trim().to_lowercase();
    match lower.as_str() {
        "y-m-d" => "yyyy-mm-dd".to_owned(),
        "d/m/y" => "dd/mm/yyyy".to_owned(),
        "m/d/y" => "mm/dd/yyyy".to_owned(),
        "y-m-d h:i:s" => "yyyy-mm-dd hh:mm:ss".to_owned(),
        _ => lower.replace('t', " ").replace('i', "m").replace("nn", "mm"),
    }
}

fn form(name: &str) -> Form {
    let lower = name.trim().to_lowercase();
    match lower.as_str() {
        "email" | "e-mail" | "email address" => Form::Email,
        "uri" | "url" | "absolute url" => Form::Uri,
        "uuid" | "guid" => Form::Uuid,
        "ipv4" | "ip" | "ip address" => Form::Ipv4,
        "uk_mobile" | "uk mobile" => Form::UkMobile,
        "phone" | "e164" | "e.164" | "mobile" | "msisdn" => Form::Phone,
        "date" | "iso-8601 date" | "full-date" | "yyyy-mm-dd" => Form::Iso { has_time: false },
        "date-time" | "datetime" | "iso-8601" | "iso8601" | "iso 8601" | "rfc3339" | "rfc-3339" | "rfc 3339" => {
            Form::Iso { has_time: true }
        }
        "unix" | "unix timestamp" | "timestamp" | "epoch" | "unix-timestamp" | "unix_timestamp" => Form::Unix,
        "unix-ms" | "epoch-ms" | "unix milliseconds" => Form::UnixMillis,
        "http-date" | "rfc-7231" | "rfc-1123" | "rfc-2822" | "rfc2822" | "rfc-822" => Form::HttpDate,
        _ if lower.starts_with("iso-") || lower.starts_with("iso ") || lower.starts_with("bcp") => Form::List,
        _ if is_layout(&lower) => Form::Layout(lower),
        _ => Form::Other(lower),
    }
}

fn is_layout(text: &str) -> bool {
    let has_year = text.contains("yy") || text.contains("y-") || text.contains("/y");
    let has_time = text.contains("hh") && text.contains("mm");
    (has_year || has_time || text == "mmyy")
        && text.chars().all(|it| {
            matches!(
                it,
                'y' | 'm' | 'd' | 'h' | 's' | 't' | 'z' | 'i' | 'n' | '-' | '/' | '.' | ':' | ' ' | '+' | '\''
            )
        })
}
