//! Values that come as one text: an element without children, an attribute, a header.

use super::embedded;
use super::progress::{Progress, Unreadable};
use super::scalar::{observe_unknown, set_text_in_place, stands_for_none};
use crate::describe::Form;
use crate::deviation::DeviationKind;
use crate::value::{List, Open, Slot};

/// Fills a slot, and gives whether there was a value. Where none is `required`, there is none in the text that stands for
/// that, nor in an empty one if the type has no empty value.
pub(super) fn fill_from_text(
    slot: &mut dyn Slot,
    text: &str,
    form: &Form,
    required: bool,
    progress: &mut Progress,
) -> Result<bool, Unreadable> {
    if !required && stands_for_none(text, form) {
        slot.clear();
        return Ok(false);
    }
    let read = read(slot, text, form, progress);
    if read.is_err() && !required && text.trim().is_empty() {
        progress.observe(DeviationKind::EmptyValue, None);
        slot.clear();
        return Ok(false);
    }
    read
}

#[inline(always)]
fn read(slot: &mut dyn Slot, text: &str, form: &Form, progress: &mut Progress) -> Result<bool, Unreadable> {
    if form.encoding.is_embedded() {
        return read_embedded(slot, text, form, progress);
    }
    let Open::Scalar(scalar) = slot.open() else {
        return read_more(slot, text, form, progress);
    };
    set_text_in_place(scalar, text, form, progress).map_err(|expected| progress.unreadable(expected))?;
    if progress.is_observing() {
        observe_unknown(scalar, text, progress);
    }
    Ok(true)
}

#[cold]
fn read_embedded(slot: &mut dyn Slot, text: &str, form: &Form, progress: &mut Progress) -> Result<bool, Unreadable> {
    let present = embedded::fill(slot, text, form, progress)?;
    if !present {
        slot.clear();
    }
    Ok(present)
}

/// What is no scalar.
#[cold]
fn read_more(slot: &mut dyn Slot, text: &str, form: &Form, progress: &mut Progress) -> Result<bool, Unreadable> {
    match slot.open() {
        Open::List(list) => fill_joined(list, text, form, progress)?,
        #[cfg(feature = "json")]
        Open::Any(value) => *value = serde_json::Value::String(text.to_owned()),
        _ => return Err(progress.unreadable("described as more than a text")),
    }
    Ok(true)
}

/// A list that came as one text.
pub(super) fn fill_joined(
    list: &mut dyn List,
    text: &str,
    form: &Form,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let join = form.join.filter(|join| !join.is_empty()).unwrap_or(",");
    for piece in text.split(join) {
        progress.count_item()?;
        progress.enter_item(list.len());
        fill_from_text(list.push(), piece, form.element(), true, progress)?;
        progress.leave();
    }
    Ok(())
}
