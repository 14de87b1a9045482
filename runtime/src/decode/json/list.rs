//! A list.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::reading::Reading;
use super::scalar::text_of;
use super::value::{Place, ValueSeed};
use crate::decode::text_value;
use crate::describe::Form;
use crate::deviation::DeviationKind;
use crate::value::List;

pub(super) struct ListSeed<'s> {
    pub(super) reading: &'s mut Reading,
    pub(super) list: &'s mut dyn List,
    pub(super) form: &'s Form,
}

impl<'de> DeserializeSeed<'de> for ListSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { reading, list, form } = self;
        deserializer
            .deserialize_seq(ListSeed {
                reading: &mut *reading,
                list,
                form,
            })
            .map_err(|error| reading.note_wrong_kind("a list", error))
    }
}

impl<'de> Visitor<'de> for ListSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { reading, list, form } = self;
        for index in 0.. {
            let before = list.len();
            reading.progress.enter_item(index);
            let item = items.next_element_seed(ValueSeed {
                reading: &mut *reading,
                place: Place::NewItem(&mut *list),
                form: form.element(),
            })?;
            reading.progress.leave();
            let Some(present) = item else {
                break;
            };
            if !present && form.sparse && list.len() == before {
                list.push();
            }
            // Whether there is one more shows only when it has been read.
            let counted = reading.progress.count_item();
            counted.map_err(|fault| reading.fail::<A::Error>(fault))?;
        }
        Ok(())
    }
}

/// A list whose only item may come without a list around it.
pub(super) fn fill_list_or_item<E: serde_core::de::Error>(
    reading: &mut Reading,
    list: &mut dyn List,
    form: &Form,
    raw: &RawValue,
) -> Result<(), E> {
    let is_list = raw.get().starts_with('[');
    reading.nested(raw.get(), |reading, parser| {
        if is_list {
            return ListSeed { reading, list, form }.deserialize(parser);
        }
        let place = Place::NewItem(list);
        let form = form.element();
        ValueSeed { reading, place, form }.deserialize(parser).map(|_| ())
    })
}

/// A list that comes as one text; a service that sends an array is understood, too.
pub(super) fn fill_joined<E: serde_core::de::Error>(
    reading: &mut Reading,
    list: &mut dyn List,
    form: &Form,
    raw: &RawValue,
) -> Result<(), E> {
    let raw = raw.get();
    if raw.starts_with('[') {
        reading.progress.observe(DeviationKind::OtherForm, None);
        return reading.nested(raw, |reading, parser| {
            ListSeed { reading, list, form }.deserialize(parser)
        });
    }
    let Some(text) = text_of(raw).filter(|_| !raw.starts_with('{')) else {
        return Err(reading.fail_here("a list in a text"));
    };
    text_value::fill_joined(list, &text, form, &mut reading.progress).map_err(|fault| reading.fail(fault))
}
