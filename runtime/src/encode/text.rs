//! A scalar as text, for every place that has nothing but text.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::describe::Encoding;
use crate::value::View;

/// The text of a scalar; `None` if there is nothing or it is no scalar.
pub(super) fn scalar_text<'a>(view: &'a View<'_>, encoding: Encoding) -> Option<Cow<'a, str>> {
    let text = match view {
        View::Bool(true) => Cow::Borrowed("true"),
        View::Bool(false) => Cow::Borrowed("false"),
        View::Int(number) => Cow::Owned(number.to_string()),
        View::Text(text) => Cow::Borrowed(&**text),
        View::Absent | View::Structure(_) | View::List(_) => return None,
    };
    Some(match encoding {
        Encoding::Plain | Encoding::Text => text,
        Encoding::Base64 => Cow::Owned(STANDARD.encode(text.as_bytes())),
    })
}
