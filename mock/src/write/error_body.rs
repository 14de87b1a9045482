//! Writes the body of an error from the API's own description of its error bodies.

use specwright_codegen::model::{
    Api, Body, ErrorBody, ErrorCase, ErrorFormat, Field, Model, Operation, Place, Response, Selector, XmlDocument,
};
use specwright_codegen::sample::json::{body_members, quoted};
use specwright_codegen::sample::xml::{Element, fill, framed};
use specwright_codegen::sample::{Values, sample_values};

use super::encoding::encode;
use super::{Written, declared_encoding, xml_document};

/// What an error body says.
#[derive(Debug)]
pub(crate) struct Reported<'t> {
    /// The code, or the status where the error has no code of its own.
    pub(crate) code: &'t str,
    /// The text.
    pub(crate) message: &'t str,
    /// What else it says.
    pub(crate) details: Details<'t>,
}

/// The fields of an error beside its code and its text.
#[derive(Debug)]
pub(crate) struct Details<'t> {
    /// As documented.
    pub(crate) fields: &'t [Field],
    /// Their samples.
    pub(crate) values: Values,
}

impl<'t> Details<'t> {
    /// Those of a documented error.
    pub(crate) fn of(model: &'t Model, case: &ErrorCase) -> Self {
        let fields = case.details.map_or(&[][..], |id| model.ty(id).fields());
        Self {
            fields,
            values: sample_values(model, fields),
        }
    }

    /// No fields at all.
    pub(crate) fn none() -> Self {
        Self {
            fields: &[],
            values: Values::new(),
        }
    }
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
        ErrorFormat::Json => {
            let text = json_text(model, form, reported);
            Written::new("application/json", text.into_bytes())
        }
        ErrorFormat::Xml => {
            let encoding = success.and_then(declared_encoding);
            let root = xml_root(model, form, success, reported);
            let text = framed(&frame(success), &root);
            let content_type = format!("text/xml; charset={}", encoding.unwrap_or("UTF-8"));
            Written::new(content_type, encode(&text, encoding))
        }
    }
}

/// Names and texts of what the form of the error has in headers.
pub(crate) fn error_headers(model: &Model, operation: &Operation, reported: &Reported<'_>) -> Vec<(String, String)> {
    let Some(form) = fitting(&model.api, operation.main_response()) else {
        return Vec::new();
    };
    let headers = parts(model, form, reported)
        .into_iter()
        .filter_map(|(selector, text)| match selector {
            Selector::Header(name) => Some((name.clone(), text)),
            _ => None,
        });
    headers.collect()
}

/// The declaration and the DOCTYPE of the successes.
fn frame(success: Option<&Response>) -> XmlDocument {
    let document = success.and_then(xml_document);
    XmlDocument {
        root: Vec::new(),
        namespace: None,
        encoding: document.and_then(|document| document.encoding.clone()),
        doctype: document.and_then(|document| document.doctype.clone()),
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
fn json_text(model: &Model, form: &ErrorBody, reported: &Reported<'_>) -> String {
    let mut members = Vec::new();
    let mut text = None;
    for (selector, value) in parts(model, form, reported) {
        match selector {
            Selector::Text => text = text.or(Some(quoted(&value))),
            Selector::Attribute(name) | Selector::Member(name) => {
                members.push(format!("{}:{}", quoted(name), quoted(&value)));
            }
            Selector::Header(_) => {}
        }
    }
    members.extend(body_members(model, reported.details.fields, &reported.details.values));
    let object = format!("{{{}}}", members.join(","));
    let error = text.filter(|_| members.is_empty()).unwrap_or(object);
    let around = |inner: String, name: &String| format!("{{{}:{inner}}}", quoted(name));
    form.path.iter().rev().fold(error, around)
}

/// Elements, each inside the one before; the innermost is the error.
fn xml_root(model: &Model, form: &ErrorBody, success: Option<&Response>, reported: &Reported<'_>) -> Element {
    let mut names = form.path.iter().rev();
    let mut element = Element::new(names.next().map_or("error", String::as_str));
    for (selector, value) in parts(model, form, reported) {
        match selector {
            Selector::Text => element.text = value,
            Selector::Attribute(name) => element.attributes.push((name.clone(), value)),
            Selector::Member(name) => {
                let mut child = Element::new(name);
                child.text = value;
                element.children.push(child);
            }
            Selector::Header(_) => {}
        }
    }
    fill(model, &mut element, reported.details.fields, &reported.details.values);
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
    let roots = xml_document(success).map_or(&[][..], |document| document.root.as_slice());
    if !matches!(roots, [only] if only.0 == root.name) {
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

/// Where the code and the text go: to the first place that is looked at. What the details hold is left to them, and the
/// code wins where both would be the text.
fn parts<'f>(model: &Model, form: &'f ErrorBody, reported: &Reported<'_>) -> Vec<(&'f Selector, String)> {
    let code = form
        .code
        .first()
        .map(|code| (&code.value, framed_code(model, form, reported.code)));
    let message = form
        .message
        .first()
        .map(|message| (&message.value, reported.message.to_owned()));
    let same = code
        .as_ref()
        .zip(message.as_ref())
        .is_some_and(|(code, message)| code.0 == message.0);
    let is_free = |(selector, _): &(&Selector, String)| !is_detail(reported.details.fields, selector);
    let message = message.filter(|message| !same && is_free(message));
    code.into_iter().chain(message).collect()
}

/// The code between what a service may put around it.
fn framed_code(model: &Model, form: &ErrorBody, code: &str) -> String {
    let api = &model.api.name.spec;
    let before = form.code_after.as_ref().map(|mark| format!("{api}{mark}"));
    let after = form.code_before.as_ref().map(|mark| format!("{mark}{api}"));
    format!("{}{code}{}", before.unwrap_or_default(), after.unwrap_or_default())
}

/// Whether a field of the error is where the selector looks.
fn is_detail(fields: &[Field], selector: &Selector) -> bool {
    let (name, place) = match selector {
        Selector::Text => return fields.iter().any(|field| field.place == Place::XmlText),
        Selector::Attribute(name) => (name, Place::XmlAttribute),
        Selector::Member(name) => (name, Place::Body),
        Selector::Header(name) => (name, Place::Header),
    };
    let has_name = |field: &Field| field.wire.iter().any(|wire| wire.value.0 == *name);
    fields.iter().any(|field| field.place == place && has_name(field))
}
