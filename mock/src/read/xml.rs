//! Reads the fields of an XML body: child elements, attributes and texts, by their local names.

use specwright_codegen::model::{Encoding, Field, Model, Place, SampleValue, TypeKind, TypeRef, XmlDocument};
use specwright_codegen::sample::{Values, list, unplaced};

use super::document::{Element, decode, local, parse};
use super::scalar::read_text;
use crate::breach::{Report, item, member};
use crate::incoming::Incoming;
use crate::plain::escape;

/// The fields of the body, or what is wrong with the whole document.
pub(super) fn read_xml(
    model: &Model,
    fields: &[&Field],
    document: &XmlDocument,
    incoming: &Incoming,
    report: &mut Report,
) -> Result<Values, String> {
    let text = decode(incoming);
    let root = parse(&text).ok_or_else(|| "the body must be a well-formed XML document".to_owned())?;
    if root.name != local(&document.root.0) {
        return Err(format!("the root of the body must be `{}`", escape(&document.root.0)));
    }
    Ok(read_members(model, fields.iter().copied(), &root, "", report))
}

fn read_members<'m>(
    model: &Model,
    fields: impl Iterator<Item = &'m Field>,
    parent: &Element,
    path: &str,
    report: &mut Report,
) -> Values {
    let mut values = Values::new();
    for field in fields {
        if let Some(value) = read_field(model, field, parent, &member(path, &field.name.spec), report) {
            values.insert(field.name.spec.clone(), unplaced(value));
        }
    }
    values
}

fn read_field(model: &Model, field: &Field, parent: &Element, path: &str, report: &mut Report) -> Option<SampleValue> {
    let mut names = field.wire.iter().map(|name| name.value.0.as_str());
    match field.place {
        Place::XmlText => Some(read_text(field.encoding, &parent.text, path, report)),
        Place::XmlAttribute => {
            let text = names.find_map(|name| parent.attribute(name))?;
            Some(read_text(field.encoding, text, path, report))
        }
        _ => {
            let elements = names
                .map(|name| parent.children(name))
                .find(|found| !found.is_empty())?;
            read_elements(model, field, &elements, path, report)
        }
    }
}

/// A list repeats its element.
fn read_elements(
    model: &Model,
    field: &Field,
    elements: &[&Element],
    path: &str,
    report: &mut Report,
) -> Option<SampleValue> {
    let TypeRef::List(of) = &field.ty else {
        let first = elements.first()?;
        return Some(read_element(model, &field.ty, field.encoding, first, path, report));
    };
    let items = elements.iter().enumerate();
    Some(list(items.map(|(index, element)| {
        read_element(model, of, field.encoding, element, &item(path, index), report)
    })))
}

fn read_element(
    model: &Model,
    ty: &TypeRef,
    encoding: Encoding,
    element: &Element,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    if let TypeRef::Named(id) = ty
        && let TypeKind::Object { fields, .. } = &model.ty(*id).kind
    {
        return SampleValue::Object(read_members(model, fields.iter(), element, path, report));
    }
    read_text(encoding, &element.text, path, report)
}
