//! The wire names of secret fields, for texts whose secrets are not known beforehand.

use crate::describe::{Field, Place, Shape};
use crate::value::{Open, Slot, Structure};

/// The wire names of all secret fields of an answer, however deep. Fills the structure with empty values on the way: it
/// is for one that will not be used. An empty name is of a secret that has none where it stands.
pub(crate) fn secret_names(answer: &mut dyn Structure) -> Vec<&'static str> {
    let mut names = Vec::new();
    collect(answer, &mut Vec::new(), &mut names);
    names
}

fn collect(structure: &mut dyn Structure, walked: &mut Vec<&'static Shape>, names: &mut Vec<&'static str>) {
    collect_fields(structure.shape(), walked, names, &mut |index, walked, names| {
        collect_slot(structure.slot_mut(index), walked, names);
    });
}

type Inside<'s> = &'s mut dyn FnMut(usize, &mut Vec<&'static Shape>, &mut Vec<&'static str>);

/// Each shape is walked once, since a type may hold itself. `inside` goes into the field of that index.
fn collect_fields(
    shape: &'static Shape,
    walked: &mut Vec<&'static Shape>,
    names: &mut Vec<&'static str>,
    inside: Inside<'_>,
) {
    if walked.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    walked.push(shape);
    for (index, field) in shape.fields.iter().enumerate() {
        if field.secret {
            add_names(field, names);
        } else {
            inside(index, walked, names);
        }
    }
}

/// As they stand in the body. The items of a flat XML list may have a name of their own, and XML's prefixes may be others.
fn add_names(field: &Field, names: &mut Vec<&'static str>) {
    if matches!(field.place, Place::Payload | Place::XmlText) {
        names.push("");
        return;
    }
    let item = field.form.item.filter(|_| field.form.flat);
    for name in field.wire().iter().copied().chain(item) {
        names.push(name.rsplit(':').next().unwrap_or(name));
    }
}

fn collect_slot(slot: &mut dyn Slot, walked: &mut Vec<&'static Shape>, names: &mut Vec<&'static str>) {
    match slot.open() {
        Open::Scalar(_) => {}
        #[cfg(feature = "json")]
        Open::Any(_) => {}
        Open::Structure(inner) => collect(inner, walked, names),
        Open::List(list) => collect_slot(list.push(), walked, names),
        Open::Map(map) => collect_slot(map.insert(""), walked, names),
        Open::Union(union) => collect_fields(union.shape(), walked, names, &mut |index, walked, names| {
            collect_slot(union.select(index), walked, names);
        }),
    }
}
