//! The value under the root, and what stands beside it.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::key::Key;
use super::object::MembersSeed;
use super::reading::Reading;
use super::value::{Place, ValueSeed};
use crate::decode::seen::Target;
use crate::describe;
use crate::deviation::DeviationKind;

/// Names on the way to the value.
type Path = &'static [&'static str];

/// A level on the way to the value that holds the fields; with an empty path, that value.
pub(super) struct RootSeed<'s, 't> {
    pub(super) reading: &'s mut Reading,
    pub(super) path: Path,
    /// The same by other names; the value may be under any.
    pub(super) others: Vec<Path>,
    /// Whether it is the whole body.
    pub(super) outermost: bool,
    pub(super) target: &'s mut Target<'t>,
}

impl<'de> DeserializeSeed<'de> for RootSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.path.is_empty() {
            return fill_target(self.reading, self.target, deserializer);
        }
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RootSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((root, _)) = self.path.split_first() else {
            return Ok(());
        };
        let mut found = false;
        while let Some(key) = map.next_key_seed(Key)? {
            let mut below = self.below(&key).into_iter();
            if let Some(path) = below.next() {
                if found {
                    self.target.clear_body();
                    self.reading.progress.observe_named(DeviationKind::Repeated, &key);
                }
                found = true;
                map.next_value_seed(RootSeed {
                    reading: &mut *self.reading,
                    path,
                    others: below.collect(),
                    outermost: false,
                    target: &mut *self.target,
                })?;
            } else if !self.outermost || !fill_beside(self.reading, self.target, &key, &mut map)? {
                map.next_value::<IgnoredAny>()?;
                self.reading.progress.observe_named(DeviationKind::UnknownField, &key);
            }
        }
        if found {
            return Ok(());
        }
        Err(self.reading.fail_here(format!("an object with the member `{root}`")))
    }
}

impl RootSeed<'_, '_> {
    /// What is left of the ways that go on with this name.
    fn below(&self, key: &str) -> Vec<Path> {
        let ways = std::iter::once(&self.path).chain(&self.others);
        ways.filter_map(|way| way.split_first())
            .filter(|(name, _)| **name == key)
            .map(|(_, rest)| rest)
            .collect()
    }
}

/// The payload, or the object whose members are the fields.
fn fill_target<'de, D: Deserializer<'de>>(
    reading: &mut Reading,
    target: &mut Target<'_>,
    deserializer: D,
) -> Result<(), D::Error> {
    let Some(index) = target.payload() else {
        return MembersSeed { reading, target }.deserialize(deserializer);
    };
    let field = &target.structure.shape().fields[index];
    reading.progress.enter_field(field);
    let present = ValueSeed {
        reading,
        place: Place::Slot(target.structure.slot_mut(index)),
        form: field.form,
    }
    .deserialize(deserializer)?;
    reading.progress.leave();
    target.seen.set(index, present);
    Ok(())
}

/// Fills a field beside the root; gives whether there is one of that name.
fn fill_beside<'de, A: MapAccess<'de>>(
    reading: &mut Reading,
    target: &mut Target<'_>,
    key: &str,
    map: &mut A,
) -> Result<bool, A::Error> {
    let fields = target.structure.shape().fields;
    let found = fields
        .iter()
        .position(|field| field.place == describe::Place::BesideRoot && field.wire.contains(&key));
    let Some(index) = found else {
        return Ok(false);
    };
    let field = &fields[index];
    let slot = target.structure.slot_mut(index);
    if target.seen.contains(index) {
        slot.clear();
    }
    reading.progress.enter_field(field);
    let present = map.next_value_seed(ValueSeed {
        reading: &mut *reading,
        place: Place::Slot(slot),
        form: field.form,
    })?;
    reading.progress.leave();
    target.seen.set(index, present);
    Ok(true)
}
