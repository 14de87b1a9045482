//! Scalars by their literals.

use std::borrow::Cow;

use crate::decode::base64_text;
use crate::describe::Encoding;
use crate::value::Scalar;

/// Takes the literal as it stands in the body, so that no number goes through a float.
pub(super) fn set_scalar(scalar: &mut dyn Scalar, raw: &str, encoding: Encoding) -> Result<(), &'static str> {
    let text = match raw.as_bytes().first() {
        Some(b'"') => Some(unquote(raw).ok_or_else(|| scalar.expected().0)?),
        Some(b'{' | b'[') | None => return Err(scalar.expected().0),
        Some(_) => None,
    };
    let result = match (text, encoding) {
        (Some(text), Encoding::Base64) => {
            let text = base64_text::decode_text(&text).ok_or(base64_text::EXPECTED)?;
            scalar.set_text(&text)
        }
        (None, Encoding::Base64) => return Err(base64_text::EXPECTED),
        (Some(text), Encoding::Plain | Encoding::Text) => scalar.set_text(&text),
        (None, Encoding::Plain | Encoding::Text) => scalar.set_literal(raw),
    };
    result.map_err(|expected| expected.0)
}

/// The text of a string literal that the parser has accepted; `None` if it has half a surrogate pair.
fn unquote(raw: &str) -> Option<Cow<'_, str>> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        return serde_json::from_str(raw).ok().map(Cow::Owned);
    }
    Some(Cow::Borrowed(inner))
}
