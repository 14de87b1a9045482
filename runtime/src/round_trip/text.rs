//! The text of a scalar by rules written down a second time.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::value::Value;
use crate::describe::{Encoding, Form};

pub(super) fn text_of(value: &Value, form: &Form) -> String {
    match (value, form.encoding) {
        (Value::Bool(flag), Encoding::Words { yes, no, .. }) => if *flag { yes } else { no }.to_owned(),
        (Value::Bool(flag), Encoding::Number) => u8::from(*flag).to_string(),
        (Value::Bool(flag), _) => flag.to_string(),
        (Value::Int(number), _) => number.to_string(),
        (Value::Float(number), _) if number.is_infinite() => {
            if *number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
        }
        (Value::Float(number), _) if *number != 0.0 && !(1e-5..1e16).contains(&number.abs()) && !number.is_nan() => {
            format!("{number:e}")
        }
        (Value::Float(number), _) => number.to_string(),
        (Value::Bytes(bytes), _) => STANDARD.encode(bytes),
        (Value::Text(text), Encoding::Base64) => STANDARD.encode(text),
        (Value::Text(text), Encoding::Epoch) => timestamp(text).as_second().to_string(),
        (Value::Text(text), Encoding::EpochMillis) => timestamp(text).as_millisecond().to_string(),
        (Value::Text(text), Encoding::HttpDate) => timestamp(text).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        (Value::Text(text), Encoding::Layout("dd/mm/yyyy")) => {
            let day: jiff::civil::Date = text.parse().unwrap();
            day.strftime("%d/%m/%Y").to_string()
        }
        (Value::Text(text), Encoding::Layout("yyyymmdd HHMMSS")) => {
            let moment: jiff::civil::DateTime = text.parse().unwrap();
            moment.strftime("%Y%m%d %H%M%S").to_string()
        }
        (Value::Text(text), _) => text.clone(),
        (Value::Any(value), Encoding::Json) => value.to_string(),
        (Value::Any(value), Encoding::JsonBase64) => STANDARD.encode(value.to_string()),
        (value, encoding) => panic!("{value:?} has no text as {encoding:?}"),
    }
}

pub(super) fn joined(items: &[Value], form: &Form, joint: &str) -> String {
    let texts: Vec<String> = items.iter().map(|item| text_of(item, form.element())).collect();
    texts.join(joint)
}

fn timestamp(text: &str) -> jiff::Timestamp {
    text.parse().unwrap()
}
