//! Values of a type that its form can say in a place.

use proptest::prelude::*;

use super::kind::{Kind, Record, Type};
use super::types::Medium;
use super::value::Value;
use crate::describe::{Encoding, Form};

/// Values for all fields.
pub(super) fn values(record: &'static Record, medium: Medium) -> BoxedStrategy<Value> {
    let fields: Vec<BoxedStrategy<Value>> = record
        .kinds
        .iter()
        .zip(record.shape.fields)
        .map(|(kind, field)| field_value(kind, field.form, medium))
        .collect();
    fields.prop_map(Value::Record).boxed()
}

fn field_value(kind: &'static Kind, form: &'static Form, medium: Medium) -> BoxedStrategy<Value> {
    let value = value(kind, form, medium);
    let value = match kind.ty {
        // Nothing stands for an empty list, and for one that is missing.
        Type::List(_) | Type::Map(_) if kind.optional && is_unwrapped(kind, form, medium) => {
            value.prop_filter("an empty list", |value| !is_empty(value)).boxed()
        }
        _ => value,
    };
    match kind.optional {
        true => prop_oneof![1 => Just(Value::Absent), 4 => value].boxed(),
        false => value,
    }
}

fn is_unwrapped(kind: &Kind, form: &Form, medium: Medium) -> bool {
    let is_list = matches!(kind.ty, Type::List(_));
    if medium == Medium::Header {
        return !is_list;
    }
    medium == Medium::Xml && form.join.is_none() && (form.flat || (is_list && form.item.is_none()))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
        _ => false,
    }
}

fn value(kind: &'static Kind, form: &'static Form, medium: Medium) -> BoxedStrategy<Value> {
    match kind.ty {
        Type::List(of) => list(of, form, medium),
        Type::Map(of) => {
            let entries = prop::collection::btree_map(key(medium), item(of, form, medium), 0..4);
            entries.prop_map(Value::Map).boxed()
        }
        Type::Record(record) => values(record, medium),
        Type::Union(record) => {
            let members = record.kinds.iter().zip(record.shape.fields).enumerate();
            let members = members.map(|(index, (kind, field))| {
                value_of_member(kind, field.form, medium)
                    .prop_map(move |value| Value::Union(index, Box::new(value)))
                    .boxed()
            });
            proptest::strategy::Union::new(members).boxed()
        }
        scalar => scalar_value(scalar, form.encoding, medium),
    }
}

fn value_of_member(kind: &'static Kind, form: &'static Form, medium: Medium) -> BoxedStrategy<Value> {
    let value = value(kind, form, medium);
    match kind.ty {
        Type::List(_) | Type::Map(_) if medium == Medium::Xml => {
            value.prop_filter("an empty list", |value| !is_empty(value)).boxed()
        }
        _ => value,
    }
}

fn list(of: &'static Kind, form: &'static Form, medium: Medium) -> BoxedStrategy<Value> {
    let items = prop::collection::vec(item(of, form, medium), 0..4);
    if form.join.is_none() && medium != Medium::Header {
        return items.prop_map(Value::List).boxed();
    }
    let fit_in = |value: &Value| match value {
        Value::Text(text) => !text.is_empty() && !text.contains(['|', ',', ';', '"', '\\']) && text.trim() == text,
        // Without a text, one item and none look alike.
        Value::Bytes(bytes) => !bytes.is_empty(),
        Value::Any(value) => !value.to_string().contains(['|', ',', ';', '"']),
        _ => true,
    };
    let of_fitting = items.prop_filter("items that cannot be joined", move |items| items.iter().all(fit_in));
    of_fitting.prop_map(Value::List).boxed()
}

fn item(of: &'static Kind, form: &'static Form, medium: Medium) -> BoxedStrategy<Value> {
    let value = value(of, form.element(), medium);
    match of.optional {
        true => prop_oneof![1 => Just(Value::Absent), 3 => value].boxed(),
        false => value,
    }
}

