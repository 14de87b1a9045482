//! A value as text, for every place that has nothing but text.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::decimal::is_json_number;
use crate::describe::{Encoding, Form};
use crate::moment;
use crate::validate::Report;
use crate::value::{List, View};

/// Where texts are put together that a value does not hold as they are; kept, so that the next one finds the memory.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) item: String,
    whole: String,
}

/// The value cannot be written; the report says why.
#[derive(Debug)]
pub(super) struct Told;

/// The text of a scalar, of a list that is joined, or of any value that travels as JSON in a text; `None`: there is
/// nothing.
pub(super) fn text_of<'a>(
    view: &'a View<'_>,
    form: &Form,
    scratch: &'a mut Scratch,
    report: &mut Report,
) -> Result<Option<&'a str>, Told> {
    match (view, form.encoding, form.join) {
        (View::Text(text), Encoding::Plain, _) => Ok(Some(text)),
        (View::Absent, ..) => Ok(None),
        (_, Encoding::Json | Encoding::JsonBase64, _) => {
            push_json(&mut scratch.whole, view, form, report)?;
            Ok(Some(&scratch.whole))
        }
        (View::List(list), _, Some(join)) => {
            push_joined(scratch, *list, form, join, report)?;
            Ok(Some(&scratch.whole))
        }
        _ => scalar_text(view, form.encoding, &mut scratch.item, report).map(Some),
    }
}

/// The text of a scalar.
pub(super) fn scalar_text<'a>(
    view: &'a View<'_>,
    encoding: Encoding,
    buffer: &'a mut String,
    report: &mut Report,
) -> Result<&'a str, Told> {
    buffer.clear();
    match view {
        View::Text(text) => text_text(text, encoding, buffer, report),
        View::Bool(flag) => Ok(flag_text(*flag, encoding)),
        View::Int(number) => {
            // Text into memory: there is nothing that could fail.
            let _ = write!(buffer, "{number}");
            Ok(buffer)
        }
        View::Float(number) => {
            push_float(buffer, *number);
            Ok(buffer)
        }
        View::Decimal(number) => decimal_text(number, report),
        View::Bytes(bytes) => {
            STANDARD.encode_string(bytes, buffer);
            Ok(buffer)
        }
        #[cfg(feature = "json")]
        View::Any(value) => {
            super::depth::check_depth(value, report)?;
            Ok(any_text(value, buffer))
        }
        View::Absent | View::Structure(_) | View::Union(_) | View::List(_) | View::Map(_) => {
            told(report, "must be a single value in this place")
        }
    }
}

fn text_text<'a>(
    text: &'a str,
    encoding: Encoding,
    buffer: &'a mut String,
    report: &mut Report,
) -> Result<&'a str, Told> {
    match encoding {
        Encoding::Base64 => STANDARD.encode_string(text, buffer),
        Encoding::Epoch | Encoding::EpochMillis | Encoding::HttpDate | Encoding::Layout(_) => {
            match moment::to_wire(text, encoding) {
                Some(moment) => buffer.push_str(&moment),
                None => return told(report, expected_moment(encoding)),
            }
        }
        _ => return Ok(text),
    }
    Ok(buffer)
}

fn expected_moment(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Layout(layout) if !layout.ends_with('Z') => {
            "must be an ISO 8601 date, or date and time, that there is"
        }
        _ => "must be an ISO 8601 date, or date and time with an offset, that there is",
    }
}

fn flag_text(flag: bool, encoding: Encoding) -> &'static str {
    match (encoding, flag) {
        (Encoding::Words { yes, .. }, true) => yes,
        (Encoding::Words { no, .. }, false) => no,
        (Encoding::Number, true) => "1",
        (Encoding::Number, false) => "0",
        (_, true) => "true",
        (_, false) => "false",
    }
}

pub(super) fn decimal_text<'a>(number: &'a str, report: &mut Report) -> Result<&'a str, Told> {
    if is_json_number(number) {
        return Ok(number);
    }
    told(report, "must be a decimal number")
}

