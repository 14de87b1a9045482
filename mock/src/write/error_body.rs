//! Writes the body of an error from the API's own description of its error bodies.

use specwright_codegen::model::{Api, Body, ErrorBody, ErrorFormat, Model, Operation, Place, Response, Selector};
use specwright_codegen::sample::json::quoted;
use specwright_codegen::sample::sample_values;
use specwright_codegen::sample::xml::{Element, declaration, element_text, fill};

use super::encoding::encode;
use super::{Written, declared_encoding, xml_document};

/// What an error body says.
#[derive(Debug)]
pub(crate) struct Reported<'t> {
    /// The code, or the status where the error has no code of its own.
    pub(crate) code: &'t str,
    /// The text.
    pub(crate) message: &'t str,
}

/// The body of an error, like the bodies of the operation's successes where the API has such a form.
pub(crate) fn write_error(model: &Model, operation: &Operation, reported: &Reported<'_>) -> Written {
    let success = operation.main_response();
    let Some(form) = fitting(&model.api, success) else {
        return Written::new(
            "text/plain; charset=utf-8",
            format!("{}\n", reported.message).into_bytes(),
        );
    };
    match form.format {
        ErrorFormat::Json => Written::new("application/json", json_text(form, reported).into_bytes()),
        ErrorFormat::Xml => {
            let encoding = success.and_then(declared_encoding);
            let root = xml_root(model, form, success, reported);
            let text = format!("{}{}", declaration(encoding), element_text(&root));
            let content_type = format!("text/xml; charset={}", encoding.unwrap_or("UTF-8"));
            Written::new(content_type, encode(&text, encoding))
        }
    }
}

/// The first form in the format of the success, else the first of all.
fn fitting<'m>(api: &'m Api, success: Option<&Response>) -> Option<&'m ErrorBody> {
    let wanted = match success.map(|success| &success.body) {
        Some(Body::Xml(_)) => Some(ErrorFormat::Xml),
        Some(Body::Json { .. }) => Some(ErrorFormat::Json),
        _ => None,
    };
    let mut forms = api.error_bodies.iter();
    forms
        .find(|form| Some(form.format) == wanted)
        .or(api.error_bodies.first())
}

/// Names, each inside the one before, around the error.
fn json_text(form: &ErrorBody, reported: &Reported<'_>) -> String {
    let mut members = Vec::new();
    let mut text = None;
    for (selector, value) in parts(form, reported) {
        match selector {
            Selector::Text => text = text.or(Some(quoted(value))),
            Selector::Attribute(name) | Selector::Member(name) => {
                members.push(format!("{}:{}", quoted(name), quoted(value)));
            }
        }
    }
    let object = format!("{{{}}}", members.join(","));
    let error = text.filter(|_| members.is_empty()).unwrap_or(object);
    let around = |inner: String, name: &String| format!("{{{}:{inner}}}", quoted(name));
    form.path.iter().rev().fold(error, around)
}

/// Elements, each inside the one before; the innermost is the error.
fn xml_root(model: &Model, form: &ErrorBody, success: Option<&Response>, reported: &Reported<'_>) -> Element {
    let mut names = form.path.iter().rev();
    let mut element = Element::new(names.next().map_or("error", String::as_str));
    for (selector, value) in parts(form, reported) {
        match selector {
            Selector::Text => element.text = value.to_owned(),
            Selector::Attribute(name) => element.attributes.push((name.clone(), value.to_owned())),
            Selector::Member(name) => {
                let mut child = Element::new(name);
                child.text = value.to_owned();
                element.children.push(child);
            }
        }
    }
    for name in names {
        let mut outer = Element::new(name);
        outer.children.push(element);
        element = outer;
    }
    add_root_attributes(model, &mut element, success);
    element
}

/// A root that successes have too has its attributes in errors as well: they belong to the service's envelope.
fn add_root_attributes(model: &Model, root: &mut Element, success: Option<&Response>) {
    let Some(success) = success else {
        return;
    };
    if xml_document(success).is_none_or(|document| document.root.0 != root.name) {
        return;
    }
    let attributes: Vec<_> = success
        .fields
        .iter()
        .filter(|field| field.place == Place::XmlAttribute)
        .cloned()
        .collect();
    fill(model, root, &attributes, &sample_values(model, &attributes));
}

/// Where the code and the text go. The code wins where both would be the text.
fn parts<'p>(form: &'p ErrorBody, reported: &Reported<'p>) -> Vec<(&'p Selector, &'p str)> {
    let code = form.code.as_ref().map(|code| (&code.value, reported.code));
    let message = form.message.as_ref().map(|message| (&message.value, reported.message));
    let same = code.zip(message).is_some_and(|(code, message)| code.0 == message.0);
    code.into_iter().chain(message.filter(|_| !same)).collect()
}