fn key(medium: Medium) -> BoxedStrategy<String> {
    match medium {
        Medium::Json => any::<String>().boxed(),
        Medium::Xml => "[a-zA-Z<>&'\"é 0-9]{0,5}x".boxed(),
        Medium::Form | Medium::Query => "[a-z &=+é%]{1,6}".boxed(),
        Medium::Header => "[a-z-]{1,6}".boxed(),
    }
}

fn scalar_value(ty: Type, encoding: Encoding, medium: Medium) -> BoxedStrategy<Value> {
    match ty {
        Type::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Type::Int => any::<i64>().prop_map(Value::Int).boxed(),
        Type::Float => float().prop_map(Value::Float).boxed(),
        Type::Bytes => prop::collection::vec(any::<u8>(), 0..12).prop_map(Value::Bytes).boxed(),
        Type::Any => any_json().prop_map(Value::Any).boxed(),
        _ => text(ty, encoding, medium).prop_map(Value::Text).boxed(),
    }
}

fn text(ty: Type, encoding: Encoding, medium: Medium) -> BoxedStrategy<String> {
    match (ty, encoding) {
        (Type::Decimal, _) | (_, Encoding::Number) => {
            "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?".boxed()
        }
        (Type::Date, _) => (1_i16..=9999, 1_i8..=12, 1_i8..=28)
            .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
            .boxed(),
        (Type::DateTime, Encoding::Layout(_)) => civil().boxed(),
        (Type::DateTime, Encoding::HttpDate) => civil().prop_map(|civil| civil + "Z").boxed(),
        (Type::DateTime, Encoding::Epoch | Encoding::EpochMillis) => {
            // The years in which a number is no other moment in another unit.
            (-60_000_000_000_i64..250_000_000_000)
                .prop_map(|second| jiff::Timestamp::from_second(second).unwrap().to_string())
                .boxed()
        }
        (Type::DateTime, _) => (civil(), prop::option::of("[0-9]{0,8}[1-9]"))
            .prop_map(|(civil, fraction)| match fraction {
                Some(fraction) => format!("{civil}.{fraction}Z"),
                None => civil + "Z",
            })
            .boxed(),
        _ => any_text(encoding, medium),
    }
}

fn civil() -> impl Strategy<Value = String> {
    let date = (1_i16..=9999, 1_i8..=12, 1_i8..=28);
    let time = (0_i8..24, 0_i8..60, 0_i8..60);
    (date, time).prop_map(|((year, month, day), (hour, minute, second))| {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    })
}

fn any_text(encoding: Encoding, medium: Medium) -> BoxedStrategy<String> {
    match medium {
        _ if encoding == Encoding::Base64 => any::<String>().boxed(),
        Medium::Json | Medium::Form | Medium::Query => any::<String>().boxed(),
        Medium::Xml => prop_oneof![
            "[\\t\\n -~\u{80}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]{0,8}",
            "[<>&'\"\\]\r\n\t ]{0,8}",
        ]
        .boxed(),
        Medium::Header => "([!-~é]([ -~]{0,6}[!-~])?)?".boxed(),
    }
}

fn float() -> BoxedStrategy<f64> {
    let odd = prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, 5e-324, f64::MAX]);
    prop_oneof![3 => any::<f64>(), 1 => odd].boxed()
}

/// Anything but `null`, which is nothing; numbers that have one spelling.
fn any_json() -> BoxedStrategy<serde_json::Value> {
    use serde_json::Value as Json;
    let leaf = prop_oneof![
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        (-1_000_000_i32..1_000_000).prop_map(|number| Json::from(f64::from(number) / 64.0)),
        any::<String>().prop_map(Json::from),
    ];
    let inner = prop_oneof![1 => Just(Json::Null), 4 => leaf.clone()];
    let nested = inner.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            prop::collection::btree_map(any::<String>(), inner, 0..3)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    });
    prop_oneof![leaf, nested.prop_filter("null is nothing", |value| !value.is_null())].boxed()
}
