//! Examples as samples, and defaults.

use specwright_codegen::writing::quoted;

use super::scalar::text_of;
use super::value::{Form, Ty};
use crate::document::Json;

/// How long a sample may be, in bytes.
const LONGEST: usize = 200;

/// How many items of a list are shown.
const MOST_ITEMS: usize = 3;

/// An example as YAML, where a sample of that form can be made of it.
pub(super) fn sample(form: &Form, example: &Json) -> Option<String> {
    let inner = match &form.ty {
        Ty::List(item) | Ty::Map(item) => item,
        Ty::Word(_) => form,
    };
    if form.secret || inner.secret || form.is("bytes") || form.is("any") {
        return None;
    }
    match (&form.ty, example) {
        (Ty::Word(_), Json::String(_) | Json::Number(_) | Json::Bool(_)) => scalar(example),
        (Ty::List(item), Json::Array(items)) if matches!(&item.ty, Ty::Word(word) if word != "bytes" && word != "any") =>
        {
            let items: Option<Vec<_>> = items.iter().take(MOST_ITEMS).map(scalar).collect();
            items
                .filter(|items| !items.is_empty())
                .map(|items| format!("[{}]", items.join(", ")))
        }
        _ => None,
    }
}

/// A default as YAML.
pub(super) fn default(form: &Form, value: &Json) -> Option<String> {
    match (&form.ty, value) {
        _ if form.secret || form.is("bytes") => None,
        (Ty::Word(_), Json::String(_) | Json::Number(_) | Json::Bool(_)) => scalar(value),
        (Ty::List(_), Json::Array(items)) if items.is_empty() => Some("[]".to_owned()),
        (Ty::Map(_), Json::Object(members)) if members.is_empty() => Some("{}".to_owned()),
        _ => None,
    }
}

fn scalar(value: &Json) -> Option<String> {
    let text = match value {
        Json::Array(_) | Json::Object(_) | Json::Null => return None,
        value => text_of(value),
    };
    if text.len() > LONGEST {
        return None;
    }
    Some(match value {
        Json::String(_) => quoted(&text),
        _ => text,
    })
}
