//! Writes XML as services print it: declaration, DOCTYPE, an element a line, indented with tabs.

use crate::model::{
    Doctype, Encoding, Field, Model, Namespace, Place, SampleValue, TypeKind, TypeRef, WireForm, WireName, XmlDocument,
};

use super::text::{element_form, one_text, without_null};
use super::{Values, payload};

/// An element on its way out.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// What is inside.
    pub children: Vec<Element>,
    /// The text before the children.
    pub text: String,
}

impl Element {
    /// An empty element.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Declares a namespace, once.
    fn declare(&mut self, namespace: Option<&Namespace>) {
        let Some(Namespace { uri, prefix }) = namespace else {
            return;
        };
        let name = match prefix {
            Some(prefix) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        if self.attributes.iter().all(|(known, _)| *known != name) {
            self.attributes.push((name, uri.clone()));
        }
    }
}

/// A whole document, still as text; empty where an object that is the whole body is not there.
pub fn document(model: &Model, document: &XmlDocument, fields: &[Field], values: &Values) -> String {
    let mut innermost = Element::new(name_of(document.root.last()));
    match payload(fields) {
        Some(field) => match values.get(&field.name.spec) {
            Some(value) => fill_value(model, &mut innermost, &field.ty, &field.form, &value.value),
            None => return String::new(),
        },
        None => fill(model, &mut innermost, fields, values),
    }
    let around = |inner: Element, name: &WireName| {
        let mut outer = Element::new(name_of(Some(name)));
        outer.children.push(inner);
        outer
    };
    let names = document.root.split_last().map_or(&[][..], |(_, outer)| outer);
    let mut root = names.iter().rev().fold(innermost, around);
    root.declare(document.namespace.as_ref());
    framed(document, &root)
}

/// A root element as a document with the declaration and the DOCTYPE of another.
pub fn framed(document: &XmlDocument, root: &Element) -> String {
    let doctype = document
        .doctype
        .as_ref()
        .map(|doctype| doctype_text(&root.name, doctype));
    format!(
        "{}{}{}",
        declaration(document.encoding.as_deref()),
        doctype.unwrap_or_default(),
        element_text(root)
    )
}

/// The name of a root. Where any name will do, one is made up.
fn name_of(root: Option<&WireName>) -> &str {
    match root {
        Some(WireName(name)) if name != "*" => name,
        _ => "response",
    }
}

/// The first line of a document.
pub fn declaration(encoding: Option<&str>) -> String {
    format!("<?xml version=\"1.0\" encoding=\"{}\"?>\n", encoding.unwrap_or("UTF-8"))
}

/// An element with all that is inside, a line each.
pub fn element_text(element: &Element) -> String {
    let mut text = String::new();
    write_element(element, 0, &mut text);
    text
}

/// Attributes, text and children of an element.
pub fn fill(model: &Model, element: &mut Element, fields: &[Field], values: &Values) {
    for field in fields {
        let (Some(value), Some(name)) = (values.get(&field.name.spec), field.wire.first()) else {
            continue;
        };
        let name = name.value.0.as_str();
        let text = || one_text(model, &field.ty, &field.form, &value.value).unwrap_or_default();
        match field.place {
            Place::XmlAttribute => {
                element.declare(field.form.namespace.as_ref());
                element.attributes.push((name.to_owned(), text()));
            }
            Place::XmlText => element.text = text(),
            Place::Body => add_children(model, element, name, &field.ty, &field.form, &value.value),
            _ => {}
        }
    }
}

/// The elements of a field, a list's item or a map's value.
fn add_children(model: &Model, parent: &mut Element, name: &str, ty: &TypeRef, form: &WireForm, value: &SampleValue) {
    match (ty, value) {
        (TypeRef::List(of), SampleValue::List(items)) if is_repeated(form) => {
            let name = form.item.as_ref().map_or(name, |item| item.0.as_str());
            let item_form = flat_item_form(form);
            for item in items {
                add_item(model, parent, name, of, &item_form, &item.value);
            }
        }
        (TypeRef::Map(of), SampleValue::Object(entries)) if form.flat && !is_encoded(form) => {
            for (key, value) in entries {
                let mut entry = map_entry(model, name, of, form, (key, &value.value));
                entry.declare(form.namespace.as_ref());
                parent.children.push(entry);
            }
        }
        (ty, value) => {
            let mut child = Element::new(name);
            fill_value(model, &mut child, ty, form, value);
            parent.children.push(child);
        }
    }
}

/// A list in a list has an element around its items: nothing else would tell where one ends.
fn add_item(model: &Model, parent: &mut Element, name: &str, of: &TypeRef, form: &WireForm, value: &SampleValue) {
    if form.flat || !matches!(without_null(of), TypeRef::List(_)) {
        return add_children(model, parent, name, of, form, value);
    }
    let mut item = Element::new(name);
    fill_value(model, &mut item, of, form, value);
    parent.children.push(item);
}

/// A list repeats its element, unless it has one of its own around the items.
fn is_repeated(form: &WireForm) -> bool {
    (form.flat || form.item.is_none()) && form.join.is_none() && !is_encoded(form)
}

fn is_encoded(form: &WireForm) -> bool {
    matches!(form.encoding, Encoding::Json | Encoding::JsonBase64)
}

/// The items of a repeated list stand where its own element would, and have its namespace unless they have their own.
fn flat_item_form(form: &WireForm) -> WireForm {
    let item_form = element_form(form).into_owned();
    WireForm {
        namespace: item_form.namespace.clone().or_else(|| form.namespace.clone()),
        ..item_form
    }
}

/// What is inside the element of a value.
fn fill_value(model: &Model, element: &mut Element, ty: &TypeRef, form: &WireForm, value: &SampleValue) {
    element.declare(form.namespace.as_ref());
    if let Some(text) = one_text(model, ty, form, value) {
        element.text = text;
        return;
    }
    match (without_null(ty), value) {
        (TypeRef::Named(id), SampleValue::Object(values)) => {
            let definition = model.ty(*id);
            if let TypeKind::Object { namespace, .. } = &definition.kind
                && form.namespace.is_none()
            {
                element.declare(namespace.as_ref());
            }
            fill(model, element, definition.fields(), values);
        }
        (TypeRef::List(of), SampleValue::List(items)) => {
            let item_form = element_form(form);
            let name = form.item.as_ref().map_or("member", |item| item.0.as_str());
            for item in items {
                add_item(model, element, name, of, &item_form, &item.value);
            }
        }
        (TypeRef::Map(of), SampleValue::Object(entries)) => {
            let name = form.entry.as_ref().map_or("entry", |entry| entry.0.as_str());
            for (key, value) in entries {
                let entry = map_entry(model, name, of, form, (key, &value.value));
                element.children.push(entry);
            }
        }
        _ => {}
    }
}

/// `<entry><key/><value/></entry>`
fn map_entry(model: &Model, name: &str, of: &TypeRef, form: &WireForm, entry: (&str, &SampleValue)) -> Element {
    let mut element = Element::new(name);
    let mut key = Element::new(form.key.as_ref().map_or("key", |key| key.0.as_str()));
    key.declare(form.key_namespace.as_ref());
    entry.0.clone_into(&mut key.text);
    element.children.push(key);
    let value_name = form.value.as_ref().map_or("value", |value| value.0.as_str());
    add_children(model, &mut element, value_name, of, &element_form(form), entry.1);
    element
}

fn write_element(element: &Element, depth: usize, out: &mut String) {
    let indent = "\t".repeat(depth);
    out.push_str(&format!("{indent}<{}", element.name));
    for (name, value) in &element.attributes {
        out.push_str(&format!(" {name}=\"{}\"", escaped(value, true)));
    }
    if element.text.is_empty() && element.children.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(&format!(">{}", escaped(&element.text, false)));
    if !element.children.is_empty() {
        out.push('\n');
        for child in &element.children {
            write_element(child, depth + 1, out);
        }
        out.push_str(&indent);
    }
    out.push_str(&format!("</{}>\n", element.name));
}

fn doctype_text(root: &str, doctype: &Doctype) -> String {
    match &doctype.public {
        Some(public) => format!(
            "<!DOCTYPE {root} PUBLIC\n{}\n{}>\n",
            literal(public),
            literal(&doctype.system)
        ),
        None => format!("<!DOCTYPE {root} SYSTEM\n{}>\n", literal(&doctype.system)),
    }
}

/// An identifier in the quotes that it does not hold itself.
fn literal(text: &str) -> String {
    if text.contains('"') {
        format!("'{}'", text.replace('\'', "%27"))
    } else {
        format!("\"{text}\"")
    }
}

/// What XML cannot hold at all becomes the replacement character.
fn escaped(text: &str, in_attribute: bool) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' if in_attribute => escaped.push_str("&quot;"),
            '\t' | '\n' if in_attribute => escaped.push_str(&format!("&#{};", u32::from(character))),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                escaped.push('\u{FFFD}');
            }
            _ => escaped.push(character),
        }
    }
    escaped
}
