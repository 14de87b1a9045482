//! Reads the fields of an XML body: child elements, attributes and texts, by their local names.

use specwright_codegen::model::{Field, Model, Place, SampleValue, TypeKind, TypeRef, WireForm, WireName, XmlDocument};
use specwright_codegen::sample::{Values, element_form, list, payload, unplaced};

use super::document::{Element, decode, local, parse};
use super::in_body;
use super::names::entry;
use super::scalar::{is_in_a_text, is_none, present, read_text};
use crate::breach::{Report, item, member};
use crate::incoming::Incoming;
use crate::plain::escape;

/// The fields of the body, or what is wrong with the whole document.
pub(super) fn read_xml(
    model: &Model,
    fields: &[Field],
    document: &XmlDocument,
    incoming: &Incoming,
    report: &mut Report,
) -> Result<Values, String> {
    let text = decode(incoming);
    let root = parse(&text).ok_or_else(|| "the body must be a well-formed XML document".to_owned())?;
    let innermost = innermost(&root, &document.root).ok_or_else(|| expected(&document.root))?;
    match payload(fields) {
        Some(field) => {
            let name = &field.name.spec;
            let value = read_element(model, &field.ty, &field.form, innermost, name, report);
            Ok(Values::from([(name.clone(), unplaced(value))]))
        }
        None => {
            let fields = fields.iter().filter(|field| in_body(field));
            Ok(read_members(model, fields, innermost, "", report))
        }
    }
}

/// The element at the end of the path.
fn innermost<'e>(root: &'e Element, path: &[WireName]) -> Option<&'e Element> {
    let Some((first, inner)) = path.split_first() else {
        return Some(root);
    };
    let found = (first.0 == "*" || root.name == local(&first.0)).then_some(root)?;
    inner.iter().try_fold(found, |element, name| {
        let any = element.elements().first().filter(|_| name.0 == "*");
        any.or_else(|| element.children(&name.0).first().copied())
    })
}

fn expected(path: &[WireName]) -> String {
    let names: Vec<_> = path.iter().map(|name| name.0.as_str()).collect();
    match names.as_slice() {
        [root] => format!("the root of the body must be `{}`", escape(root)),
        _ => format!("the body must have the elements `{}`", escape(&names.join("/"))),
    }
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
    let text = match field.place {
        Place::XmlText => Some(parent.text.as_str()).filter(|text| !field.optional || !text.is_empty()),
        Place::XmlAttribute => names.find_map(|name| parent.attribute(name)),
        _ => return names.find_map(|name| read_named(model, &field.ty, &field.form, (parent, name), path, report)),
    };
    let text = text.filter(|text| !is_none(&field.form, text))?;
    Some(read_text(model, &field.ty, &field.form, text, path, report))
}

/// A value from the elements of that name inside of another. A list or a map without an element of its own repeats it.
fn read_named(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    (parent, name): (&Element, &str),
    path: &str,
    report: &mut Report,
) -> Option<SampleValue> {
    match present(ty) {
        TypeRef::List(of) if is_repeated(form) => {
            let name = form.item.as_ref().map_or(name, |item| item.0.as_str());
            let elements = parent.children(name);
            (!elements.is_empty()).then(|| read_items(model, of, form, &elements, path, report))
        }
        TypeRef::Map(of) if form.flat && !is_in_a_text(form) => {
            let elements = parent.children(name);
            (!elements.is_empty()).then(|| read_entries(model, of, form, &elements, path, report))
        }
        ty => {
            let element = *parent.children(name).first()?;
            let is_there = !element.elements().is_empty() || !is_none(form, &element.text);
            is_there.then(|| read_element(model, ty, form, element, path, report))
        }
    }
}

fn is_repeated(form: &WireForm) -> bool {
    (form.flat || form.item.is_none()) && form.join.is_none() && !is_in_a_text(form)
}

fn read_items(
    model: &Model,
    of: &TypeRef,
    form: &WireForm,
    elements: &[&Element],
    path: &str,
    report: &mut Report,
) -> SampleValue {
    let form = element_form(form);
    let items = elements.iter().enumerate();
    list(items.map(|(index, element)| read_element(model, of, &form, element, &item(path, index), report)))
}

/// A key without a value is passed over, and a value without a key.
fn read_entries(
    model: &Model,
    of: &TypeRef,
    form: &WireForm,
    elements: &[&Element],
    path: &str,
    report: &mut Report,
) -> SampleValue {
    let named =
        |name: &Option<WireName>, usual: &str| name.as_ref().map_or_else(|| usual.to_owned(), |it| it.0.clone());
    let (key_name, value_name) = (named(&form.key, "key"), named(&form.value, "value"));
    let form = element_form(form);
    let entries = elements.iter().filter_map(|element| {
        let key = element.children(&key_name).first()?.text.clone();
        let path = entry(path, &key);
        let value = read_named(model, of, &form, (element, &value_name), &path, report)?;
        Some((key, unplaced(value)))
    });
    SampleValue::Object(entries.collect())
}

/// What an element holds.
fn read_element(
    model: &Model,
    ty: &TypeRef,
    form: &WireForm,
    element: &Element,
    path: &str,
    report: &mut Report,
) -> SampleValue {
    let is_text = is_in_a_text(form) || form.join.is_some();
    match present(ty) {
        TypeRef::List(of) if !is_text => {
            let name = form.item.as_ref().map_or("member", |item| item.0.as_str());
            read_items(model, of, form, &element.children(name), path, report)
        }
        TypeRef::Map(of) if !is_text => {
            let name = form.entry.as_ref().map_or("entry", |entry| entry.0.as_str());
            read_entries(model, of, form, &element.children(name), path, report)
        }
        TypeRef::Named(id) if !is_text => match &model.ty(*id).kind {
            TypeKind::Object { fields, .. } | TypeKind::Union { members: fields } => {
                SampleValue::Object(read_members(model, fields.iter(), element, path, report))
            }
            TypeKind::Enum { .. } => read_text(model, ty, form, &element.text, path, report),
        },
        ty => read_text(model, ty, form, &element.text, path, report),
    }
}
