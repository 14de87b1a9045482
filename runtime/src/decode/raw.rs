//! A body that is one field: bytes, or a text in the character set that the answer declares.

use std::borrow::Cow;

use super::media_type::charset_parameter;
use super::progress::{Progress, Unreadable};
use super::scalar::{observe_unknown, set_text};
use super::seen::Target;
use crate::value::{Open, ScalarKind};

/// Fills the field that is the whole body. No body at all is no value, unless there has to be one.
pub(super) fn read_raw(
    body: &[u8],
    content_type: Option<&str>,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    let Some(index) = target.payload() else {
        return Ok(());
    };
    let field = &target.shape.fields[index];
    if body.is_empty() && !field.required {
        return Ok(());
    }
    progress.enter_field(field);
    let slot = target.structure.slot_mut(index);
    let set = match slot.open() {
        Open::Scalar(scalar) if scalar.kind() == ScalarKind::Bytes => {
            scalar.set_bytes(body).map_err(|expected| expected.0)
        }
        Open::Scalar(scalar) => {
            let text = to_text(body, content_type).map_err(|expected| progress.unreadable(expected))?;
            let set = set_text(scalar, &text, field.form, progress);
            observe_unknown(scalar, &text, progress);
            set
        }
        _ => Err("described as bytes or as text"),
    };
    set.map_err(|expected| progress.unreadable(expected))?;
    progress.leave();
    target.seen.set(index, true);
    Ok(())
}

fn to_text<'a>(body: &'a [u8], content_type: Option<&str>) -> Result<Cow<'a, str>, Cow<'static, str>> {
    let label = content_type.and_then(charset_parameter);
    match label.filter(|label| !is_utf8(label)) {
        None => {
            let text = std::str::from_utf8(body).map_err(|_| "text in UTF-8")?;
            Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)))
        }
        Some(label) => in_charset(body, label),
    }
}

fn is_utf8(label: &str) -> bool {
    ["utf-8", "utf8", "us-ascii"]
        .iter()
        .any(|known| label.eq_ignore_ascii_case(known))
}

#[cfg(feature = "xml")]
fn in_charset<'a>(body: &'a [u8], label: &str) -> Result<Cow<'a, str>, Cow<'static, str>> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).ok_or("text in a character set that is known")?;
    let (text, _, malformed) = encoding.decode(body);
    if malformed {
        return Err(format!("text in {}", encoding.name()).into());
    }
    Ok(text)
}

/// The other character sets come with the feature `xml`.
#[cfg(not(feature = "xml"))]
fn in_charset<'a>(body: &'a [u8], label: &str) -> Result<Cow<'a, str>, Cow<'static, str>> {
    if label.eq_ignore_ascii_case("iso-8859-1") || label.eq_ignore_ascii_case("latin1") {
        return Ok(body.iter().copied().map(char::from).collect());
    }
    Err("text in a character set that is known".into())
}
