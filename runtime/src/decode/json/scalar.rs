//! Scalars by their literals.

use std::borrow::Cow;

use super::whole::whole_number;
use crate::base64_text;
use crate::decode::progress::Progress;
use crate::decode::scalar::{observe_unknown, set_date, set_text, set_word};
use crate::describe::{Encoding, Form, JsonForm};
use crate::deviation::DeviationKind;
use crate::moment::Kind;
use crate::value::{Scalar, ScalarKind};

/// Takes the literal as it stands in the body, so that no number goes through a float.
pub(super) fn set_scalar(
    scalar: &mut dyn Scalar,
    raw: &str,
    form: &Form,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    match raw.as_bytes().first() {
        Some(b'"') => {
            let text = unquote(raw).ok_or_else(|| scalar.expected().0)?;
            set_text(scalar, &text, form, progress)?;
        }
        Some(b'{' | b'[') | None => return Err(scalar.expected().0),
        Some(_) => set_literal(scalar, raw, form.encoding, progress)?,
    }
    if progress.is_observing() {
        if let Some(text) = text_of(raw) {
            observe_unknown(scalar, &text, progress);
        }
        observe_form(scalar, raw, form, progress);
    }
    Ok(())
}

/// A number, `true` or `false`.
fn set_literal(
    scalar: &mut dyn Scalar,
    raw: &str,
    encoding: Encoding,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    match (encoding, scalar.kind()) {
        (Encoding::Base64, _) => Err(base64_text::EXPECTED),
        // A flag in the form of JSON; whether that is a deviation is for `observe_form` to say.
        (Encoding::Words { yes, no, .. }, _) if matches!(raw, "true" | "false") && raw != yes && raw != no => {
            scalar.set_literal(raw).map_err(|expected| expected.0)
        }
        (Encoding::Words { yes, no, .. }, _) => set_word(scalar, raw, yes, no, progress),
        (_, ScalarKind::Day) => set_date(scalar, raw, encoding, Kind::Day, progress),
        (_, ScalarKind::Moment) => set_date(scalar, raw, encoding, Kind::Moment, progress),
        (_, ScalarKind::Plain | ScalarKind::Bytes) => match scalar.set_literal(raw) {
            Ok(()) => Ok(()),
            Err(expected) => set_whole(scalar, raw, encoding, progress).ok_or(expected.0),
        },
    }
}

/// A whole number in the form of another one.
#[cold]
fn set_whole(scalar: &mut dyn Scalar, raw: &str, encoding: Encoding, progress: &mut Progress) -> Option<()> {
    if scalar.json_form() != JsonForm::Number {
        return None;
    }
    scalar.set_text(&whole_number(raw)?).ok()?;
    // In any other encoding it is `observe_form` that tells of the bare number.
    if encoding == Encoding::Plain {
        progress.observe(DeviationKind::OtherForm, Some(raw));
    }
    Some(())
}

fn observe_form(scalar: &dyn Scalar, raw: &str, form: &Form, progress: &mut Progress) {
    let described = match form.encoding {
        Encoding::Plain => scalar.json_form(),
        Encoding::Number | Encoding::Epoch | Encoding::EpochMillis | Encoding::Words { bare: true, .. } => {
            JsonForm::Number
        }
        _ => JsonForm::Text,
    };
    let came = match raw.as_bytes().first() {
        Some(b'"') => JsonForm::Text,
        Some(b't' | b'f') => JsonForm::Bool,
        _ => JsonForm::Number,
    };
    let described_as_text = matches!(raw, "\"NaN\"" | "\"Infinity\"" | "\"-Infinity\"");
    if came != described && !form.also_read.contains(&came) && !described_as_text {
        progress.observe(DeviationKind::OtherForm, Some(raw));
    }
}

/// The text of a literal, or the literal itself; `None` if it is a text with half a surrogate pair.
pub(super) fn text_of(raw: &str) -> Option<Cow<'_, str>> {
    if raw.starts_with('"') {
        return unquote(raw);
    }
    Some(Cow::Borrowed(raw))
}

/// The text of a string literal that the parser has accepted; `None` if it has half a surrogate pair.
#[inline]
fn unquote(raw: &str) -> Option<Cow<'_, str>> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if inner.as_bytes().contains(&b'\\') {
        return serde_json::from_str(raw).ok().map(Cow::Owned);
    }
    Some(Cow::Borrowed(inner))
}
