//! A value of any kind.

use std::borrow::Cow;

use serde_json::Number;

use super::parser::Stop;
use super::reading::Reading;
use super::scalar::text_of;
use crate::base64_text;
use crate::decode::scalar::stands_for_none;
use crate::decode::seen::expected_of;
use crate::describe::{Encoding, Form, JsonForm};
use crate::deviation::DeviationKind;
use crate::value::{Open, Slot};

impl Reading<'_, '_> {
    /// Fills a slot that is there whatever comes, and gives whether there was a value: `null` is none.
    #[inline]
    pub(super) fn fill_slot(&mut self, slot: &mut dyn Slot, form: &Form) -> Result<bool, Stop> {
        if self.parser.take_null()? {
            return Ok(false);
        }
        if form.none.is_some() {
            return self.fill_unless_none(slot, form);
        }
        self.fill_value(slot, form)
    }

    /// Fills a slot from a value that is not `null`, and gives whether there was one: a union may be empty. Inside of
    /// another value, one is there even if it has the text that stands for none.
    pub(super) fn fill_value(&mut self, slot: &mut dyn Slot, form: &Form) -> Result<bool, Stop> {
        if form.encoding.is_embedded() {
            return self.fill_embedded(slot, form);
        }
        match slot.open() {
            Open::Scalar(scalar) => self.fill_scalar(scalar, form)?,
            Open::Structure(object) => self.fill_object(object)?,
            Open::List(list) if form.join.is_some() => self.fill_joined(list, form)?,
            Open::List(list) if form.also_read.contains(&JsonForm::Single) => self.fill_list_or_item(list, form)?,
            Open::List(list) => self.fill_list(list, form)?,
            Open::Map(map) => self.fill_map(map, form)?,
            Open::Union(union) => {
                let present = self.fill_union(union)?;
                if !present {
                    slot.clear();
                }
                return Ok(present);
            }
            Open::Any(value) => *value = self.any()?,
        }
        Ok(true)
    }

    /// A value in whose place a text or a number may stand for none.
    #[cold]
    fn fill_unless_none(&mut self, slot: &mut dyn Slot, form: &Form) -> Result<bool, Stop> {
        let before = self.parser;
        if is_whole(slot, form) {
            return match self.parser.peek()? {
                b'{' | b'[' => self.fill_value(slot, form),
                _ => self.clear_or_fail(slot, form),
            };
        }
        let raw = self.parser.raw()?;
        if text_of(raw).is_some_and(|text| stands_for_none(&text, form)) {
            slot.clear();
            return Ok(false);
        }
        self.parser = before;
        self.fill_value(slot, form)
    }

    /// A scalar in place of an object or a list.
    fn clear_or_fail(&mut self, slot: &mut dyn Slot, form: &Form) -> Result<bool, Stop> {
        let raw = self.parser.raw()?;
        let is_none = plain_text(raw).is_some_and(|text| stands_for_none(&text, form));
        if !is_none {
            return Err(self.fail_here(expected_of(slot)));
        }
        slot.clear();
        Ok(false)
    }

    /// JSON in a text; a service that sends the value itself is understood, too.
    #[cold]
    fn fill_embedded(&mut self, slot: &mut dyn Slot, form: &Form) -> Result<bool, Stop> {
        let plain = Form {
            encoding: Encoding::Plain,
            ..*form
        };
        let raw = self.parser.raw()?;
        let is_text = raw.starts_with('"');
        let text = match (text_of(raw), form.encoding) {
            (None, _) => return Err(self.fail_here("JSON in a text")),
            (Some(text), Encoding::JsonBase64) if is_text => match base64_text::decode_text(&text) {
                Some(text) => text.into(),
                None => return Err(self.fail_here("JSON as Base64")),
            },
            (Some(text), _) => text,
        };
        if !is_text {
            self.progress.observe(DeviationKind::OtherForm, Some(raw));
        }
        if text.trim().is_empty() {
            slot.clear();
            return Ok(false);
        }
        self.nested(&text, |reading| reading.fill_slot(slot, &plain))
    }
}

/// Whether the value is never a scalar.
fn is_whole(slot: &mut dyn Slot, form: &Form) -> bool {
    match slot.open() {
        _ if form.encoding.is_embedded() => false,
        Open::Scalar(_) | Open::Any(_) => false,
        Open::List(_) => form.join.is_none(),
        _ => true,
    }
}

/// The text of a scalar, of a number in its shortest form.
fn plain_text(raw: &str) -> Option<Cow<'_, str>> {
    match serde_json::from_str::<Number>(raw) {
        Ok(number) if number.is_f64() => number.as_f64().map(|number| Cow::Owned(number.to_string())),
        _ => text_of(raw),
    }
}
