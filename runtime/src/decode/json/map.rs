//! A map: an object whose members have any names.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, MapAccess, Visitor};

use super::key::Key;
use super::reading::Reading;
use super::value::{Place, ValueSeed};
use crate::describe::Form;
use crate::deviation::DeviationKind;
use crate::value::Map;

pub(super) struct MapSeed<'s> {
    pub(super) reading: &'s mut Reading,
    pub(super) map: &'s mut dyn Map,
    pub(super) form: &'s Form,
}

impl<'de> DeserializeSeed<'de> for MapSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { reading, map, form } = self;
        deserializer
            .deserialize_map(MapSeed {
                reading: &mut *reading,
                map,
                form,
            })
            .map_err(|error| reading.note_wrong_kind("an object", error))
    }
}

impl<'de> Visitor<'de> for MapSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { reading, map, form } = self;
        let mut entries = map.len();
        while let Some(key) = members.next_key_seed(Key)? {
            reading.progress.enter_key(&key);
            let present = members.next_value_seed(ValueSeed {
                reading: &mut *reading,
                place: Place::NewEntry(&mut *map, &key),
                form: form.element(),
            })?;
            if !present && form.sparse {
                map.insert(&key).clear();
            }
            if present && map.len() == entries {
                reading.progress.observe(DeviationKind::Repeated, None);
            }
            entries = map.len();
            reading.progress.leave();
            let counted = reading.progress.count_item();
            counted.map_err(|fault| reading.fail::<A::Error>(fault))?;
        }
        Ok(())
    }
}
