//! XML bodies, compared as expanded names with attributes as a set.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::kind::{Kind, Record, Type, leak};
use super::text::{joined, text_of};
use super::types::{Medium, request};
use super::value::Value;
use super::values::values;
use super::wire::{config, operation, read_back, write};
use crate::describe::{Body, Field, Form, Namespace, Place, Shape};

#[derive(Debug, PartialEq)]
struct Element {
    name: (String, String),
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn new(name: &str, namespace: &str) -> Self {
        Self {
            name: (namespace.to_owned(), name.to_owned()),
            attributes: BTreeMap::new(),
            text: String::new(),
            children: Vec::new(),
        }
    }

    fn parse(node: roxmltree::Node<'_, '_>) -> Self {
        let mut element = Self::new(node.tag_name().name(), node.tag_name().namespace().unwrap_or_default());
        for attribute in node.attributes() {
            element
                .attributes
                .insert(attribute.name().to_owned(), attribute.value().to_owned());
        }
        for child in node.children() {
            if child.is_element() {
                element.children.push(Self::parse(child));
            } else if let Some(text) = child.text() {
                element.text.push_str(text);
            }
        }
        element
    }

    /// A child whose name is in the namespace that the form declares, or in its parent's.
    fn child(&mut self, name: &str, form: &Form) -> &mut Self {
        let namespace = default_namespace(form.namespace).unwrap_or(&self.name.0).to_owned();
        self.children.push(Self::new(name, &namespace));
        self.children.last_mut().unwrap()
    }

    fn fill(&mut self, record: &Record, value: &Value) {
        let Value::Record(values) = value else {
            panic!("{value:?} is no struct");
        };
        for ((kind, field), value) in record.kinds.iter().zip(record.shape.fields).zip(values) {
            if value.is_absent() {
                continue;
            }
            let name = field.wire()[0];
            match field.place {
                Place::XmlAttribute => {
                    self.attributes.insert(name.to_owned(), text_of(value, field.form));
                }
                Place::XmlText => self.text.push_str(&text_of(value, field.form)),
                _ => self.push(name, kind.ty, value, field.form),
            }
        }
    }

    fn push(&mut self, name: &str, ty: Type, value: &Value, form: &Form) {
        match (ty, value) {
            (Type::Record(record), value) => self.child(name, form).fill(record, value),
            (Type::Union(record), Value::Union(index, value)) => {
                let member = record.shape.fields[*index];
                let around = self.child(name, form);
                around.push(member.wire()[0], record.kinds[*index].ty, value, member.form);
            }
            (Type::List(of), Value::List(items)) => match (form.join, form.item) {
                (Some(joint), _) => self.child(name, form).text.push_str(&joined(items, form, joint)),
                (None, Some(item)) if !form.flat => {
                    let around = self.child(name, form);
                    items
                        .iter()
                        .for_each(|value| around.push(item, of.ty, value, form.element()));
                }
                (None, item) => {
                    // The namespace is the element's, and each item is one.
                    let form = Form {
                        namespace: form.element().namespace.or(form.namespace),
                        ..*form.element()
                    };
                    items
                        .iter()
                        .for_each(|value| self.push(item.unwrap_or(name), of.ty, value, &form));
                }
            },
            (Type::Map(of), Value::Map(entries)) => {
                if form.flat {
                    for (key, value) in entries {
                        self.child(name, form).fill_entry(of.ty, key, value, form);
                    }
                    return;
                }
                let around = self.child(name, form);
                for (key, value) in entries {
                    around
                        .child(form.entry, &Form::new())
                        .fill_entry(of.ty, key, value, form);
                }
            }
            (_, scalar) => self.child(name, form).text.push_str(&text_of(scalar, form)),
        }
    }

    fn fill_entry(&mut self, of: Type, key: &str, value: &Value, form: &Form) {
        self.child(form.key, &Form::new()).text.push_str(key);
        self.push(form.value, of, value, form.element());
    }
}

