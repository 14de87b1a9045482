//! Enums that both models have, and their values: the same by their texts, else by their variants.

use specwright_codegen::model::{EnumValue, TypeKind};

use crate::Direction;
use crate::change::What;
use crate::pair::{Matched, Pair, type_name};

/// An enum that both models have.
pub(super) struct Enum<'a> {
    pub(super) name: String,
    pub(super) is_sent: bool,
    pub(super) is_received: bool,
    /// By their texts.
    pub(super) values: Matched<&'a EnumValue>,
}

pub(super) fn all<'a>(pair: &Pair<'a>) -> Vec<Enum<'a>> {
    let mut found = Vec::new();
    for (old, new) in pair.types.iter() {
        let kinds = (&pair.old.model.ty(old).kind, &pair.new.model.ty(new).kind);
        if let (TypeKind::Enum { values: old_values }, TypeKind::Enum { values: new_values }) = kinds {
            let (is_sent, is_received) = pair.directions(old, new);
            found.push(Enum {
                name: type_name(pair.new.model, new),
                is_sent,
                is_received,
                values: Matched::unmatched(old_values, new_values)
                    .by(|value| Some(value.name.spec.as_str()))
                    .by(|value| Some(value.name.rust.as_str())),
            });
        }
    }
    found
}

impl Enum<'_> {
    /// One of its values, for a finding.
    pub(super) fn what(&self, value: &EnumValue) -> What {
        What::part(&self.name, "value", &value.name.spec)
    }

    /// The one direction in which it travels.
    pub(super) fn direction(&self) -> Option<Direction> {
        match (self.is_sent, self.is_received) {
            (true, false) => Some(Direction::Sent),
            (false, true) => Some(Direction::Received),
            _ => None,
        }
    }
}
