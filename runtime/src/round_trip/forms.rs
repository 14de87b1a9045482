//! Forms, query strings, paths and headers.

use bytes::Bytes;
use http::Request;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use super::kind::{Record, Type};
use super::text::{joined, text_of};
use super::types::{Medium, from_fields, request};
use super::value::Value;
use super::values::values;
use super::wire::{config, operation, read_back, write};
use crate::describe::{Body, Form, NameStyle, PathPart, Place, Style};

type Pairs = Vec<(String, String)>;

/// The pairs of a struct, in the order of the fields.
fn pairs(record: &Record, value: &Value, prefix: &str, names: NameStyle, out: &mut Pairs) {
    let Value::Record(values) = value else {
        panic!("{value:?} is no struct");
    };
    for ((kind, field), value) in record.kinds.iter().zip(record.shape.fields).zip(values) {
        push(
            out,
            &within(prefix, field.wire()[0], names),
            kind.ty,
            value,
            field.form,
            names,
        );
    }
}

fn within(prefix: &str, name: &str, names: NameStyle) -> String {
    match names {
        _ if prefix.is_empty() => name.to_owned(),
        NameStyle::Dotted => format!("{prefix}.{name}"),
        NameStyle::Bracketed => format!("{prefix}[{name}]"),
    }
}

fn numbered(prefix: &str, index: usize, names: NameStyle) -> String {
    let first = usize::from(names == NameStyle::Dotted);
    within(prefix, &(index + first).to_string(), names)
}

fn push(out: &mut Pairs, name: &str, ty: Type, value: &Value, form: &Form, names: NameStyle) {
    match (ty, value) {
        (_, Value::Absent) => {}
        (Type::Record(record), value) => pairs(record, value, name, names, out),
        (Type::Union(record), Value::Union(index, value)) => {
            let member = record.shape.fields[*index];
            let name = within(name, member.wire()[0], names);
            push(out, &name, record.kinds[*index].ty, value, member.form, names);
        }
        (Type::List(of), Value::List(items)) => push_list(out, name, of.ty, items, form, names),
        (Type::Map(of), Value::Map(entries)) => {
            for (index, (key, value)) in entries.iter().enumerate() {
                push_entry(out, name, of.ty, (index, key, value), form, names);
            }
        }
        (_, scalar) => out.push((name.to_owned(), text_of(scalar, form))),
    }
}

fn push_list(out: &mut Pairs, name: &str, of: Type, items: &[Value], form: &Form, names: NameStyle) {
    if let Some(joint) = form.join {
        if !items.is_empty() {
            out.push((name.to_owned(), joined(items, form, joint)));
        }
        return;
    }
    if items.is_empty() && form.style == Style::Indexed {
        out.push((name.to_owned(), String::new()));
    }
    let around = match (form.style, form.item) {
        (Style::Indexed, Some(item)) if form.flat => sibling(name, item, names),
        (Style::Indexed, Some(item)) => within(name, item, names),
        (Style::Brackets, _) => format!("{name}[]"),
        _ => name.to_owned(),
    };
    for (index, item) in items.iter().enumerate() {
        let name = match form.style {
            Style::Indexed => numbered(&around, index, names),
            _ => around.clone(),
        };
        push(out, &name, of, item, form.element(), names);
    }
}

/// The same name with another last part.
fn sibling(name: &str, last: &str, names: NameStyle) -> String {
    let cut = match names {
        NameStyle::Dotted => name.rfind('.'),
        NameStyle::Bracketed => name.rfind('['),
    };
    within(cut.map_or("", |cut| &name[..cut]), last, names)
}

fn push_entry(
    out: &mut Pairs,
    name: &str,
    of: Type,
    (index, key, value): (usize, &str, &Value),
    form: &Form,
    names: NameStyle,
) {
    match form.style {
        Style::Indexed => {
            let around = match form.flat {
                true => name.to_owned(),
                false => within(name, form.entry, names),
            };
            let entry = numbered(&around, index, names);
            out.push((within(&entry, form.key, names), key.to_owned()));
            push(
                out,
                &within(&entry, form.value, names),
                of,
                value,
                form.element(),
                names,
            );
        }
        Style::Brackets => push(out, &format!("{name}[{key}]"), of, value, form.element(), names),
        Style::Spread => push(out, key, of, value, form.element(), names),
        Style::Repeated => push(out, &within(name, key, names), of, value, form.element(), names),
    }
}

fn sorted(mut pairs: Pairs) -> Pairs {
    pairs.sort();
    pairs
}

fn query_of(request: &Request<Bytes>) -> Pairs {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let query = request.uri().query().unwrap_or_default();
    assert!(!query.contains('+'), "{query}");
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, text)| (decoded(name), decoded(text)))
        .collect()
}

