//! An object whose members are fields.

use super::parser::{Stop, Text};
use super::reading::Reading;
use crate::decode::seen::Target;
use crate::describe::{Field, Shape};
use crate::deviation::DeviationKind;
use crate::value::Structure;

impl Reading<'_, '_> {
    /// An object inside an answer.
    pub(super) fn fill_object(&mut self, object: &mut dyn Structure) -> Result<(), Stop> {
        let mut target = Target::new(object);
        self.enter(b'{', "an object")?;
        self.fill_members(&mut target)?;
        target.check_complete(self.progress).map_err(|fault| self.fail(fault))
    }

    /// The object that holds the fields of the answer itself; `null` is as good as nothing. Whether it is complete shows
    /// only when the headers have been read, too.
    pub(super) fn fill_answer(&mut self, target: &mut Target<'_>) -> Result<(), Stop> {
        if self.parser.take_null()? {
            return Ok(());
        }
        self.enter(b'{', "an object")?;
        self.fill_members(target)
    }

    /// The members of the object that has been entered.
    pub(super) fn fill_members(&mut self, target: &mut Target<'_>) -> Result<(), Stop> {
        let shape = target.shape;
        let mut next = 0;
        let mut is_first = true;
        while let Some(key) = self.parser.next_key(&mut is_first)? {
            let found = match key.plain() {
                Some(key) => find(shape, key, next),
                None => find(shape, &key.value().ok_or(Stop)?, next),
            };
            let Some(index) = found else {
                self.skip_unknown(key)?;
                continue;
            };
            next = index + 1;
            let field = &shape.fields[index];
            let slot = target.structure.slot_mut(index);
            self.progress.enter_field(field);
            if target.seen.contains(index) {
                slot.clear();
                if field.wire().len() == 1 {
                    self.progress.observe(DeviationKind::Repeated, None);
                }
            }
            let present = self.fill_slot(slot, field.form)?;
            self.progress.leave();
            target.seen.set(index, present);
        }
        Ok(())
    }

    #[cold]
    fn skip_unknown(&mut self, key: Text<'_>) -> Result<(), Stop> {
        let key = key.value().ok_or(Stop)?;
        self.progress.observe_named(DeviationKind::UnknownField, &key);
        self.parser.skip()
    }
}

/// The index of the field that a key names. Members mostly come in the documented order, so the search begins where the
/// last one ended.
#[inline]
fn find(shape: &Shape, key: &str, next: usize) -> Option<usize> {
    if shape.fields.get(next).is_some_and(|field| has_name(field, key)) {
        return Some(next);
    }
    find_from(shape, key, next)
}

#[inline(never)]
fn find_from(shape: &Shape, key: &str, next: usize) -> Option<usize> {
    let (before, behind) = shape.fields.split_at_checked(next).unwrap_or((shape.fields, &[]));
    let behind = behind
        .iter()
        .position(|field| has_name(field, key))
        .map(|index| next + index);
    behind.or_else(|| before.iter().position(|field| has_name(field, key)))
}

/// Whether the field is the member of that name.
#[inline]
fn has_name(field: &Field, key: &str) -> bool {
    field.place.is_in_body() && field.is_read_as(key)
}
