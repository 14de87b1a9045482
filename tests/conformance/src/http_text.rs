//! HTTP messages as a page shows them: a first line, headers, an empty line, the body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Response;

use crate::page::Block;

/// A message as it is shown.
#[derive(Debug)]
pub struct Message {
    /// `POST /orders` or `200`.
    pub first: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body.
    pub body: Vec<u8>,
    /// Whether the boundary of its parts is shown as `BOUNDARY`.
    pub is_multipart: bool,
}

/// Reads a block.
///
/// `folded` puts the lines of a body together, without what they are indented by; `charset=…` says in which encoding the
/// body travels; `base64` that it is shown so.
#[must_use]
pub fn read(block: &Block) -> Message {
    let (head, body) = block.text.split_once("\n\n").unwrap_or((&block.text, ""));
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    Message {
        first,
        headers: headers.collect(),
        body: bytes_of(block, body),
        is_multipart: block.has("multipart"),
    }
}

impl Message {
    /// The message as an answer.
    ///
    /// # Panics
    /// If it is none.
    #[must_use]
    pub fn into_response(self) -> Response<Bytes> {
        let status = self.first.split(' ').next().unwrap_or_default();
        let mut response = Response::builder().status(status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        response.body(Bytes::from(self.body)).expect("a block shows an answer")
    }
}

fn bytes_of(block: &Block, body: &str) -> Vec<u8> {
    let text = if block.has("folded") {
        folded(body)
    } else if block.has("crlf") {
        body.replace('\n', "\r\n")
    } else {
        body.to_owned()
    };
    if block.has("base64") {
        return STANDARD.decode(text.replace('\n', "")).expect("the block is Base64");
    }
    match block.setting("charset") {
        None => text.into_bytes(),
        Some("utf-16") => utf_16(&text),
        Some(label) => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known encoding");
            encoding.encode(&text).0.into_owned()
        }
    }
}

/// Only the XML declaration stands on a line of its own.
fn folded(body: &str) -> String {
    let lines = body.lines().map(str::trim_start);
    lines
        .map(|line| {
            if line.ends_with("?>") {
                format!("{line}\n")
            } else {
                line.to_owned()
            }
        })
        .collect()
}

/// Big-endian, with a byte-order mark.
fn utf_16(text: &str) -> Vec<u8> {
    "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect()
}
