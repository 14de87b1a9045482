//! A value of any kind.

use std::fmt;

use serde_core::de::{DeserializeSeed, Visitor};
use serde_core::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::any::AnySeed;
use super::list::{ListSeed, fill_joined, fill_list_or_item};
use super::map::MapSeed;
use super::object::ObjectSeed;
use super::reading::Reading;
use super::scalar::{set_scalar, text_of};
use super::union::UnionSeed;
use super::unless_none::UnlessNone;
use crate::base64_text;
use crate::decode::scalar::stands_for_none;
use crate::describe::{Encoding, Form, JsonForm};
use crate::deviation::DeviationKind;
use crate::value::{List, Map, Open, Slot, Union};

/// A value of any kind, for a field, an item, an entry or a member. Gives whether there was one: `null` is none.
pub(super) struct ValueSeed<'r, 's> {
    pub(super) reading: &'r mut Reading,
    pub(super) place: Place<'s>,
    pub(super) form: &'s Form,
}

/// What the value is for; nothing is added to it for a `null`.
pub(super) enum Place<'s> {
    Slot(&'s mut dyn Slot),
    NewItem(&'s mut dyn List),
    NewEntry(&'s mut dyn Map, &'s str),
    Member(&'s mut dyn Union, usize),
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_, '_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let Self { reading, place, form } = self;
        // A value inside of another is there even if it has the text that stands for none.
        let may_be_none = form.none.is_some() && matches!(place, Place::Slot(_));
        let slot = place.slot();
        if form.encoding.is_embedded() || may_be_none {
            return fill_unusual(reading, slot, form, may_be_none, deserializer);
        }
        match slot.open() {
            Open::Scalar(scalar) => {
                let raw = <&RawValue>::deserialize(deserializer)?;
                set_scalar(scalar, raw.get(), form, &mut reading.progress)
                    .map_err(|expected| reading.fail_here(expected))?;
            }
            Open::Structure(object) => ObjectSeed { reading, object }.deserialize(deserializer)?,
            Open::List(list) if form.join.is_some() => {
                fill_joined(reading, list, form, <&RawValue>::deserialize(deserializer)?)?;
            }
            Open::List(list) if form.also_read.contains(&JsonForm::Single) => {
                fill_list_or_item(reading, list, form, <&RawValue>::deserialize(deserializer)?)?;
            }
            Open::List(list) => ListSeed { reading, list, form }.deserialize(deserializer)?,
            Open::Map(map) => MapSeed { reading, map, form }.deserialize(deserializer)?,
            Open::Union(union) => {
                let present = UnionSeed { reading, union }.deserialize(deserializer)?;
                if !present {
                    slot.clear();
                }
                return Ok(present);
            }
            Open::Any(value) => *value = AnySeed { reading }.deserialize(deserializer)?,
        }
        Ok(true)
    }
}

/// A value that may be a text instead of itself.
#[cold]
fn fill_unusual<'de, D: Deserializer<'de>>(
    reading: &mut Reading,
    slot: &mut dyn Slot,
    form: &Form,
    may_be_none: bool,
    deserializer: D,
) -> Result<bool, D::Error> {
    let is_whole = match slot.open() {
        _ if form.encoding.is_embedded() => false,
        Open::Scalar(_) | Open::Any(_) => false,
        Open::List(_) => form.join.is_none(),
        _ => true,
    };
    if is_whole {
        return UnlessNone { reading, slot, form }.deserialize(deserializer);
    }
    let raw = <&RawValue>::deserialize(deserializer)?;
    if may_be_none && is_none(raw, form) {
        slot.clear();
        return Ok(false);
    }
    if form.encoding.is_embedded() {
        return fill_embedded(reading, slot, form, raw);
    }
    match slot.open() {
        Open::Scalar(scalar) => {
            let set = set_scalar(scalar, raw.get(), form, &mut reading.progress);
            set.map_err(|expected| reading.fail_here(expected))?;
        }
        Open::List(list) => fill_joined(reading, list, form, raw)?,
        Open::Any(value) => {
            *value = reading.nested(raw.get(), |reading, parser| AnySeed { reading }.deserialize(parser))?;
        }
        _ => {}
    }
    Ok(true)
}

fn is_none(raw: &RawValue, form: &Form) -> bool {
    text_of(raw.get()).is_some_and(|text| stands_for_none(&text, form))
}

impl<'s> Place<'s> {
    fn slot(self) -> &'s mut dyn Slot {
        match self {
            Self::Slot(slot) => slot,
            Self::NewItem(list) => list.push(),
            Self::NewEntry(map, key) => {
                let slot = map.insert(key);
                slot.clear();
                slot
            }
            Self::Member(union, index) => union.select(index),
        }
    }
}

/// JSON in a text; a service that sends the value itself is understood, too.
fn fill_embedded<E: serde_core::de::Error>(
    reading: &mut Reading,
    slot: &mut dyn Slot,
    form: &Form,
    raw: &RawValue,
) -> Result<bool, E> {
    let plain = Form {
        encoding: Encoding::Plain,
        ..*form
    };
    let is_text = raw.get().starts_with('"');
    let text = match (text_of(raw.get()), form.encoding) {
        (None, _) => return Err(reading.fail_here("JSON in a text")),
        (Some(text), Encoding::JsonBase64) if is_text => match base64_text::decode_text(&text) {
            Some(text) => text.into(),
            None => return Err(reading.fail_here("JSON as Base64")),
        },
        (Some(text), _) => text,
    };
    if !is_text {
        reading.progress.observe(DeviationKind::OtherForm, Some(raw.get()));
    }
    if text.trim().is_empty() {
        slot.clear();
        return Ok(false);
    }
    reading.nested(&text, |reading, parser| {
        ValueSeed {
            reading,
            place: Place::Slot(slot),
            form: &plain,
        }
        .deserialize(parser)
    })
}
