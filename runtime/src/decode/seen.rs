//! Which fields of an object have come, and whether a required one is missing.

use super::progress::{Progress, Unreadable};
use crate::describe::{Place, Shape};
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

/// An answer or an object in one, and which of its fields have come.
pub(super) struct Target<'s> {
    pub(super) structure: &'s mut dyn Structure,
    pub(super) shape: &'static Shape,
    pub(super) seen: Seen,
}

impl<'s> Target<'s> {
    pub(super) fn new(structure: &'s mut dyn Structure) -> Self {
        Self {
            shape: structure.shape(),
            structure,
            seen: Seen::default(),
        }
    }

    /// The index of the field that is the whole body.
    #[inline]
    pub(super) fn payload(&self) -> Option<usize> {
        self.field_at(Place::Payload)
    }

    /// The index of the field that is the text of the element.
    #[inline]
    #[cfg(feature = "xml")]
    pub(super) fn text(&self) -> Option<usize> {
        self.field_at(Place::XmlText)
    }

    #[inline]
    fn field_at(&self, place: Place) -> Option<usize> {
        if !self.shape.has(place) {
            return None;
        }
        self.shape.fields.iter().position(|field| field.place == place)
    }

    /// Whether any field comes from the body.
    pub(super) fn has_body(&self) -> bool {
        self.shape.fields.iter().any(|field| field.place.is_in_body())
    }

    /// Forgets what the body said, because it says it again.
    pub(super) fn clear_body(&mut self) {
        for (index, field) in self.shape.fields.iter().enumerate() {
            if field.place.is_in_body() || field.place == Place::Payload {
                self.structure.slot_mut(index).clear();
                self.seen.set(index, false);
            }
        }
    }

    /// # Errors
    /// The first required field that has not come.
    #[inline]
    pub(super) fn check_complete(&mut self, progress: &mut Progress) -> Result<(), Unreadable> {
        if !self.shape.may_lack(self.seen.few) {
            return Ok(());
        }
        self.find_missing(progress)
    }

    #[cold]
    fn find_missing(&mut self, progress: &mut Progress) -> Result<(), Unreadable> {
        for (index, field) in self.shape.fields.iter().enumerate() {
            if field.required && !self.seen.contains(index) {
                progress.enter_field(field);
                let expected = expected_of(self.structure.slot_mut(index));
                return Err(progress.unreadable(expected));
            }
        }
        Ok(())
    }
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
