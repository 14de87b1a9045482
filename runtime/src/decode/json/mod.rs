//! A JSON body, read straight into the fields: no tree in between, nesting limited by the parser.

mod any;
mod details;
mod list;
mod map;
mod object;
pub(in crate::decode) mod parser;
mod reading;
mod root;
mod scalar;
mod union;
mod value;
mod whole;

use super::progress::{Progress, Unreadable};
use super::seen::Target;
use crate::describe::{Form, Roots};
use crate::value::Slot;
pub(super) use details::read_details;
use reading::Reading;
use root::Level;

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
    let level = Level {
        path: root,
        others: other_roots,
        outermost: true,
    };
    Reading::run(text, progress, |reading| reading.fill_root(&level, target))
}

/// Fills a slot from JSON that stands in a text, and gives whether there was a value.
pub(super) fn read_text(
    text: &str,
    slot: &mut dyn Slot,
    form: &Form,
    progress: &mut Progress,
) -> Result<bool, Unreadable> {
    let mut reading = Reading::new(parser::Parser::new("null"), progress);
    let result = reading.nested(text, |reading| reading.fill_slot(slot, form));
    result.map_err(|parser::Stop| {
        let fault = reading.take_fault();
        fault.unwrap_or_else(|| reading.progress.unreadable("JSON in a text"))
    })
}
