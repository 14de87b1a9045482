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
    /// The entry of `error_bodies` that the error names.
    pub(crate) body: Option<usize>,
    /// The code, or the status where the error has no code of its own and no other error has that one.
    pub(crate) code: Option<&'t str>,
    /// The text.
    pub(crate) message: &'t str,
    /// The field of the request that it speaks of, by its name on the wire.
    pub(crate) field: Option<&'t str>,
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

/// What a body names that speaks of no field and has to name one.
const NO_FIELD: &str = "base";

/// The body of an error in the form that it names, else like the bodies of the operation's successes where the API has
/// such a form.
pub(crate) fn write_error(model: &Model, operation: &Operation, reported: &Reported<'_>) -> Written {
    let success = operation.main_response();
    let Some(form) = form_of(&model.api, success, reported) else {
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
    let Some(form) = form_of(&model.api, operation.main_response(), reported) else {
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

/// The header that tells the code of an error without a body.
pub(crate) fn code_header(model: &Model, case: &ErrorCase) -> Vec<(String, String)> {
    let forms = model.api.error_bodies.iter();
    let mut selectors = forms.flat_map(|form| form.code.iter().map(move |selector| (form, selector)));
    let header = selectors.find_map(|(form, selector)| match &selector.value {
        Selector::Header(name) => Some((form, name)),
        _ => None,
    });
    let said = header.zip(case.code.as_ref());
    let said = said.map(|((form, name), code)| (name.clone(), framed_code(model, form, &code.value)));
    said.into_iter().collect()
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

fn form_of<'m>(api: &'m Api, success: Option<&Response>, reported: &Reported<'_>) -> Option<&'m ErrorBody> {
    let named = reported.body.and_then(|index| api.error_bodies.get(index));
    named.or_else(|| fitting(api, success))
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
    let parts = parts(model, form, reported);
    let error = json_error(model, &parts, reported);
    let error = if form.list { format!("[{error}]") } else { error };
    let names = names(form, &parts, reported);
    let around = |inner: String, name: &String| format!("{{{}:{inner}}}", quoted(name));
    names.iter().rev().fold(error, around)
}

/// An object, an array or a text: what the form looks at. Only an object has room for more.
fn json_error(model: &Model, parts: &[Part<'_>], reported: &Reported<'_>) -> String {
    let mut members = Vec::new();
    let mut items = Vec::new();
    let mut text = None;
    for (selector, value) in parts {
        match selector {
            Selector::Text => text = text.or(Some(quoted(value))),
            Selector::Attribute(name) | Selector::Member(name) => {
                members.push(format!("{}:{}", quoted(name), quoted(value)));
            }
            Selector::Position(position) => items.push((*position, quoted(value))),
            Selector::Header(_) | Selector::Key => {}
        }
    }
    members.extend(body_members(model, reported.details.fields, &reported.details.values));
    match text {
        _ if !members.is_empty() => format!("{{{}}}", members.join(",")),
        _ if !items.is_empty() => array(&items),
        Some(text) => text,
        None => "{}".to_owned(),
    }
}

/// Empty texts stand where the form does not look.
fn array(items: &[(usize, String)]) -> String {
    let last = items.iter().map(|(position, _)| *position).max().unwrap_or_default();
    let item = |wanted| {
        let item = items.iter().find(|(position, _)| *position == wanted);
        item.map_or("\"\"", |(_, text)| text)
    };
    let items: Vec<_> = (0..=last).map(item).collect();
    format!("[{}]", items.join(","))
}

/// The names around the error: its key, or the field that it speaks of, stands for the last `*`.
fn names(form: &ErrorBody, parts: &[Part<'_>], reported: &Reported<'_>) -> Vec<String> {
    let key = parts.iter().find(|(selector, _)| **selector == Selector::Key);
    let key = key.map_or(reported.field.unwrap_or(NO_FIELD), |(_, key)| key);
    let last = form.path.iter().rposition(|name| name == "*");
    let name = |(index, name): (usize, &String)| match name.as_str() {
        "*" if Some(index) == last => key.to_owned(),
        "*" => NO_FIELD.to_owned(),
        name => name.to_owned(),
    };
    form.path.iter().enumerate().map(name).collect()
}

/// Elements, each inside the one before; the innermost is the error.
fn xml_root(model: &Model, form: &ErrorBody, success: Option<&Response>, reported: &Reported<'_>) -> Element {
    let parts = parts(model, form, reported);
    let names = names(form, &parts, reported);
    let mut names = names.iter().rev();
    let mut element = Element::new(names.next().map_or("error", String::as_str));
    for (selector, value) in parts {
        match selector {
            Selector::Text => element.text = value,
            Selector::Attribute(name) => element.attributes.push((name.clone(), value)),
            Selector::Member(name) => {
                let mut child = Element::new(name);
                child.text = value;
                element.children.push(child);
            }
            Selector::Header(_) | Selector::Position(_) | Selector::Key => {}
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

/// A place in a body and what stands there.
type Part<'f> = (&'f Selector, String);

/// Where the code, the text and the field go: to the first place that is looked at. What the details hold is left to
/// them, and the first wins where two would be at one place.
fn parts<'f>(model: &Model, form: &'f ErrorBody, reported: &Reported<'_>) -> Vec<Part<'f>> {
    let code = reported.code.map(|code| framed_code(model, form, code));
    let said = [
        (&form.code, code),
        (&form.message, Some(reported.message.to_owned())),
        (&form.field, named_field(form, reported)),
    ];
    let mut parts: Vec<Part<'f>> = Vec::new();
    for (selectors, text) in said {
        let Some((selector, text)) = selectors.first().zip(text) else {
            continue;
        };
        let selector = &selector.value;
        let is_code = std::ptr::eq(selectors, &form.code);
        let is_taken = parts.iter().any(|(taken, _)| *taken == selector);
        if !is_taken && (is_code || !is_detail(reported.details.fields, selector)) {
            parts.push((selector, text));
        }
    }
    parts
}

/// A place in an array and the name around an error cannot be left out.
fn named_field(form: &ErrorBody, reported: &Reported<'_>) -> Option<String> {
    let place = form.field.first().map(|selector| &selector.value);
    let is_needed = matches!(place, Some(Selector::Position(_) | Selector::Key));
    let field = reported.field.or(is_needed.then_some(NO_FIELD));
    field.map(str::to_owned)
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
        Selector::Position(_) | Selector::Key => return false,
    };
    let has_name = |field: &Field| field.wire.iter().any(|wire| wire.value.0 == *name);
    fields.iter().any(|field| field.place == place && has_name(field))
}
