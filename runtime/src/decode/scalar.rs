//! Scalars from texts, in the form that their description says.

use super::progress::Progress;
use crate::base64_text;
use crate::describe::{Encoding, Form};
use crate::deviation::DeviationKind;
use crate::moment::{Kind, from_wire};
use crate::value::{Scalar, ScalarKind};

/// # Errors
/// What would have been taken.
#[inline]
pub(super) fn set_text(
    scalar: &mut dyn Scalar,
    text: &str,
    form: &Form,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    set_text_in_place(scalar, text, form, progress)
}

/// The same, compiled into its caller.
#[inline(always)]
pub(super) fn set_text_in_place(
    scalar: &mut dyn Scalar,
    text: &str,
    form: &Form,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    match form.encoding {
        Encoding::Base64 => set_base64(scalar, text),
        Encoding::Words { yes, no, .. } => set_word(scalar, text, yes, no, progress),
        encoding => set_plain(scalar, text, encoding, progress),
    }
}

/// Whether the text is the one that stands for no value.
#[inline]
pub(super) fn stands_for_none(text: &str, form: &Form) -> bool {
    form.none.is_some_and(|none| text == none || text.trim() == none)
}

#[inline]
fn set_plain(
    scalar: &mut dyn Scalar,
    text: &str,
    encoding: Encoding,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    match scalar.kind() {
        ScalarKind::Day => set_date(scalar, text, encoding, Kind::Day, progress),
        ScalarKind::Moment => set_date(scalar, text, encoding, Kind::Moment, progress),
        ScalarKind::Plain | ScalarKind::Bytes => scalar.set_text(text).map_err(|expected| expected.0),
    }
}

/// Tells of an enum's value that is not listed.
pub(super) fn observe_unknown(scalar: &dyn Scalar, text: &str, progress: &mut Progress) {
    if !scalar.is_known() {
        progress.observe(DeviationKind::UnknownValue, Some(text));
    }
}

/// A date that nobody can read does not make the rest of an answer unreadable.
pub(super) fn set_date(
    scalar: &mut dyn Scalar,
    text: &str,
    encoding: Encoding,
    kind: Kind,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    if !progress.is_observing() && is_kept(text, encoding, kind) {
        return scalar.set_text(text).map_err(|expected| expected.0);
    }
    let read = from_wire(text, encoding, kind);
    if read.is_none() {
        progress.observe(DeviationKind::UnreadableDate, Some(text));
    }
    scalar
        .set_text(read.as_deref().unwrap_or(text))
        .map_err(|expected| expected.0)
}

/// Whether the text is what a program holds in the end, be there such a day or not: it begins like one of ISO 8601, and
/// no other form begins like that.
fn is_kept(text: &str, encoding: Encoding, kind: Kind) -> bool {
    let describes_other = matches!(encoding, Encoding::Epoch | Encoding::EpochMillis | Encoding::Layout(_));
    let is_digits = |from: usize, to: usize| {
        let digits = text.as_bytes().get(from..to);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    let has_dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let begins_with_month = !describes_other && is_digits(0, 4) && has_dash(4) && is_digits(5, 7) && has_dash(7);
    match kind {
        Kind::Moment => begins_with_month,
        Kind::Day => begins_with_month && text.len() == 10 && is_digits(8, 10),
    }
}

fn set_base64(scalar: &mut dyn Scalar, text: &str) -> Result<(), &'static str> {
    if scalar.kind() == ScalarKind::Bytes {
        return scalar.set_text(text).map_err(|expected| expected.0);
    }
    let text = base64_text::decode_text(text).ok_or(base64_text::EXPECTED)?;
    scalar.set_text(&text).map_err(|expected| expected.0)
}

/// Other spellings are taken where they can mean nothing else.
pub(super) fn set_word(
    scalar: &mut dyn Scalar,
    text: &str,
    yes: &str,
    no: &str,
    progress: &mut Progress,
) -> Result<(), &'static str> {
    let text = text.trim();
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    let flag = if text == yes {
        true
    } else if text == no {
        false
    } else {
        let flag = match (is(yes) || is("true"), is(no) || is("false")) {
            (true, false) => true,
            (false, true) => false,
            _ => return Err("one of the two words for true and false"),
        };
        progress.observe(DeviationKind::OtherForm, Some(text));
        flag
    };
    let word = if flag { "true" } else { "false" };
    scalar.set_text(word).map_err(|expected| expected.0)
}
