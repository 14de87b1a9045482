//! A JSON body, read straight into the fields: no tree in between, nesting limited by the parser.

mod any;
mod details;
mod key;
mod list;
mod map;
mod object;
mod reading;
mod root;
mod scalar;
mod union;
mod unless_none;
mod value;
mod whole;

use serde_core::de::DeserializeSeed;

use super::progress::{Progress, Unreadable};
use super::seen::Target;
use crate::describe::{Form, Roots};
use crate::value::Slot;
pub(super) use details::read_details;
use reading::Reading;
use root::RootSeed;
use value::{Place, ValueSeed};

/// Fills the target from the value in the body, or from the one under the root or another one.
pub(super) fn read_json(
    body: &[u8],
    root: &'static [&'static str],
    other_roots: Roots,
    target: &mut Target<'_>,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    let text = std::str::from_utf8(body).map_err(|_| Unreadable::body("text in UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Reading::run(text, progress, |reading, deserializer| {
        RootSeed {
            reading,
            path: root,
            others: other_roots.to_vec(),
            outermost: true,
            target,
        }
        .deserialize(deserializer)
    })
}

/// Fills a slot from JSON that stands in a text, and gives whether there was a value.
pub(super) fn read_text(
    text: &str,
    slot: &mut dyn Slot,
    form: &Form,
    progress: &mut Progress,
) -> Result<bool, Unreadable> {
    let mut reading = Reading::begin(progress);
    let result = reading.nested::<serde_json::Error, _>(text, |reading, deserializer| {
        ValueSeed {
            reading,
            place: Place::Slot(slot),
            form,
        }
        .deserialize(deserializer)
    });
    reading.end(result, progress)
}
