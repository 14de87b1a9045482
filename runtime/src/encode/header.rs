//! Fields that travel as headers.

use http::header::{
    CONNECTION, CONTENT_LENGTH, EXPECT, Entry, HOST, HeaderMap, HeaderName, HeaderValue, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};

use super::text::{Scratch, Told, item_text, text_of, told, written_item};
use crate::describe::{Encoding, Field, Form, Place};
use crate::validate::Report;
use crate::value::{List, Map, Structure, View};

/// What ends a request and where it goes; no key of a map may say.
const FRAMING: [HeaderName; 8] = [
    CONNECTION,
    CONTENT_LENGTH,
    EXPECT,
    HOST,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// Far more than servers take, and far fewer than `HeaderMap` can hold, which panics beyond that.
const MOST_HEADERS: usize = 1_000;

/// Writes the header fields; those of a name of their own first, since they win over a map's keys.
pub(super) fn write_headers(headers: &mut HeaderMap, request: &dyn Structure, report: &mut Report) {
    let mut scratch = Scratch::default();
    for maps in [false, true] {
        for (index, field) in request.shape().fields.iter().enumerate() {
            if field.place != Place::Header {
                continue;
            }
            let view = request.slot(index).view();
            report.at_field(field.name, |report| match (view, maps) {
                (View::Map(map), true) if !is_json(field.form) => {
                    write_map(headers, field, map, &mut scratch, report);
                }
                (View::Map(_), false) if !is_json(field.form) => {}
                (view, false) => write_field(headers, field, &view, &mut scratch, report),
                (_, true) => {}
            });
        }
    }
}

fn is_json(form: &Form) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}

fn write_field(headers: &mut HeaderMap, field: &Field, view: &View<'_>, scratch: &mut Scratch, report: &mut Report) {
    let Some(value) = header_value(field, field.form, view, scratch, report) else {
        return;
    };
    for name in field.wire() {
        match HeaderName::try_from(*name) {
            Ok(name) => {
                headers.insert(name, value.clone());
            }
            Err(_) => report.add("sendable", "must have a name that a header can have"),
        }
    }
}

/// Each key after the prefix is the name of a header.
fn write_map(headers: &mut HeaderMap, field: &Field, map: &dyn Map, scratch: &mut Scratch, report: &mut Report) {
    for (key, slot) in map.entries() {
        if headers.len() >= MOST_HEADERS {
            report.add(
                "sendable",
                format_args!("must have fewer keys: a request has at most {MOST_HEADERS} headers"),
            );
            return;
        }
        report.at_key(&key, |report| {
            let Some(value) = header_value(field, field.form.element(), &slot.view(), scratch, report) else {
                return;
            };
            for prefix in field.wire() {
                match key_name(prefix, key).map(|name| headers.entry(name)) {
                    Some(Entry::Vacant(entry)) => {
                        entry.insert(value.clone());
                    }
                    Some(Entry::Occupied(_)) if is_repeated(key, map) => {
                        report.add(
                            "sendable",
                            "must have a key that differs from the others in more than case",
                        );
                    }
                    Some(Entry::Occupied(_)) => {}
                    None => report.add("sendable", "must have a key that the name of a header can have"),
                }
            }
        });
    }
}

fn key_name(prefix: &str, key: &str) -> Option<HeaderName> {
    let name = HeaderName::try_from([prefix, key].concat()).ok()?;
    (!key.is_empty() && !FRAMING.contains(&name)).then_some(name)
}

fn is_repeated(key: &str, map: &dyn Map) -> bool {
    map.entries()
        .any(|(other, _)| other != key && other.eq_ignore_ascii_case(key))
}

/// A value with a line break or another control character would end the header or be dropped on the way, and so would
/// white space at its ends; they are violations.
fn header_value(
    field: &Field,
    form: &Form,
    view: &View<'_>,
    scratch: &mut Scratch,
    report: &mut Report,
) -> Option<HeaderValue> {
    let joined;
    let text = match view {
        View::List(list) if !is_json(form) => {
            joined = join(*list, form, report).ok()?;
            joined.as_str()
        }
        view => text_of(view, form, scratch, report).ok()??,
    };
    if text.trim_matches([' ', '\t']).len() != text.len() {
        report.add("sendable", "must not begin or end with white space in a header");
        return None;
    }
    let Ok(mut value) = HeaderValue::from_bytes(text.as_bytes()) else {
        report.add(
            "sendable",
            "must not have line breaks or other control characters in a header",
        );
        return None;
    };
    value.set_sensitive(field.secret);
    Some(value)
}

/// `a,"b,c",d`
fn join(list: &dyn List, form: &Form, report: &mut Report) -> Result<String, Told> {
    let joint = form.join.unwrap_or(",");
    let (mut out, mut buffer, mut first) = (String::new(), String::new(), true);
    for index in 0..list.len() {
        let Some(view) = written_item(list, index, form) else {
            continue;
        };
        if !std::mem::take(&mut first) {
            out.push_str(joint);
        }
        let mut result = Ok(());
        report.at_index(index, |report| {
            result = item_text(&view, form, &mut buffer, report)
                .and_then(|text| push_item(&mut out, text, form, joint, report));
        });
        result?;
    }
    Ok(out)
}

/// Dates that HTTP writes hold a comma, and stand without quotes all the same.
fn push_item(out: &mut String, text: &str, form: &Form, joint: &str, report: &mut Report) -> Result<(), Told> {
    let separator = joint.trim();
    let cannot_stand = text.contains('"')
        || (!joint.is_empty() && text.contains(if separator.is_empty() { joint } else { separator }))
        || text.trim_matches([' ', '\t']).len() != text.len();
    if !cannot_stand || form.element().encoding == Encoding::HttpDate {
        out.push_str(text);
        return Ok(());
    }
    if separator.is_empty() {
        return told(
            report,
            "must not hold quotes, white space at its ends or what joins the items",
        );
    }
    out.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('"');
    Ok(())
}
