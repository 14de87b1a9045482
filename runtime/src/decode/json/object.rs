//! An object whose members are fields.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::reading::Reading;
use super::value::{Place, ValueSeed};
use crate::decode::progress::Progress;
use crate::decode::seen::{Seen, Target, check_complete};
use crate::describe::{Field, Shape};
use crate::deviation::DeviationKind;
use crate::value::Structure;

/// An object inside an answer.
pub(super) struct ObjectSeed<'s> {
    pub(super) reading: &'s mut Reading,
    pub(super) object: &'s mut dyn Structure,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { reading, object } = self;
        deserializer
            .deserialize_map(ObjectSeed {
                reading: &mut *reading,
                object,
            })
            .map_err(|error| reading.note_wrong_kind("an object", error))
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Self { reading, object } = self;
        let mut seen = Seen::default();
        fill_members(map, reading, object, &mut seen)?;
        check_complete(object, &seen, &mut reading.progress).map_err(|fault| reading.fail(fault))
    }
}

/// The object that holds the fields of the answer itself; `null` is as good as nothing. Whether it is complete shows only
/// when the headers have been read, too.
pub(super) struct MembersSeed<'s, 't> {
    pub(super) reading: &'s mut Reading,
    pub(super) target: &'s mut Target<'t>,
}

impl<'de> DeserializeSeed<'de> for MembersSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for MembersSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { reading, target } = self;
        deserializer
            .deserialize_map(MembersSeed {
                reading: &mut *reading,
                target,
            })
            .map_err(|error| reading.note_wrong_kind("an object", error))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Target { structure, seen } = self.target;
        fill_members(map, self.reading, *structure, seen)
    }
}

pub(super) fn fill_members<'de, A: MapAccess<'de>>(
    mut map: A,
    reading: &mut Reading,
    object: &mut dyn Structure,
    seen: &mut Seen,
) -> Result<(), A::Error> {
    let shape = object.shape();
    let mut next = 0;
    while let Some(known) = map.next_key_seed(FieldName {
        shape,
        next,
        progress: &mut reading.progress,
    })? {
        let Some(index) = known else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        next = index + 1;
        let field = &shape.fields[index];
        let slot = object.slot_mut(index);
        reading.progress.enter_field(field);
        if seen.contains(index) {
            slot.clear();
            if field.wire.len() == 1 {
                reading.progress.observe(DeviationKind::Repeated, None);
            }
        }
        let present = map.next_value_seed(ValueSeed {
            reading: &mut *reading,
            place: Place::Slot(slot),
            form: field.form,
        })?;
        reading.progress.leave();
        seen.set(index, present);
    }
    Ok(())
}

/// The index of the field that a key names. Members mostly come in the documented order, so the search begins where the
/// last one ended.
struct FieldName<'s> {
    shape: &'static Shape,
    next: usize,
    progress: &'s mut Progress,
}

impl<'de> DeserializeSeed<'de> for FieldName<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for FieldName<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member's name")
    }

    fn visit_str<E: serde_core::de::Error>(self, key: &str) -> Result<Self::Value, E> {
        let fields = self.shape.fields;
        if fields.get(self.next).is_some_and(|field| has_name(field, key)) {
            return Ok(Some(self.next));
        }
        let start = self.next.min(fields.len());
        let mut indexes = (start..fields.len()).chain(0..start);
        let found = indexes.find(|index| has_name(&fields[*index], key));
        if found.is_none() {
            self.progress.observe_named(DeviationKind::UnknownField, key);
        }
        Ok(found)
    }
}

/// Whether the field is the member of that name.
fn has_name(field: &Field, key: &str) -> bool {
    field.place.is_in_body() && field.wire.contains(&key)
}
