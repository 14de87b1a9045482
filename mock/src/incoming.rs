//! A request as it came, with the readings that several steps share.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, request::Parts};

/// Names and values of a query string or a form.
pub(crate) type Pairs = Vec<(String, String)>;

/// A request as it came.
#[derive(Debug)]
pub(crate) struct Incoming {
    parts: Parts,
    body: Bytes,
    query: Pairs,
    form: Pairs,
}

impl Incoming {
    /// Reads the query string, and the body if it says that it is a form.
    pub(crate) fn new(request: http::Request<Bytes>) -> Self {
        let (parts, body) = request.into_parts();
        let query = pairs(parts.uri.query().unwrap_or_default().as_bytes());
        let is_form = media_type(&parts.headers).is_some_and(|it| it == FORM);
        let form = if is_form { pairs(&body) } else { Pairs::new() };
        Self {
            parts,
            body,
            query,
            form,
        }
    }

    /// The method as it came.
    pub(crate) fn method(&self) -> &http::Method {
        &self.parts.method
    }

    /// The path as it came, still encoded.
    pub(crate) fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// The body as it came.
    pub(crate) fn body(&self) -> &[u8] {
        &self.body
    }

    /// Whether there is nothing to read.
    pub(crate) fn has_empty_body(&self) -> bool {
        self.body.iter().all(u8::is_ascii_whitespace)
    }

    /// The headers as they came.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The query string as it came, without the question mark.
    pub(crate) fn raw_query(&self) -> &str {
        self.parts.uri.query().unwrap_or_default()
    }

    /// The parameters of the query string.
    pub(crate) fn query(&self) -> &Pairs {
        &self.query
    }

    /// The fields of a form; none if the body is none.
    pub(crate) fn form(&self) -> &Pairs {
        &self.form
    }

    /// The body's type in lower case, without its parameters.
    pub(crate) fn media_type(&self) -> Option<String> {
        media_type(&self.parts.headers)
    }

    /// All headers of that name as one, joined by commas.
    pub(crate) fn whole_header(&self, name: &str) -> Option<String> {
        let values = self.parts.headers.get_all(name).iter();
        let texts: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }

    /// The first header of that name, any bytes taken as UTF-8 or else replaced.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let value = self.parts.headers.get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }
}

/// The media type of a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The first value of that name.
pub(crate) fn first<'p>(pairs: &'p Pairs, name: &str) -> Option<&'p str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// Whether every `%` begins an encoded byte and the bytes are UTF-8. The parser itself takes anything.
pub(crate) fn is_well_encoded(text: &[u8]) -> bool {
    let escapes_are_whole = text
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .all(|(at, _)| {
            text.get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
        });
    escapes_are_whole && percent_encoding::percent_decode(text).decode_utf8().is_ok()
}

/// The names and values of a form.
pub(crate) fn pairs(text: &[u8]) -> Pairs {
    form_urlencoded::parse(text).into_owned().collect()
}

fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let kind = text.split(';').next().unwrap_or_default();
    Some(kind.trim().to_ascii_lowercase())
}
