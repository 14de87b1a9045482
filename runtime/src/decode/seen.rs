//! Which fields of an object have come, and whether a required one is missing.

use super::progress::{Progress, Unreadable};
use crate::describe::Place;
use crate::value::{Open, Slot, Structure};

/// A set of field indexes.
#[derive(Default)]
pub(super) struct Seen {
    few: u64,
    more: Vec<usize>,
}

impl Seen {
    pub(super) fn contains(&self, index: usize) -> bool {
        match bit(index) {
            Some(bit) => self.few & bit != 0,
            None => self.more.contains(&index),
        }
    }

    pub(super) fn set(&mut self, index: usize, present: bool) {
        match (bit(index), present) {
            (Some(bit), true) => self.few |= bit,
            (Some(bit), false) => self.few &= !bit,
            (None, true) => self.more.push(index),
            (None, false) => self.more.retain(|other| *other != index),
        }
    }
}

fn bit(index: usize) -> Option<u64> {
    (index < 64).then(|| 1 << index)
}

/// An answer, and which of its fields have come.
pub(super) struct Target<'s> {
    pub(super) structure: &'s mut dyn Structure,
    pub(super) seen: Seen,
}

impl<'s> Target<'s> {
    pub(super) fn new(structure: &'s mut dyn Structure) -> Self {
        Self {
            structure,
            seen: Seen::default(),
        }
    }

    /// The index of the field that is the whole body.
    pub(super) fn payload(&self) -> Option<usize> {
        let fields = self.structure.shape().fields;
        fields.iter().position(|field| field.place == Place::Payload)
    }

    /// Whether any field comes from the body.
    pub(super) fn has_body(&self) -> bool {
        let fields = self.structure.shape().fields;
        fields.iter().any(|field| field.place.is_in_body())
    }

    /// Forgets what the body said, because it says it again.
    pub(super) fn clear_body(&mut self) {
        for (index, field) in self.structure.shape().fields.iter().enumerate() {
            if field.place.is_in_body() || field.place == Place::Payload {
                self.structure.slot_mut(index).clear();
                self.seen.set(index, false);
            }
        }
    }

    /// # Errors
    /// The first required field that has not come.
    pub(super) fn check_complete(&mut self, progress: &mut Progress) -> Result<(), Unreadable> {
        check_complete(self.structure, &self.seen, progress)
    }
}

/// # Errors
/// The first required field that has not come.
pub(super) fn check_complete(
    structure: &mut dyn Structure,
    seen: &Seen,
    progress: &mut Progress,
) -> Result<(), Unreadable> {
    for (index, field) in structure.shape().fields.iter().enumerate() {
        if field.required && !seen.contains(index) {
            progress.enter_field(field);
            let expected = expected_of(structure.slot_mut(index));
            return Err(progress.unreadable(expected));
        }
    }
    Ok(())
}

/// What a union takes.
pub(super) const ONE_MEMBER: &str = "an object with exactly one member";

/// What a slot would have taken.
pub(super) fn expected_of(slot: &mut dyn Slot) -> &'static str {
    match slot.open() {
        Open::Scalar(scalar) => scalar.expected().0,
        Open::Structure(_) | Open::Map(_) => "an object",
        Open::Union(_) => ONE_MEMBER,
        Open::List(_) => "a list",
        #[cfg(feature = "json")]
        Open::Any(_) => "a value",
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn any_number_of_fields() {
        let mut seen = Seen::default();
        for index in [0, 63, 64, 5000] {
            assert!(!seen.contains(index));
            seen.set(index, true);
            assert!(seen.contains(index) && !seen.contains(index + 1));
            seen.set(index, false);
            assert!(!seen.contains(index));
        }
    }
}
