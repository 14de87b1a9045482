//! A union: an object of which one member is set.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::key::Key;
use super::reading::Reading;
use super::value::{Place, ValueSeed};
use crate::decode::seen::ONE_MEMBER;
use crate::deviation::DeviationKind;
use crate::value::Union;

/// Gives whether there was a member: one that is `null` is none.
pub(super) struct UnionSeed<'s> {
    pub(super) reading: &'s mut Reading,
    pub(super) union: &'s mut dyn Union,
}

impl<'de> DeserializeSeed<'de> for UnionSeed<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let Self { reading, union } = self;
        deserializer
            .deserialize_map(UnionSeed {
                reading: &mut *reading,
                union,
            })
            .map_err(|error| reading.note_wrong_kind(ONE_MEMBER, error))
    }
}

impl<'de> Visitor<'de> for UnionSeed<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(ONE_MEMBER)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<bool, A::Error> {
        let Self { reading, union } = self;
        let fields = union.shape().fields;
        let mut chosen = None;
        let mut unknown: Option<Cow<'de, str>> = None;
        while let Some(key) = members.next_key_seed(Key)? {
            let Some(index) = fields.iter().position(|field| field.wire.contains(&key.as_ref())) else {
                let value = members.next_value::<Option<IgnoredAny>>()?;
                unknown = unknown.or(value.map(|_| key));
                continue;
            };
            let field = &fields[index];
            reading.progress.enter_field(field);
            if chosen == Some(index) {
                union.select(index).clear();
                reading.progress.observe(DeviationKind::Repeated, None);
            }
            let present = members.next_value_seed(ValueSeed {
                reading: &mut *reading,
                place: Place::Member(&mut *union, index),
                form: field.form,
            })?;
            reading.progress.leave();
            if present && chosen.is_some_and(|chosen| chosen != index) {
                return Err(reading.fail_here(ONE_MEMBER));
            }
            chosen = if present { Some(index) } else { chosen };
        }
        match (chosen, unknown) {
            (Some(_), None) => Ok(true),
            (Some(_), Some(name)) => {
                reading.progress.observe_named(DeviationKind::UnknownField, &name);
                Ok(true)
            }
            (None, Some(name)) => {
                union.select_unknown(&name);
                reading.progress.observe_named(DeviationKind::UnknownMember, &name);
                Ok(true)
            }
            (None, None) => Ok(false),
        }
    }
}