fn made_up(medium: Medium, place: Place) -> impl Strategy<Value = (&'static Record, Value)> {
    request(medium).prop_flat_map(move |record| {
        let fields = record.kinds.iter().zip(record.shape.fields);
        let moved = from_fields(fields.map(|(kind, field)| ((*kind, field.form), place)).collect());
        (Just(moved), values(moved, medium))
    })
}

/// Structs and unions have no text of their own.
fn is_flat(record: &Record) -> bool {
    record
        .kinds
        .iter()
        .all(|kind| !matches!(kind.ty, Type::Record(_) | Type::Union(_)))
}

fn flat(medium: Medium, place: Place) -> impl Strategy<Value = (&'static Record, Value)> {
    made_up(medium, place).prop_filter("nested", |(record, _)| is_flat(record))
}

fn path_text() -> impl Strategy<Value = String> {
    "[A-Za-z0-9 ;=?#&%+é€]{1,4}"
}

/// A spread key that has been written under a name is left out, which is for a test of its own.
fn has_no_spread(record: &Record) -> bool {
    let fields = record.shape.fields;
    fields.iter().all(|field| field.form.style != Style::Spread) || fields.len() == 1
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_form_has_the_pairs_of_its_fields(
        (record, value) in made_up(Medium::Form, Place::Body),
        names in prop::sample::select(vec![NameStyle::Dotted, NameStyle::Bracketed]),
    ) {
        let operation = operation(Body::Form { constants: &[("Action", "Do it")], names }, &[]);
        let request = write(operation, record, &value)?;
        let mut expected = vec![("Action".to_owned(), "Do it".to_owned())];
        pairs(record, &value, "", names, &mut expected);
        let written: Pairs = form_urlencoded::parse(request.body()).into_owned().collect();
        prop_assert_eq!(sorted(written), sorted(expected));
    }

    #[test]
    fn a_query_has_the_pairs_of_its_fields((record, value) in flat(Medium::Query, Place::Query)) {
        prop_assume!(has_no_spread(record));
        let request = write(operation(Body::Empty, &[PathPart::Literal("/a")]), record, &value)?;
        let mut expected = Vec::new();
        pairs(record, &value, "", NameStyle::Dotted, &mut expected);
        prop_assert_eq!(sorted(query_of(&request)), sorted(expected));
    }

    #[test]
    fn headers_are_read_back((record, value) in flat(Medium::Header, Place::Header)) {
        let operation = operation(Body::Empty, &[]);
        let request = write(operation, record, &value)?;
        let back = read_back(operation, record, &request)?;
        prop_assert_eq!(back, value, "{:?}", request.headers());
    }

    #[test]
    fn a_path_has_the_texts_of_its_fields(plain in path_text(), greedy in prop::collection::vec(path_text(), 1..4)) {
        use super::kind::{Kind, leak};
        let text = || ((leak(Kind { optional: false, ty: Type::Text }) as &_, leak(Form::new()) as &_), Place::Path);
        let record = from_fields(vec![text(), text()]);
        let path = &[PathPart::Literal("/a/"), PathPart::Field(0), PathPart::Literal("/b/"), PathPart::Greedy(1)];
        let value = Value::Record(vec![Value::Text(plain.clone()), Value::Text(greedy.join("/"))]);
        let request = write(operation(Body::Empty, path), record, &value)?;
        let segments: Vec<String> = request.uri().path().split('/').map(|segment| {
            percent_decode_str(segment).decode_utf8().unwrap().into_owned()
        }).collect();
        let expected: Vec<String> = ["", "a", &plain, "b"].into_iter().map(str::to_owned).chain(greedy).collect();
        prop_assert_eq!(segments, expected);
        prop_assert_eq!(request.uri().query(), None);
    }

    #[test]
    fn a_raw_body_is_read_back(bytes in prop::collection::vec(any::<u8>(), 1..64), text in any::<String>()) {
        use super::kind::{Kind, leak};
        let payload = |ty| from_fields(vec![((leak(Kind { optional: false, ty }), leak(Form::new())), Place::Payload)]);
        let operation = operation(Body::Raw { content_type: None }, &[]);
        let record = payload(Type::Bytes);
        let value = Value::Record(vec![Value::Bytes(bytes.clone())]);
        let request = write(operation, record, &value)?;
        prop_assert_eq!(request.body().as_ref(), bytes.as_slice());
        prop_assert_eq!(read_back(operation, record, &request)?, value);
        let record = payload(Type::Text);
        let value = Value::Record(vec![Value::Text(text.clone())]);
        let request = write(operation, record, &value)?;
        prop_assert_eq!(request.body().as_ref(), text.as_bytes());
        prop_assert_eq!(read_back(operation, record, &request)?, value);
    }
}
