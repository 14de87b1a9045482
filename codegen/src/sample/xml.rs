//! Writes XML as services print it: declaration, DOCTYPE, an element a line, indented with tabs.

use crate::model::{Doctype, Encoding, Field, Model, Place, SampleValue, TypeKind, TypeRef, XmlDocument};

use super::{Values, wire_text};

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
}

/// A whole document, still as text.
pub fn document(model: &Model, document: &XmlDocument, fields: &[Field], values: &Values) -> String {
    let mut root = Element::new(&document.root.0);
    fill(model, &mut root, fields, values);
    let doctype = document
        .doctype
        .as_ref()
        .map(|doctype| doctype_text(&root.name, doctype));
    format!(
        "{}{}{}",
        declaration(document.encoding.as_deref()),
        doctype.unwrap_or_default(),
        element_text(&root)
    )
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
        match (field.place, &value.value) {
            (Place::XmlAttribute, SampleValue::Scalar(text)) => {
                let text = wire_text(field.encoding, text);
                element.attributes.push((name.to_owned(), text));
            }
            (Place::XmlText, SampleValue::Scalar(text)) => element.text = wire_text(field.encoding, text),
            (_, value) => add_children(model, element, name, &field.ty, field.encoding, value),
        }
    }
}

/// A list repeats its element.
fn add_children(
    model: &Model,
    parent: &mut Element,
    name: &str,
    ty: &TypeRef,
    encoding: Encoding,
    value: &SampleValue,
) {
    let mut child = Element::new(name);
    match value {
        SampleValue::Scalar(text) => child.text = wire_text(encoding, text),
        SampleValue::List(items) => {
            let of = if let TypeRef::List(of) = ty { of } else { ty };
            for item in items {
                add_children(model, parent, name, of, encoding, &item.value);
            }
            return;
        }
        SampleValue::Object(values) => {
            if let TypeRef::Named(id) = ty
                && let TypeKind::Object { fields, .. } = &model.ty(*id).kind
            {
                fill(model, &mut child, fields, values);
            }
        }
    }
    parent.children.push(child);
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