/// As few digits as give the same number back; JSON's spelling wherever JSON has one.
pub(super) fn push_float(out: &mut String, number: f64) {
    let size = number.abs();
    // Text into memory: there is nothing that could fail.
    let _ = if number.is_nan() {
        write!(out, "NaN")
    } else if number.is_infinite() {
        write!(out, "{}Infinity", if number < 0.0 { "-" } else { "" })
    } else if size != 0.0 && !(1e-5..1e16).contains(&size) {
        write!(out, "{number:e}")
    } else {
        write!(out, "{number}")
    };
}

/// A text without its quotes; everything else as JSON.
#[cfg(feature = "json")]
fn any_text<'a>(value: &'a serde_json::Value, buffer: &'a mut String) -> &'a str {
    match value {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => "",
        value => {
            // Text into memory: there is nothing that could fail.
            let _ = write!(buffer, "{value}");
            buffer
        }
    }
}

/// `a,b,c`
fn push_joined(
    scratch: &mut Scratch,
    list: &dyn List,
    form: &Form,
    join: &str,
    report: &mut Report,
) -> Result<(), Told> {
    scratch.whole.clear();
    let mut first = true;
    for index in 0..list.len() {
        let Some(view) = written_item(list, index, form) else {
            continue;
        };
        if !std::mem::take(&mut first) {
            scratch.whole.push_str(join);
        }
        let mut result = Ok(());
        report.at_index(index, |report| {
            result = item_text(&view, form, &mut scratch.item, report).and_then(|text| {
                check_joint(text, join, report)?;
                scratch.whole.push_str(text);
                Ok(())
            });
        });
        result?;
    }
    Ok(())
}

/// An item that holds what joins the items would be read as two.
pub(super) fn check_joint(text: &str, join: &str, report: &mut Report) -> Result<(), Told> {
    let holds = match join.as_bytes() {
        [] => false,
        [byte] => text.as_bytes().contains(byte),
        _ => text.contains(join),
    };
    match holds {
        false => Ok(()),
        true => told(report, format_args!("must not hold `{join}`, which joins the items")),
    }
}

/// The text of an item; a `null` is an empty one.
#[inline]
pub(super) fn item_text<'a>(
    view: &'a View<'_>,
    form: &Form,
    buffer: &'a mut String,
    report: &mut Report,
) -> Result<&'a str, Told> {
    match (view, form.element().encoding) {
        (View::Text(text), Encoding::Plain) => Ok(text),
        _ => other_item_text(view, form, buffer, report),
    }
}

fn other_item_text<'a>(
    view: &'a View<'_>,
    form: &Form,
    buffer: &'a mut String,
    report: &mut Report,
) -> Result<&'a str, Told> {
    match (view, form.element().encoding) {
        (View::Absent, _) => Ok(""),
        (view, Encoding::Json | Encoding::JsonBase64) => {
            push_json(buffer, view, form.element(), report)?;
            Ok(buffer)
        }
        (view, _) => scalar_text(view, form.element().encoding, buffer, report),
    }
}

/// What an item holds, unless it is passed over: a `null` where the list has none.
pub(super) fn written_item<'a>(list: &'a dyn List, index: usize, form: &Form) -> Option<View<'a>> {
    let view = list.item(index)?.view();
    (form.sparse || !matches!(view, View::Absent)).then_some(view)
}

#[cfg(feature = "json")]
fn push_json(out: &mut String, view: &View<'_>, form: &Form, report: &mut Report) -> Result<(), Told> {
    out.clear();
    let text = super::json::text(view, form, report)?;
    if form.encoding == Encoding::JsonBase64 {
        STANDARD.encode_string(text, out);
    } else {
        out.push_str(&text);
    }
    Ok(())
}

#[cfg(not(feature = "json"))]
fn push_json(_: &mut String, _: &View<'_>, _: &Form, report: &mut Report) -> Result<(), Told> {
    told(report, "needs the feature `json` of specwright-runtime")
}

pub(super) fn told<T>(report: &mut Report, message: impl std::fmt::Display) -> Result<T, Told> {
    report.add("sendable", message);
    Err(Told)
}
