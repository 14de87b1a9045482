//! `x-specwright-wire`: the keys of the language that say how a value travels.

use specwright_codegen::model::{Encoding, JsonForm, Namespace, Style, TypeRef, WireForm};

use super::Shape;
use crate::tree::Object;

/// The keys that are not what they are without being said.
pub(super) fn of(shape: Shape<'_>) -> Object {
    let form = shape.form;
    let is_list = matches!(shape.ty, TypeRef::List(_) | TypeRef::Map(_));
    let mut keys = Object::new();
    let is_one_text = matches!(form.encoding, Encoding::Json | Encoding::JsonBase64);
    // Where the items say it themselves, it is not said of the list.
    if !is_list || is_one_text || form.element.is_none() {
        put_encoding(&form.encoding, &mut keys);
    }
    keys.put_some("none", form.none.as_ref());
    keys.flag("send_null", form.send_null);
    let also_read = form.also_read.iter();
    keys.put_list("also_read", also_read.map(|form| json_form(*form)).collect());
    keys.put_some("join", form.join.as_ref());
    match form.style {
        Style::Repeated => {}
        Style::Indexed => keys.put("style", "indexed"),
        Style::Brackets => keys.put("style", "brackets"),
        Style::Spread => keys.put("style", "spread"),
    }
    put_names(form, &mut keys);
    keys
}

fn put_encoding(encoding: &Encoding, keys: &mut Object) {
    match encoding {
        Encoding::Plain => {}
        Encoding::Text => keys.put("wire", "text"),
        Encoding::Number => keys.put("wire", "number"),
        Encoding::Base64 => keys.put("wire", "base64"),
        Encoding::Json => keys.put("wire", "json"),
        Encoding::JsonBase64 => keys.put("wire", "json_base64"),
        Encoding::Words { yes, no, bare } => {
            keys.put("words", vec![yes, no]);
            if *bare {
                keys.put("wire", "number");
            }
        }
        Encoding::Epoch => keys.put("wire", "epoch"),
        Encoding::EpochMillis => keys.put("wire", "epoch_ms"),
        Encoding::HttpDate => keys.put("wire", "http_date"),
        Encoding::Iso8601 => keys.put("wire", "iso8601"),
        Encoding::Layout(layout) => keys.put("layout", layout),
    }
}

fn put_names(form: &WireForm, keys: &mut Object) {
    keys.flag("flat", form.flat);
    let names = [
        ("item", &form.item),
        ("entry", &form.entry),
        ("key", &form.key),
        ("value", &form.value),
    ];
    for (key, name) in names {
        keys.put_some(key, name.as_ref().map(|name| &name.0));
    }
    keys.put_some("namespace", form.namespace.as_ref().map(namespace));
    keys.put_some("key_namespace", form.key_namespace.as_ref().map(namespace));
}

/// An XML namespace.
pub(super) fn namespace(namespace: &Namespace) -> Object {
    let mut object = Object::of("uri", &namespace.uri);
    object.put_some("prefix", namespace.prefix.as_ref());
    object
}

fn json_form(form: JsonForm) -> &'static str {
    match form {
        JsonForm::Text => "text",
        JsonForm::Number => "number",
        JsonForm::Bool => "bool",
        JsonForm::Single => "single",
    }
}
