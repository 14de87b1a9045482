//! Fields as pairs of a name and a text: query strings and forms. A list repeats its name, the fields of an inner object
//! are named `object.field`.

use super::text::scalar_text;
use crate::describe::{Field, Place};
use crate::value::{Slot, Structure, View};

/// Calls `write` for every value of the fields in these places; an absent field has none.
pub(super) fn each_pair(structure: &dyn Structure, belongs: fn(Place) -> bool, write: &mut dyn FnMut(&str, &str)) {
    for (index, field) in structure.shape().fields.iter().enumerate() {
        if belongs(field.place) {
            for name in field.wire {
                write_value(name, field, structure.slot(index), write);
            }
        }
    }
}

fn write_value(name: &str, field: &Field, slot: &dyn Slot, write: &mut dyn FnMut(&str, &str)) {
    match slot.view() {
        View::List(list) => {
            for item in (0..list.len()).filter_map(|index| list.item(index)) {
                write_value(name, field, item, write);
            }
        }
        View::Structure(inner) => {
            each_pair(inner, Place::is_in_body, &mut |member, text| {
                write(&format!("{name}.{member}"), text);
            });
        }
        view => {
            if let Some(text) = scalar_text(&view, field.encoding) {
                write(name, &text);
            }
        }
    }
}
