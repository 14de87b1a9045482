//! An object or a list, in whose place a text or a number may stand for no value.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::list::ListSeed;
use super::map::MapSeed;
use super::object::ObjectSeed;
use super::reading::Reading;
use super::union::UnionSeed;
use crate::decode::scalar::stands_for_none;
use crate::decode::seen::expected_of;
use crate::describe::Form;
use crate::value::{Open, Slot};

pub(super) struct UnlessNone<'s> {
    pub(super) reading: &'s mut Reading,
    pub(super) slot: &'s mut dyn Slot,
    pub(super) form: &'s Form,
}

impl UnlessNone<'_> {
    fn scalar<E: Error>(self, text: &str) -> Result<bool, E> {
        if stands_for_none(text, self.form) {
            self.slot.clear();
            return Ok(false);
        }
        Err(self.wrong_kind())
    }

    fn wrong_kind<E: Error>(self) -> E {
        self.reading.fail_here(expected_of(self.slot))
    }
}

impl<'de> DeserializeSeed<'de> for UnlessNone<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for UnlessNone<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<bool, A::Error> {
        let Self { reading, slot, form } = self;
        match slot.open() {
            Open::Structure(object) => ObjectSeed { reading, object }.visit_map(members)?,
            Open::Map(map) => MapSeed { reading, map, form }.visit_map(members)?,
            Open::Union(union) => {
                let present = UnionSeed { reading, union }.visit_map(members)?;
                if !present {
                    slot.clear();
                }
                return Ok(present);
            }
            _ => return Err(Self { reading, slot, form }.wrong_kind()),
        }
        Ok(true)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<bool, A::Error> {
        let Self { reading, slot, form } = self;
        match slot.open() {
            Open::List(list) => ListSeed { reading, list, form }.visit_seq(items)?,
            _ => return Err(Self { reading, slot, form }.wrong_kind()),
        }
        Ok(true)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        self.slot.clear();
        Ok(false)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<bool, E> {
        self.scalar(if flag { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<bool, E> {
        self.scalar(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<bool, E> {
        self.scalar(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<bool, E> {
        self.scalar(&number.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        self.scalar(text)
    }
}
