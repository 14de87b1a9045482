//! A typed answer becomes values in JSON.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Number, Value};

use crate::value::{List, Slot, Structure, Union, View};

/// The fields that have a value, by their names in the spec.
pub(crate) fn write_values(structure: &dyn Structure) -> Value {
    let fields = structure.shape().fields.iter().enumerate();
    Value::Object(
        fields
            .filter_map(|(index, field)| Some((field.name.to_owned(), write_slot(structure.slot(index))?)))
            .collect(),
    )
}

fn write_slot(slot: &dyn Slot) -> Option<Value> {
    Some(match slot.view() {
        View::Absent => return None,
        View::Bool(flag) => Value::Bool(flag),
        View::Int(number) => number.into(),
        View::Text(text) => text.into_owned().into(),
        View::Float(number) => write_float(number),
        View::Decimal(digits) => digits.into(),
        View::Bytes(bytes) => STANDARD.encode(bytes).into(),
        View::Any(value) => value.clone(),
        View::Structure(structure) => write_values(structure),
        View::Union(union) => write_union(union),
        View::List(list) => write_list(list),
        View::Map(map) => Value::Object(
            map.entries()
                .map(|(key, slot)| (key.to_owned(), write_slot(slot).unwrap_or_default()))
                .collect(),
        ),
    })
}

/// JSON has no numbers for these.
fn write_float(number: f64) -> Value {
    match Number::from_f64(number) {
        Some(number) => Value::Number(number),
        None if number.is_nan() => "NaN".into(),
        None if number > 0.0 => "Infinity".into(),
        None => "-Infinity".into(),
    }
}

/// `{"member": value}`; of a member that is not documented there is only the name.
fn write_union(union: &dyn Union) -> Value {
    let (name, value) = match union.member() {
        Some((index, slot)) => (
            union.shape().fields.get(index).map_or("", |member| member.name),
            write_slot(slot).unwrap_or_default(),
        ),
        None => (union.unknown().unwrap_or_default(), Value::Null),
    };
    Value::Object(Map::from_iter([(name.to_owned(), value)]))
}

fn write_list(list: &dyn List) -> Value {
    let items = (0..list.len()).filter_map(|index| list.item(index));
    Value::Array(items.map(|item| write_slot(item).unwrap_or_default()).collect())
}
