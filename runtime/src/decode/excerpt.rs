//! How the body of an answer begins, safe to show.

use std::borrow::Cow;

use bytes::Bytes;

use super::media_type::content_type;
use crate::client::CallContext;
use crate::redact::secret_names;
use crate::value::Structure;

/// With the mark of a secret and of the cut, an excerpt has at most 512 characters.
const LONGEST: usize = 500;

/// So much is looked at; far more than is shown, because what is hidden may be long.
const LOOKED_AT: usize = 64 * 1024;

/// The beginning of the body. It ends where a secret field of the operation's response or errors is mentioned, since the
/// value that follows is not known beforehand.
pub(super) fn excerpt(
    context: &CallContext<'_>,
    answer: &http::Response<Bytes>,
    response: &mut dyn Structure,
) -> Option<String> {
    let mut hidden = context.hidden();
    hidden.names = secret_names(response);
    for case in context.operation.errors {
        if let Some(make) = case.details {
            hidden.names.extend(secret_names(make().as_structure_mut()));
        }
    }
    if hidden.names.contains(&"") {
        // Nothing says where the secret begins.
        return None;
    }
    let body = answer.body();
    let beginning = body.get(..LOOKED_AT).unwrap_or(body);
    let text = readable(beginning, content_type(answer))?;
    let shown = hidden.show(&text, LONGEST)?;
    // Of a text that was not looked at to its end, the last secret may have been seen in part only.
    let cut_within_sight = beginning.len() < body.len() && !shown.ends_with('…');
    (!shown.trim().is_empty() && !cut_within_sight).then_some(shown)
}

/// The text in bytes of any kind; `None` if they are no text.
fn readable<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Option<Cow<'a, str>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Only the last character was cut.
        Err(error) if error.error_len().is_none() => {
            Cow::Borrowed(std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?)
        }
        Err(_) => in_another_charset(bytes, content_type),
    };
    (!text.contains('\0')).then_some(text)
}

#[cfg(feature = "xml")]
fn in_another_charset<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    super::xml::charset::to_text(bytes, content_type).unwrap_or_else(|_| as_latin(bytes))
}

#[cfg(not(feature = "xml"))]
fn in_another_charset<'a>(bytes: &'a [u8], _: Option<&str>) -> Cow<'a, str> {
    as_latin(bytes)
}

/// Replacement characters would break up a secret so that it is not found.
fn as_latin(bytes: &[u8]) -> Cow<'_, str> {
    bytes.iter().copied().map(char::from).collect()
}
