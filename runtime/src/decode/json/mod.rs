//! A JSON body, read straight into the fields: no tree in between, nesting limited by the parser.

mod reading;
mod scalar;

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_core::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::progress::Unreadable;
use super::seen::{Seen, check_complete};
use crate::describe::{Encoding, Shape};
use crate::value::{List, Open, Slot, Structure};
use reading::Reading;
use scalar::set_scalar;

/// Fills the target from the object in the body, or from the one under the root.
pub(super) fn read_json(body: &[u8], root: Option<&'static str>, target: &mut dyn Structure) -> Result<(), Unreadable> {
    let text = std::str::from_utf8(body).map_err(|_| Unreadable::body("text in UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = Reading::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = match root {
        None => ObjectSeed {
            reading: &mut reading,
            object: target,
        }
        .deserialize(&mut deserializer),
        Some(root) => RootSeed {
            reading: &mut reading,
            root,
            object: target,
        }
        .deserialize(&mut deserializer),
    };
    result
        .and_then(|()| deserializer.end())
        .map_err(|error| reading.explain(&error))
}

/// The object under the root.
struct RootSeed<'s> {
    reading: &'s mut Reading,
    root: &'static str,
    object: &'s mut dyn Structure,
}

impl<'de> DeserializeSeed<'de> for RootSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RootSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut found = false;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == self.root {
                if found {
                    clear(&mut *self.object);
                }
                found = true;
                map.next_value_seed(ObjectSeed {
                    reading: &mut *self.reading,
                    object: &mut *self.object,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if found {
            return Ok(());
        }
        Err(self
            .reading
            .fail_here(format!("an object with the member `{}`", self.root)))
    }
}

/// Forgets what a member said that comes a second time.
fn clear(object: &mut dyn Structure) {
    for index in 0..object.shape().fields.len() {
        object.slot_mut(index).clear();
    }
}

/// An object whose members are fields.
struct ObjectSeed<'s> {
    reading: &'s mut Reading,
    object: &'s mut dyn Structure,
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

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reading, object } = self;
        let shape = object.shape();
        let mut seen = Seen::default();
        let mut next = 0;
        while let Some(known) = map.next_key_seed(FieldName { shape, next })? {
            let Some(index) = known else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            next = index + 1;
            let field = &shape.fields[index];
            let slot = object.slot_mut(index);
            if seen.contains(index) {
                slot.clear();
            }
            reading.progress.enter_field(field.name);
            let present = map.next_value_seed(ValueSeed {
                reading,
                place: Place::Slot(slot),
                encoding: field.encoding,
            })?;
            reading.progress.leave();
            seen.set(index, present);
        }
        check_complete(object, &seen, &mut reading.progress).map_err(|fault| reading.fail(fault))
    }
}

/// The index of the field that a key names. Members mostly come in the documented order, so the search begins where the
/// last one ended.
struct FieldName {
    shape: &'static Shape,
    next: usize,
}

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for FieldName {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member's name")
    }

    fn visit_str<E: serde_core::de::Error>(self, key: &str) -> Result<Self::Value, E> {
        let fields = self.shape.fields;
        let start = self.next.min(fields.len());
        Ok((start..fields.len()).chain(0..start).find(|index| {
            let field = &fields[*index];
            field.place.is_in_body() && field.wire.contains(&key)
        }))
    }
}

/// A value of any kind, for a field or for a new item of a list. Gives whether there was one: `null` is none.
struct ValueSeed<'s> {
    reading: &'s mut Reading,
    place: Place<'s>,
    encoding: Encoding,
}

enum Place<'s> {
    Slot(&'s mut dyn Slot),
    NewItem(&'s mut dyn List),
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
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
        let Self {
            reading,
            place,
            encoding,
        } = self;
        let slot = match place {
            Place::Slot(slot) => slot,
            Place::NewItem(list) => list.push(),
        };
        match slot.open() {
            Open::Structure(object) => ObjectSeed { reading, object }.deserialize(deserializer)?,
            Open::List(list) => ListSeed {
                reading,
                list,
                encoding,
            }
            .deserialize(deserializer)?,
            Open::Scalar(scalar) => {
                let raw = <&RawValue>::deserialize(deserializer)?;
                set_scalar(scalar, raw.get(), encoding).map_err(|expected| reading.fail_here(expected))?;
            }
        }
        Ok(true)
    }
}

/// A list; its items' encoding is the field's.
struct ListSeed<'s> {
    reading: &'s mut Reading,
    list: &'s mut dyn List,
    encoding: Encoding,
}

impl<'de> DeserializeSeed<'de> for ListSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self {
            reading,
            list,
            encoding,
        } = self;
        deserializer
            .deserialize_seq(ListSeed {
                reading: &mut *reading,
                list,
                encoding,
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
        for index in 0.. {
            self.reading.progress.enter_item(index);
            let item = items.next_element_seed(ValueSeed {
                reading: &mut *self.reading,
                place: Place::NewItem(&mut *self.list),
                encoding: self.encoding,
            })?;
            self.reading.progress.leave();
            if item.is_none() {
                break;
            }
            // Whether there is one more shows only when it has been read.
            let counted = self.reading.progress.count_item();
            counted.map_err(|fault| self.reading.fail::<A::Error>(fault))?;
        }
        Ok(())
    }
}
