//! Bytes with escapes and with values that are known only when they are sent.

use std::time::{Duration, SystemTime};

use crate::gzip;

/// `HTTP/1.1 200 OK\r\nLocation: {other}/things\r\n\r\n`
#[derive(Clone, Debug)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    Bytes(Vec<u8>),
    Value(String),
}

/// What the names in a template stand for.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// `{origin}`: where the server listens.
    pub origin: String,
    /// `{other}`: where another server listens that counts what it is sent.
    pub other: String,
    /// `{ok}`: the documented answer to the request; `{length}` is its length.
    pub ok: String,
}

const NAMES: &[&str] = &["origin", "other", "ok", "length", "kilo", "garbage", "gzip", "bomb"];

impl Template {
    /// Reads a text.
    ///
    /// # Errors
    /// Says what cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut bytes = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let tail = &rest[first.len_utf8()..];
            rest = match first {
                '\\' => read_escape(tail, &mut bytes)?,
                '{' if tail.starts_with(|next: char| next.is_ascii_lowercase()) => {
                    let (name, after) = tail.split_once('}').ok_or("a name in `{` needs a `}`")?;
                    check_name(name)?;
                    parts.push(Part::Bytes(std::mem::take(&mut bytes)));
                    parts.push(Part::Value(name.to_owned()));
                    after
                }
                _ => {
                    bytes.extend_from_slice(first.encode_utf8(&mut [0; 4]).as_bytes());
                    tail
                }
            };
        }
        parts.push(Part::Bytes(bytes));
        Ok(Self(parts))
    }

    /// The bytes to send.
    #[must_use]
    pub fn bytes(&self, values: &Values) -> Vec<u8> {
        let mut all = Vec::new();
        for part in &self.0 {
            match part {
                Part::Bytes(bytes) => all.extend_from_slice(bytes),
                Part::Value(name) => all.extend(value(name, values)),
            }
        }
        all
    }
}

fn read_escape<'a>(tail: &'a str, bytes: &mut Vec<u8>) -> Result<&'a str, String> {
    let (byte, length) = match tail.as_bytes() {
        [b'r', ..] => (b'\r', 1),
        [b'n', ..] => (b'\n', 1),
        [b'\\', ..] => (b'\\', 1),
        [b'x', ..] => {
            let digits = tail.get(1..3).ok_or("`\\x` needs two digits")?;
            let byte = u8::from_str_radix(digits, 16).map_err(|_| format!("`\\x{digits}` is no byte"))?;
            (byte, 3)
        }
        _ => return Err("after `\\` comes `r`, `n`, `\\` or `x` with two digits".to_owned()),
    };
    bytes.push(byte);
    Ok(&tail[length..])
}

fn check_name(name: &str) -> Result<(), String> {
    if NAMES.contains(&name) || date_offset(name).is_some() {
        return Ok(());
    }
    Err(format!("`{{{name}}}` is not known: {NAMES:?}, date, date+10, date-10"))
}

fn value(name: &str, values: &Values) -> Vec<u8> {
    match name {
        "origin" => values.origin.clone().into_bytes(),
        "other" => values.other.clone().into_bytes(),
        "ok" => values.ok.clone().into_bytes(),
        "length" => values.ok.len().to_string().into_bytes(),
        "kilo" => vec![b'a'; 1000],
        "garbage" => b"\x1f\x8b\x08\x00 this is no deflate stream".to_vec(),
        "gzip" => gzip::of_text(&values.ok),
        "bomb" => gzip::bomb(),
        _ => http_date(date_offset(name).unwrap_or_default()).into_bytes(),
    }
}

/// Seconds from now, of `date+10`.
fn date_offset(name: &str) -> Option<i64> {
    match name.strip_prefix("date")? {
        "" => Some(0),
        offset => offset.parse().ok(),
    }
}

fn http_date(offset: i64) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.unwrap_or(Duration::ZERO).as_secs();
    let seconds = i64::try_from(now).unwrap_or(0).saturating_add(offset);
    let moment = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
