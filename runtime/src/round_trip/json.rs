//! JSON bodies.

use proptest::prelude::*;
use serde_json::{Map, Value as Json};

use super::kind::{Record, leak};
use super::text::{joined, text_of};
use super::types::{Medium, from_fields, request};
use super::value::Value;
use super::values::values;
use super::wire::{config, operation, read_back, write};
use crate::describe::{Body, Encoding, Field, Form, Place, Shape};

/// The document of a struct, made from a tree.
fn document(record: &Record, value: &Value) -> Json {
    members(record, value, Place::Body)
}

/// The members in that place.
fn members(record: &Record, value: &Value, place: Place) -> Json {
    let Value::Record(values) = value else {
        panic!("{value:?} is no struct");
    };
    let fields = record.kinds.iter().zip(record.shape.fields).zip(values);
    Json::Object(
        fields
            .filter(|((_, field), _)| field.place == place)
            .filter(|((_, field), value)| !value.is_absent() || field.form.send_null)
            .map(|((kind, field), value)| (field.wire()[0].to_owned(), tree(kind.ty, value, field.form)))
            .collect(),
    )
}

fn tree(ty: super::kind::Type, value: &Value, form: &Form) -> Json {
    use super::kind::Type;
    match (ty, value) {
        (_, Value::Absent) => Json::Null,
        (Type::Record(record), value) => document(record, value),
        (Type::Union(record), Value::Union(index, value)) => {
            let field = record.shape.fields[*index];
            let member = tree(record.kinds[*index].ty, value, field.form);
            Json::Object(Map::from_iter([(field.wire()[0].to_owned(), member)]))
        }
        (Type::List(of), Value::List(items)) => match form.join {
            Some(joint) => joined(items, form, joint).into(),
            None => items.iter().map(|item| tree(of.ty, item, form.element())).collect(),
        },
        (Type::Map(of), Value::Map(entries)) => entries
            .iter()
            .map(|(key, value)| (key.clone(), tree(of.ty, value, form.element())))
            .collect(),
        (scalar, value) => scalar_tree(scalar, value, form),
    }
}

fn scalar_tree(ty: super::kind::Type, value: &Value, form: &Form) -> Json {
    use super::kind::Type;
    let text = || text_of(value, form);
    match (ty, value, form.encoding) {
        (_, Value::Any(value), Encoding::Plain) => value.clone(),
        (_, Value::Bool(flag), Encoding::Plain) => (*flag).into(),
        (_, Value::Int(number), Encoding::Plain) => (*number).into(),
        (_, Value::Float(number), Encoding::Plain) if number.is_finite() => (*number).into(),
        (Type::Decimal, _, Encoding::Plain)
        | (_, _, Encoding::Number | Encoding::Epoch | Encoding::EpochMillis | Encoding::Words { bare: true, .. }) => {
            serde_json::from_str(&text()).unwrap()
        }
        _ => text().into(),
    }
}

/// Whether two documents say the same; a number has many spellings, and this parser may take one for its neighbour.
fn is_same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(left), Json::Number(right)) => {
            let (Some(left), Some(right)) = (left.as_f64(), right.as_f64()) else {
                return false;
            };
            (left - right).abs() <= left.abs() * 1e-12 + f64::MIN_POSITIVE
        }
        (Json::Array(left), Json::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same(left, right))
        }
        (Json::Object(left), Json::Object(right)) => {
            let both = left.iter().zip(right);
            left.len() == right.len() && both.into_iter().all(|(a, b)| a.0 == b.0 && is_same(a.1, b.1))
        }
        (left, right) => left == right,
    }
}

fn made_up() -> impl Strategy<Value = (&'static Record, Value)> {
    request(Medium::Json).prop_flat_map(|record| (Just(record), values(record, Medium::Json)))
}

fn root() -> impl Strategy<Value = &'static [&'static str]> {
    prop::sample::select(vec![&[] as &[_], &["root"], &["a", "b \"c\""]])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_as_json_is_read_back((record, value) in made_up(), root in root()) {
        let operation = operation(Body::Json { root }, &[]);
        let request = write(operation, record, &value)?;
        // Without members and without fields to have any, there is no body.
        if !record.kinds.is_empty() {
            let mut body: Json = serde_json::from_slice(request.body()).unwrap();
            for key in root {
                body = body[key].take();
            }
            let expected = document(record, &value);
            prop_assert!(is_same(&body, &expected), "{} {}", body, expected);
        }
        prop_assert_eq!(read_back(operation, record, &request)?, value);
    }

    #[test]
    fn members_beside_the_root_are_read_back((record, value) in made_up(), beside in any::<u8>()) {
        let fields = record.kinds.iter().zip(record.shape.fields).enumerate();
        let placed = fields.map(|(index, (kind, field))| {
            let place = if beside >> index & 1 == 1 { Place::BesideRoot } else { Place::Body };
            ((*kind, field.form), place)
        });
        let record = from_fields(placed.collect());
        let operation = operation(Body::Json { root: &["root", "inner"] }, &[]);
        let request = write(operation, record, &value)?;
        if !record.kinds.is_empty() {
            let body: Json = serde_json::from_slice(request.body()).unwrap();
            let mut expected = members(record, &value, Place::BesideRoot);
            expected["root"]["inner"] = document(record, &value);
            prop_assert!(is_same(&body, &expected), "{} {}", body, expected);
        }
        prop_assert_eq!(read_back(operation, record, &request)?, value);
    }

    #[test]
    fn a_payload_is_the_whole_body((record, value) in made_up()) {
        let kind = leak(super::kind::Kind { optional: false, ty: super::kind::Type::Record(record) });
        let field = Field::new("payload", &["payload"]).at(Place::Payload);
        let shape = leak(Shape::new("Around", leak([field]), None));
        let around = leak(Record { shape, kinds: vec![kind] });
        let operation = operation(Body::JSON, &[]);
        let whole = Value::Record(vec![value.clone()]);
        let request = write(operation, around, &whole)?;
        let body: Json = serde_json::from_slice(request.body()).unwrap();
        let expected = document(record, &value);
            prop_assert!(is_same(&body, &expected), "{} {}", body, expected);
        prop_assert_eq!(read_back(operation, around, &request)?, whole);
    }

    #[test]
    fn a_payload_may_have_any_type((record, value) in made_up()) {
        let Value::Record(values) = value else { unreachable!() };
        for ((kind, field), value) in record.kinds.iter().zip(record.shape.fields).zip(values) {
            if value.is_absent() {
                continue;
            }
            let around = from_fields(vec![((*kind, field.form), Place::Payload)]);
            let operation = operation(Body::JSON, &[]);
            let whole = Value::Record(vec![value.clone()]);
            let request = write(operation, around, &whole)?;
            let body: Json = serde_json::from_slice(request.body()).unwrap();
            let expected = tree(kind.ty, &value, field.form);
            prop_assert!(is_same(&body, &expected), "{} {}", body, expected);
            prop_assert_eq!(read_back(operation, around, &request)?, whole);
        }
    }
}
