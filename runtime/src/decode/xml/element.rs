//! An element whose value is of any kind.

use std::borrow::Cow;

use super::Reading;
use super::tokens::Token;
use crate::decode::progress::Unreadable;
use crate::decode::text_value::fill_from_text;
use crate::describe::{Field, Form};
use crate::deviation::DeviationKind;
use crate::value::{Open, Slot, View};

impl<'a> Reading<'a, '_> {
    /// A repeated element adds to a list or a map; of anything else, the last one counts.
    pub(super) fn fill_field(&mut self, field: &Field, slot: &mut dyn Slot, again: bool) -> Result<bool, Unreadable> {
        if again && !grows(slot, field.form) {
            slot.clear();
            self.progress.observe(DeviationKind::Repeated, None);
        }
        self.fill_value(slot, field.form, field.required)
    }

    /// Gives whether there was a value: an empty element is none where none is `required` and the type has no empty
    /// value.
    pub(super) fn fill_value(&mut self, slot: &mut dyn Slot, form: &Form, required: bool) -> Result<bool, Unreadable> {
        if form.encoding.is_embedded() {
            return self.fill_scalar(slot, form, required);
        }
        match slot.open() {
            Open::Structure(structure) => self.fill_structure(structure)?,
            Open::List(list) if form.join.is_none() => self.fill_list(list, form)?,
            Open::Map(map) => self.fill_map(map, form)?,
            Open::Union(union) => {
                let present = self.fill_union(union)?;
                if !present {
                    slot.clear();
                }
                return Ok(present);
            }
            _ => return self.fill_scalar(slot, form, required),
        }
        Ok(true)
    }

    fn fill_scalar(&mut self, slot: &mut dyn Slot, form: &Form, required: bool) -> Result<bool, Unreadable> {
        let text = self.text_of_element()?;
        fill_from_text(slot, &text, form, required, self.progress)
    }

    /// The text of an element, mostly in one piece.
    pub(super) fn text_of_element(&mut self) -> Result<Cow<'a, str>, Unreadable> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.next()? {
                Token::Text(piece) if text.is_empty() => text = piece,
                Token::Text(piece) => text.to_mut().push_str(&piece),
                Token::Start(child) => self.skip_unknown(&child)?,
                Token::End | Token::Finished => return Ok(text),
            }
        }
    }
}

/// Whether the value may come in several elements.
fn grows(slot: &dyn Slot, form: &Form) -> bool {
    form.join.is_none() && matches!(slot.view(), View::List(_) | View::Map(_))
}