fn default_namespace(namespace: Option<Namespace>) -> Option<&'static str> {
    namespace
        .filter(|namespace| namespace.prefix.is_none())
        .map(|namespace| namespace.uri)
}

fn made_up() -> impl Strategy<Value = (&'static Record, Value)> {
    request(Medium::Xml).prop_flat_map(|record| (Just(record), values(record, Medium::Xml)))
}

fn body() -> impl Strategy<Value = Body> {
    let roots: Vec<&'static [&'static str]> = vec![&["Root"], &["Outer", "Inner"]];
    let namespaces = vec![
        None,
        Some(Namespace {
            uri: "urn:root",
            prefix: None,
        }),
        Some(Namespace {
            uri: "urn:root",
            prefix: Some("r"),
        }),
    ];
    let encodings = prop::sample::select(vec![None, None, Some("ISO-8859-1"), Some("UTF-16")]);
    (prop::sample::select(roots), prop::sample::select(namespaces), encodings).prop_map(
        |(root, namespace, encoding)| Body::Xml {
            root,
            namespace,
            encoding,
        },
    )
}

/// The text of a document in that encoding.
fn decoded(bytes: &[u8], encoding: Option<&str>) -> String {
    match encoding {
        None => std::str::from_utf8(bytes).unwrap().to_owned(),
        // Readers take it for windows-1252, which has other characters from 0x80 to 0x9f.
        Some("ISO-8859-1") => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        Some(_) => {
            let is_little = bytes.starts_with(&[0xff, 0xfe]);
            let unit = |pair: &[u8]| match is_little {
                true => u16::from_le_bytes([pair[0], pair[1]]),
                false => u16::from_be_bytes([pair[0], pair[1]]),
            };
            let units: Vec<u16> = bytes.chunks(2).map(unit).collect();
            String::from_utf16(&units)
                .unwrap()
                .trim_start_matches('\u{feff}')
                .to_owned()
        }
    }
}

/// The document of these values under these elements.
fn expected(body: Body, record: &Record, value: &Value) -> Element {
    let Body::Xml { root, namespace, .. } = body else {
        panic!("{body:?} is no XML");
    };
    let mut expected = Element::new(root[0], default_namespace(namespace).unwrap_or_default());
    let mut innermost = &mut expected;
    for name in &root[1..] {
        innermost = innermost.child(name, &Form::new());
    }
    innermost.fill(record, value);
    expected
}

fn written(body: Body, bytes: &[u8]) -> (String, Element) {
    let Body::Xml { encoding, .. } = body else {
        panic!("{body:?} is no XML");
    };
    let text = decoded(bytes, encoding);
    let document = roxmltree::Document::parse(&text).unwrap();
    let element = Element::parse(document.root_element());
    drop(document);
    (text, element)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_as_xml_is_read_back((record, value) in made_up(), body in body()) {
        prop_assume!(!record.kinds.is_empty());
        let operation = operation(body, &[]);
        let request = write(operation, record, &value)?;
        let (text, written) = written(body, request.body());
        prop_assert_eq!(written, expected(body, record, &value), "{}", text);
        prop_assert_eq!(read_back(operation, record, &request)?, value, "{}", text);
    }

    #[test]
    fn a_payload_is_the_root((record, value) in made_up(), body in body()) {
        let kind = leak(Kind { optional: false, ty: Type::Record(record) });
        let field = Field::new("payload", &["payload"]).at(Place::Payload);
        let shape = leak(Shape::new("Around", leak([field]), None));
        let around = leak(Record { shape, kinds: vec![kind] });
        let operation = operation(body, &[]);
        let whole = Value::Record(vec![value.clone()]);
        let request = write(operation, around, &whole)?;
        let (text, written) = written(body, request.body());
        prop_assert_eq!(written, expected(body, record, &value), "{}", text);
        prop_assert_eq!(read_back(operation, around, &request)?, whole, "{}", text);
    }
}
