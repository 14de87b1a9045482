//! Scalars by their literals.

use std::borrow::Cow;

use super::parser::{Parser, Stop};
use super::reading::Reading;
use super::whole::whole_number;
use crate::base64_text;
use crate::decode::progress::Progress;
use crate::decode::scalar::{observe_unknown, set_date, set_text, set_word};
use crate::describe::{Encoding, Form, JsonForm};
use crate::deviation::DeviationKind;
use crate::moment::Kind;
use crate::value::{Scalar, ScalarKind};

impl Reading<'_, '_> {
    /// Takes the literal as it stands in the body, so that no number goes through a float.
    pub(super) fn fill_scalar(&mut self, scalar: &mut dyn Scalar, form: &Form) -> Result<(), Stop> {
        let first = self.parser.peek()?;
        let from = self.parser.at();
        let set = match first {
            b'"' => match self.parser.string()?.value() {
                Some(text) => set_text(scalar, &text, form, self.progress),
                None => Err(scalar.expected().0),
            },
            b'{' | b'[' => {
                self.parser.skip()?;
                Err(scalar.expected().0)
            }
            _ => set_literal(scalar, self.parser.literal()?, form.encoding, self.progress),
        };
        set.map_err(|expected| self.fail_here(expected))?;
        if self.progress.is_observing() {
            self.observe_scalar(scalar, self.parser.since(from), form);
        }
        Ok(())
    }

    #[cold]
    fn observe_scalar(&mut self, scalar: &dyn Scalar, raw: &str, form: &Form) {
        if let Some(text) = text_of(raw) {
            observe_unknown(scalar, &text, self.progress);
        }
        observe_form(scalar, raw, form, self.progress);
    }
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

/// The text of a value that the parser has accepted, or the value as it is written; `None` if it is a text with half a
/// surrogate pair.
pub(super) fn text_of(raw: &str) -> Option<Cow<'_, str>> {
    if raw.starts_with('"') {
        return Parser::new(raw).string().ok()?.value();
    }
    Some(Cow::Borrowed(raw))
}
