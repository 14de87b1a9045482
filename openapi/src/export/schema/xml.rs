//! `xml` objects: the names around values, and what stands for a map.

use specwright_codegen::model::{Field, Namespace, Place, TypeRef, WireForm, WireName};

use super::{Shape, keys};
use crate::tree::{Object, Tree};

/// The items of a list with the name of their elements.
pub(super) fn items(shape: Shape<'_>, mut items: Object) -> Object {
    let form = shape.form;
    let is_one_text = super::forms::is_joined(form);
    if let Some(item) = form.item.as_ref().filter(|_| shape.usage.xml && !is_one_text) {
        let mut xml = named(item);
        xml.extend(namespaced(
            form.element.as_ref().and_then(|element| element.namespace.as_ref()),
        ));
        let is_wrapped = |inner: &WireForm| inner.item.is_some() && !inner.flat && inner.join.is_none();
        xml.flag("wrapped", form.element.as_deref().is_some_and(is_wrapped));
        items.put("xml", xml);
    }
    items
}

/// A map as XML has it: an element for each entry, with a key and a value.
pub(super) fn entries(form: &WireForm, mut value: Object) -> Object {
    let name = |name: &Option<WireName>, or: &str| name.clone().unwrap_or_else(|| WireName(or.to_owned()));
    let (key_name, value_name) = (name(&form.key, "key"), name(&form.value, "value"));
    let prefixed = |name: &WireName| match name.0.contains(':') {
        true => named(name),
        false => Object::new(),
    };
    let mut key = Object::of("type", "string");
    let mut xml = prefixed(&key_name);
    xml.extend(namespaced(form.key_namespace.as_ref()));
    key.put_object("xml", xml);
    let namespace = form.element.as_ref().and_then(|element| element.namespace.as_ref());
    let mut xml = prefixed(&value_name);
    xml.extend(namespaced(namespace));
    value.put_object("xml", xml);
    let properties = Object::of(&key_name.0, key).with(&value_name.0, value);
    let mut entry = Object::of("type", "object")
        .with("properties", properties)
        .with("required", vec![key_name.0]);
    let mut list = Object::of("type", "array");
    if !form.flat {
        entry.put("xml", named(&name(&form.entry, "entry")));
    }
    list.put("items", entry);
    list
}

/// The `xml` object of a property: an attribute, an element around items, another name, a namespace.
pub(in crate::export) fn of_field(field: &Field) -> Object {
    let mut xml = Object::new();
    if let Some(wire) = field.wire.first().filter(|wire| wire.value.0.contains(':')) {
        xml = named(&wire.value);
    }
    xml.extend(namespaced(field.form.namespace.as_ref()));
    xml.flag("attribute", field.place == Place::XmlAttribute);
    let is_wrapped = match field.ty {
        TypeRef::List(_) => field.form.item.is_some() && !field.form.flat && field.form.join.is_none(),
        TypeRef::Map(_) => !field.form.flat,
        _ => false,
    };
    xml.flag("wrapped", is_wrapped);
    xml
}

/// The name of a root or of an element; `*` is none.
pub(in crate::export) fn element_name(name: &WireName) -> Object {
    match name.0.as_str() {
        "*" => Object::new(),
        _ => named(name),
    }
}

/// A namespace beside the name of an element.
pub(in crate::export) fn put_namespace(namespace: Option<&Namespace>, schema: &mut Object) {
    let Some(namespace) = namespace else { return };
    let mut xml = match schema.take("xml") {
        Some(Tree::Object(xml)) => Object(xml),
        _ => Object::new(),
    };
    xml.extend(namespaced(Some(namespace)));
    schema.put("xml", xml);
    schema.put("x-specwright-namespace", keys::namespace(namespace));
}

/// A prefix is a member of its own.
fn named(name: &WireName) -> Object {
    match name.0.split_once(':') {
        Some((prefix, local)) => Object::of("name", local).with("prefix", prefix),
        None => Object::of("name", &name.0),
    }
}

fn namespaced(namespace: Option<&Namespace>) -> Object {
    let mut xml = Object::new();
    if let Some(namespace) = namespace {
        xml.put("namespace", &namespace.uri);
        xml.put_some("prefix", namespace.prefix.as_ref());
    }
    xml
}
