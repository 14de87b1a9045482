//! The wire names of secret fields, for texts whose secrets are not known beforehand.

use crate::describe::Shape;
use crate::value::{Open, Slot, Structure};

/// The wire names of all secret fields of an answer, however deep. Fills the structure with empty values on the way: it
/// is for one that will not be used.
pub(crate) fn secret_names(answer: &mut dyn Structure) -> Vec<&'static str> {
    let mut names = Vec::new();
    collect(answer, &mut Vec::new(), &mut names);
    names
}

/// Each shape is walked once, since a type may hold itself.
fn collect(structure: &mut dyn Structure, walked: &mut Vec<&'static Shape>, names: &mut Vec<&'static str>) {
    let shape = structure.shape();
    if walked.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    walked.push(shape);
    for (index, field) in shape.fields.iter().enumerate() {
        if field.secret {
            names.extend_from_slice(field.wire);
        } else {
            collect_slot(structure.slot_mut(index), walked, names);
        }
    }
}

fn collect_slot(slot: &mut dyn Slot, walked: &mut Vec<&'static Shape>, names: &mut Vec<&'static str>) {
    match slot.open() {
        Open::Scalar(_) => {}
        Open::Structure(inner) => collect(inner, walked, names),
        Open::List(list) => collect_slot(list.push(), walked, names),
    }
}
