//! What takes the place of fields that the caller leaves out.

use crate::describe::{Field, Fill};
use crate::value::{Open, Slot, Structure, View};

/// A value nested deeper is refused anyway.
const MOST_NESTED: usize = 128;

/// Whether a field is absent that something takes the place of.
pub(crate) fn is_wanted(request: &dyn Structure) -> bool {
    structure_wants(request, 0)
}

/// Gives every absent field what takes its place; `token` makes the unique ones.
pub(crate) fn fill(request: &mut dyn Structure, token: &dyn Fn() -> String) {
    if is_wanted(request) {
        fill_structure(request, token, 0);
    }
}

fn structure_wants(structure: &dyn Structure, depth: usize) -> bool {
    depth < MOST_NESTED
        && structure
            .shape()
            .fields
            .iter()
            .enumerate()
            .any(|(index, field)| match structure.slot(index).view() {
                View::Absent => field.fill.is_some(),
                view => view_wants(&view, depth),
            })
}

fn view_wants(view: &View<'_>, depth: usize) -> bool {
    match view {
        View::Structure(inner) => structure_wants(*inner, depth + 1),
        View::Union(union) if depth < MOST_NESTED => union
            .member()
            .is_some_and(|(_, slot)| view_wants(&slot.view(), depth + 1)),
        View::List(list) => {
            list.item(0).is_some_and(holds_more)
                && (0..list.len())
                    .filter_map(|index| list.item(index))
                    .any(|item| view_wants(&item.view(), depth))
        }
        View::Map(map) => map.entries().any(|(_, slot)| view_wants(&slot.view(), depth)),
        _ => false,
    }
}

/// Whether there may be fields inside. All items of a list are of a type, so one says it of all; a `null` does not know.
fn holds_more(slot: &dyn Slot) -> bool {
    matches!(
        slot.view(),
        View::Absent | View::Structure(_) | View::Union(_) | View::List(_) | View::Map(_)
    )
}

fn fill_structure(structure: &mut dyn Structure, token: &dyn Fn() -> String, depth: usize) {
    if depth == MOST_NESTED {
        return;
    }
    for (index, field) in structure.shape().fields.iter().enumerate() {
        let slot = structure.slot_mut(index);
        if matches!(slot.view(), View::Absent) {
            fill_field(slot, field, token);
        } else {
            fill_inside(slot, token, depth);
        }
    }
}

fn fill_field(slot: &mut dyn Slot, field: &Field, token: &dyn Fn() -> String) {
    let taken = match field.fill {
        None => return,
        Some(Fill::Value(text)) => set(slot, text),
        Some(Fill::Empty) => matches!(slot.open(), Open::List(_) | Open::Map(_)),
        Some(Fill::Json(text)) => set_json(slot, text),
        Some(Fill::Uuid) => set(slot, &token()),
    };
    if !taken {
        slot.clear();
    }
}

/// Whether the slot took the text.
fn set(slot: &mut dyn Slot, text: &str) -> bool {
    match slot.open() {
        Open::Scalar(scalar) => scalar.set_text(text).is_ok(),
        _ => false,
    }
}

#[cfg(feature = "json")]
fn set_json(slot: &mut dyn Slot, text: &str) -> bool {
    match (slot.open(), serde_json::from_str(text)) {
        (Open::Any(value), Ok(read)) => {
            *value = read;
            true
        }
        _ => false,
    }
}

/// Without JSON no field can hold any form.
#[cfg(not(feature = "json"))]
fn set_json(_: &mut dyn Slot, _: &str) -> bool {
    false
}

fn fill_inside(slot: &mut dyn Slot, token: &dyn Fn() -> String, depth: usize) {
    if matches!(slot.view(), View::Absent) || !holds_more(slot) {
        return;
    }
    match slot.open() {
        Open::Structure(inner) => fill_structure(inner, token, depth + 1),
        Open::Union(union) if depth < MOST_NESTED => {
            if let Some(index) = union.member().map(|(index, _)| index) {
                fill_inside(union.select(index), token, depth + 1);
            }
        }
        Open::List(list) => {
            for index in 0..list.len() {
                if let Some(item) = list.item_mut(index) {
                    fill_inside(item, token, depth);
                }
            }
        }
        Open::Map(map) => {
            let keys: Vec<String> = map.entries().map(|(key, _)| key.to_owned()).collect();
            for key in keys {
                fill_inside(map.insert(&key), token, depth);
            }
        }
        _ => {}
    }
}
