//! JSON in a text, as it is or as Base64.

use super::progress::{Progress, Unreadable};
use crate::describe::Form;
use crate::value::Slot;

/// Fills a slot from a text that is JSON, and gives whether there was a value.
#[cfg(feature = "json")]
pub(super) fn fill(slot: &mut dyn Slot, text: &str, form: &Form, progress: &mut Progress) -> Result<bool, Unreadable> {
    use crate::base64_text;
    use crate::describe::Encoding;

    if text.trim().is_empty() {
        return Ok(false);
    }
    let plain = Form {
        encoding: Encoding::Plain,
        ..*form
    };
    if form.encoding == Encoding::JsonBase64 {
        let text = base64_text::decode_text(text).ok_or_else(|| progress.unreadable("JSON as Base64"))?;
        return super::json::read_text(&text, slot, &plain, progress);
    }
    super::json::read_text(text, slot, &plain, progress)
}

#[cfg(not(feature = "json"))]
pub(super) fn fill(_: &mut dyn Slot, _: &str, _: &Form, progress: &mut Progress) -> Result<bool, Unreadable> {
    Err(progress.unreadable("read with the feature `json` of specwright-runtime"))
}
