//! The head of an answer: its status, its headers, and how its body is framed.

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING};
use http::{Method, StatusCode, Version};

use crate::connection::Connection;
use crate::error::Error;

const MOST_HEADERS: usize = 100;
const MOST_BYTES: usize = 256 * 1024;

/// The head of an answer.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    version: Version,
}

/// Where a body ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Length(u64),
    Chunked,
    /// At the end of the connection.
    ToTheEnd,
}

/// Reads the head of the answer itself: hints before it are passed over.
pub(crate) fn read_head(connection: &mut Connection) -> Result<Head, Error> {
    loop {
        let length = whole_head(connection)?;
        let bytes = connection.buffer.split_to(length).freeze();
        let head = parse(&bytes)?;
        if !head.status.is_informational() || head.status == StatusCode::SWITCHING_PROTOCOLS {
            return Ok(head);
        }
    }
}

/// Reads until the buffer begins with a whole head; its length.
fn whole_head(connection: &mut Connection) -> Result<usize, Error> {
    let mut seen: usize = 0;
    loop {
        let buffer = &connection.buffer;
        if let Some(length) = end_of_head(buffer, seen) {
            return Ok(length);
        }
        if !is_beginning_of_http(buffer) {
            return Err(Error::broken("the answer is not HTTP/1"));
        }
        if buffer.len() > MOST_BYTES {
            return Err(Error::broken("the head of the answer is too long"));
        }
        seen = buffer.len();
        if connection.fill()? == 0 {
            return Err(Error::broken("the connection ended before the answer"));
        }
    }
}

/// Behind the empty line; what has been seen holds none.
fn end_of_head(buffer: &[u8], seen: usize) -> Option<usize> {
    let from = seen.saturating_sub(3);
    let bytes = buffer.get(from..)?;
    let mut lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let end = lines.find_map(|(at, _)| match bytes.get(at.saturating_add(1)..)? {
        [b'\n', ..] => at.checked_add(2),
        [b'\r', b'\n', ..] => at.checked_add(3),
        _ => None,
    })?;
    from.checked_add(end)
}

fn is_beginning_of_http(buffer: &[u8]) -> bool {
    buffer.iter().zip(b"HTTP/1.").all(|(byte, wanted)| byte == wanted)
}

fn parse(bytes: &Bytes) -> Result<Head, Error> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Response::new(&mut fields);
    let status = parsed.parse(bytes).map_err(|_| unreadable())?;
    let code = parsed.code.and_then(|code| StatusCode::from_u16(code).ok());
    let (true, Some(status)) = (status.is_complete(), code) else {
        return Err(unreadable());
    };
    let mut headers = HeaderMap::with_capacity(parsed.headers.len());
    for field in parsed.headers.iter() {
        let name = HeaderName::from_bytes(field.name.as_bytes()).map_err(|_| unreadable())?;
        // The values stay where they are.
        let value = HeaderValue::from_maybe_shared(bytes.slice_ref(field.value)).map_err(|_| unreadable())?;
        headers.append(name, value);
    }
    let version = match parsed.version {
        Some(0) => Version::HTTP_10,
        _ => Version::HTTP_11,
    };
    Ok(Head {
        status,
        headers,
        version,
    })
}

fn unreadable() -> Error {
    Error::broken("the head of the answer cannot be read")
}

impl Head {
    /// Where the body of an answer to this method ends.
    pub(crate) fn framing(&self, method: &Method) -> Result<Framing, Error> {
        let none = matches!(
            self.status,
            StatusCode::SWITCHING_PROTOCOLS | StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
        );
        if none || *method == Method::HEAD {
            return Ok(Framing::Length(0));
        }
        if let Some(coding) = self.headers.get_all(TRANSFER_ENCODING).iter().next_back() {
            if self.version == Version::HTTP_10 {
                return Err(Error::broken("HTTP/1.0 has no transfer codings"));
            }
            let last = coding.to_str().ok().and_then(|codings| codings.rsplit(',').next());
            let is_chunked = last.is_some_and(|last| last.trim().eq_ignore_ascii_case("chunked"));
            return Ok(if is_chunked {
                Framing::Chunked
            } else {
                Framing::ToTheEnd
            });
        }
        let mut lengths = self.lengths();
        let Some(first) = lengths.next() else {
            return Ok(Framing::ToTheEnd);
        };
        match first {
            Some(length) if lengths.all(|other| other == first) => Ok(Framing::Length(length)),
            _ => Err(Error::broken("the answer does not say how long it is")),
        }
    }

    fn lengths(&self) -> impl Iterator<Item = Option<u64>> {
        let values = self.headers.get_all(CONTENT_LENGTH).iter();
        values
            .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
            .map(number)
    }

    /// Whether the service will take another request on the connection.
    pub(crate) fn keeps_connection(&self) -> bool {
        if self.status == StatusCode::SWITCHING_PROTOCOLS {
            return false;
        }
        // Two ways of saying how long a body is may be two answers to who reads along.
        if self.headers.contains_key(TRANSFER_ENCODING) && self.headers.contains_key(CONTENT_LENGTH) {
            return false;
        }
        match self.version {
            Version::HTTP_11 => !has_option(&self.headers, b"close"),
            _ => has_option(&self.headers, b"keep-alive"),
        }
    }
}

/// Digits alone: a sign makes it none.
fn number(text: &[u8]) -> Option<u64> {
    let text = text.trim_ascii();
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    str::from_utf8(text).ok()?.parse().ok()
}

/// Whether `connection` has an option.
pub(crate) fn has_option(headers: &HeaderMap, option: &[u8]) -> bool {
    let values = headers.get_all(CONNECTION).iter();
    values
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .any(|said| said.trim_ascii().eq_ignore_ascii_case(option))
}
