//! Values in JSON become a typed request. Everything that cannot is reported, each with its path.

use serde_json::{Map, Value};

use super::depth::dismantle;
use crate::describe::{Field, Form};
use crate::encode::depth::{MOST_NESTED, is_shallow};
use crate::validate::{Report, Violations};
use crate::value::{Expected, List, Open, Scalar, Slot, Structure, Union, View};

const TYPE: &str = "type";
const REQUIRED: &str = "required";
const UNKNOWN_FIELD: &str = "unknown_field";

/// Fills an empty request. Members have the names that the spec gives the fields.
pub(super) fn read_values(values: Value, request: &mut dyn Structure) -> Result<(), Violations> {
    if !is_shallow(&values) {
        dismantle(values);
        let message = format!("must be nested at most {MOST_NESTED} levels deep");
        return Err(Violations::one("depth", message));
    }
    let mut report = Report::new();
    match values {
        Value::Null => read_structure(Map::new(), request, &mut report),
        values => read_object(values, &mut report, |members, report| {
            read_structure(members, request, report);
        }),
    }
    report.finish()
}

fn read_structure(mut members: Map<String, Value>, structure: &mut dyn Structure, report: &mut Report) {
    for (index, field) in structure.shape().fields.iter().enumerate() {
        let value = members.remove(field.name);
        report.at_field(field.name, |report| {
            read_field(value, structure.slot_mut(index), field, report);
        });
    }
    report_unknown(members.keys(), report);
}

fn read_field(value: Option<Value>, slot: &mut dyn Slot, field: &Field, report: &mut Report) {
    match value {
        Some(Value::Null) if field.required && takes_null(slot) => {}
        None | Some(Value::Null) if field.required => report.add(REQUIRED, "must be set"),
        None | Some(Value::Null) => {}
        Some(value) => read_slot(value, slot, field.form, report),
    }
}

fn read_slot(value: Value, slot: &mut dyn Slot, form: &Form, report: &mut Report) {
    match slot.open() {
        Open::Any(target) => *target = value,
        Open::Structure(inner) => read_object(value, report, |members, report| {
            read_structure(members, inner, report);
        }),
        Open::Union(union) => read_object(value, report, |members, report| read_union(members, union, report)),
        Open::List(list) => read_list(value, list, form, report),
        Open::Map(map) => read_object(value, report, |members, report| {
            for (key, value) in members {
                report.at_key(&key, |report| read_item(value, map.insert(&key), form, report));
            }
        }),
        Open::Scalar(_) => {
            if let Err(Expected(what)) = read_scalar(&value, slot) {
                report.add(TYPE, format_args!("must be {what}"));
            }
        }
    }
}

fn read_object(value: Value, report: &mut Report, read: impl FnOnce(Map<String, Value>, &mut Report)) {
    match value {
        Value::Object(members) => read(members, report),
        _ => report.add(TYPE, "must be an object"),
    }
}

fn read_list(value: Value, list: &mut dyn List, form: &Form, report: &mut Report) {
    let Value::Array(items) = value else {
        return report.add(TYPE, "must be a list");
    };
    for (index, item) in items.into_iter().enumerate() {
        report.at_index(index, |report| read_item(item, list.push(), form, report));
    }
}

/// An item of a list or a value of a map.
fn read_item(value: Value, slot: &mut dyn Slot, form: &Form, report: &mut Report) {
    if !value.is_null() {
        read_slot(value, slot, form.element(), report);
    } else if !form.sparse && !takes_null(slot) {
        report.add(TYPE, "must not be null");
    }
}

fn read_union(mut members: Map<String, Value>, union: &mut dyn Union, report: &mut Report) {
    members.retain(|_, value| !value.is_null());
    let mut members = members.into_iter();
    let (Some((name, value)), None) = (members.next(), members.next()) else {
        return report.add(TYPE, "must be an object with exactly one member");
    };
    let known = union.shape().fields.iter().enumerate();
    match known.into_iter().find(|(_, member)| member.name == name) {
        Some((index, member)) => report.at_field(member.name, |report| {
            read_slot(value, union.select(index), member.form, report);
        }),
        None => report_unknown(std::iter::once(&name), report),
    }
}

fn report_unknown<'a>(names: impl Iterator<Item = &'a String>, report: &mut Report) {
    for name in names {
        report.at_key(name, |report| {
            report.add(UNKNOWN_FIELD, "must be one of the documented names")
        });
    }
}

/// Whether `null` is a value of its own there.
fn takes_null(slot: &mut dyn Slot) -> bool {
    matches!(slot.open(), Open::Any(_))
}

fn read_scalar(value: &Value, slot: &mut dyn Slot) -> Result<(), Expected> {
    let form = ValueForm::of(slot);
    let Open::Scalar(scalar) = slot.open() else {
        return Ok(());
    };
    match (form, value) {
        (ValueForm::Flag, Value::Bool(flag)) => scalar.set_literal(&flag.to_string()),
        (ValueForm::Int | ValueForm::Float | ValueForm::Decimal, Value::Number(number)) => {
            scalar.set_literal(&number.to_string())
        }
        (ValueForm::Float, Value::String(text)) => set_no_number(scalar, text),
        (ValueForm::Decimal | ValueForm::Text, Value::String(text)) => scalar.set_text(text),
        _ => Err(scalar.expected()),
    }
}

/// What JSON has no numbers for.
fn set_no_number(scalar: &mut dyn Scalar, text: &str) -> Result<(), Expected> {
    match text {
        "NaN" | "Infinity" | "-Infinity" => scalar.set_text(text),
        _ => Err(scalar.expected()),
    }
}

/// The JSON form of a scalar's values here, which is not always the one on the wire.
enum ValueForm {
    Flag,
    Int,
    Float,
    Decimal,
    Text,
}

impl ValueForm {
    /// Of a slot that is open.
    fn of(slot: &dyn Slot) -> Self {
        match slot.view() {
            View::Bool(_) => Self::Flag,
            View::Int(_) => Self::Int,
            View::Float(_) => Self::Float,
            View::Decimal(_) => Self::Decimal,
            _ => Self::Text,
        }
    }
}
