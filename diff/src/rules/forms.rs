//! How values travel, part by part, in words.

use specwright_codegen::model::{Encoding, JsonForm, Namespace, Style, WireForm, WireName};

/// What a form says that its type does not, outermost first: `encoding base64`, `join ,`.
pub(super) fn parts(form: &WireForm) -> Vec<String> {
    levels(form)
        .into_iter()
        .enumerate()
        .flat_map(|(depth, form)| {
            let of = if depth == 0 {
                String::new()
            } else {
                format!("items at depth {depth}: ")
            };
            own_parts(form).into_iter().map(move |part| format!("{of}{part}"))
        })
        .collect()
}

/// Whether the forms differ in what concerns requests.
pub(super) fn differ_when_sent(old: &WireForm, new: &WireForm) -> bool {
    // Spelled out, so that what a form says in future is looked at.
    parts(old) != parts(new)
}

/// Whether the forms differ in what concerns answers, apart from what is read besides.
pub(super) fn differ_when_received(old: &WireForm, new: &WireForm) -> bool {
    let of_answers = |form| {
        let parts = parts(form).into_iter();
        parts.filter(|part| !part.ends_with(SEND_NULL)).collect::<Vec<_>>()
    };
    of_answers(old) != of_answers(new)
}

/// Whether a value that is left out is written as `null`, at any level.
pub(super) fn is_sent_as_null(form: &WireForm) -> bool {
    levels(form).iter().any(|form| form.send_null)
}

/// The JSON forms that are read besides, for each level.
pub(super) fn also_read(form: &WireForm) -> Vec<Vec<JsonForm>> {
    let sorted = |form: &WireForm| {
        let mut forms = form.also_read.clone();
        forms.sort();
        forms
    };
    levels(form).into_iter().map(sorted).collect()
}

/// The same in the order of the file.
pub(super) fn also_read_as_written(form: &WireForm) -> String {
    let forms: Vec<Vec<JsonForm>> = levels(form).into_iter().map(|form| form.also_read.clone()).collect();
    also_read_words(&forms)
}

/// Whether one form of the first is none of the second.
pub(super) fn reads_more(first: &[Vec<JsonForm>], second: &[Vec<JsonForm>]) -> bool {
    first.iter().enumerate().any(|(level, forms)| {
        let others = second.get(level).map_or(&[][..], Vec::as_slice);
        forms.iter().any(|form| !others.contains(form))
    })
}

/// `text, single`.
pub(super) fn also_read_words(forms: &[Vec<JsonForm>]) -> String {
    let word = |form: &JsonForm| match form {
        JsonForm::Text => "text",
        JsonForm::Number => "number",
        JsonForm::Bool => "bool",
        JsonForm::Single => "single",
    };
    let words: Vec<&str> = forms.iter().flatten().map(word).collect();
    if words.is_empty() {
        "nothing else".to_owned()
    } else {
        words.join(", ")
    }
}

const SEND_NULL: &str = "sent as null";

/// The form, and those of items as far as they have one.
fn levels(form: &WireForm) -> Vec<&WireForm> {
    std::iter::successors(Some(form), |form| form.element.as_deref()).collect()
}

fn own_parts(form: &WireForm) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(encoding) = encoding(&form.encoding) {
        parts.push(format!("encoding {encoding}"));
    }
    if let Some(text) = &form.none {
        parts.push(format!("{text:?} for nothing"));
    }
    if form.send_null {
        parts.push(SEND_NULL.to_owned());
    }
    if let Some(join) = &form.join {
        parts.push(format!("joined by {join:?}"));
    }
    match form.style {
        Style::Repeated => {}
        Style::Indexed => parts.push("numbered".to_owned()),
        Style::Brackets => parts.push("brackets".to_owned()),
        Style::Spread => parts.push("spread".to_owned()),
    }
    if form.flat {
        parts.push("flat".to_owned());
    }
    let names = [
        ("item", &form.item),
        ("entry", &form.entry),
        ("key", &form.key),
        ("value", &form.value),
    ];
    parts.extend(names.iter().filter_map(|(what, name)| {
        let WireName(name) = name.as_ref()?;
        Some(format!("{what} {name}"))
    }));
    let namespaces = [
        ("namespace", &form.namespace),
        ("namespace of keys", &form.key_namespace),
    ];
    parts.extend(
        namespaces
            .iter()
            .filter_map(|(what, name)| Some(format!("{what} {}", namespace(name.as_ref()?)))),
    );
    parts
}

/// `http://example.com as p`.
pub(super) fn namespace(namespace: &Namespace) -> String {
    match &namespace.prefix {
        Some(prefix) => format!("{} as {prefix}", namespace.uri),
        None => namespace.uri.clone(),
    }
}

fn encoding(encoding: &Encoding) -> Option<String> {
    let word = match encoding {
        Encoding::Plain => return None,
        Encoding::Text => "text",
        Encoding::Number => "number",
        Encoding::Base64 => "base64",
        Encoding::Json => "json",
        Encoding::JsonBase64 => "json in base64",
        Encoding::Words { yes, no, bare } => {
            let quote = if *bare { "" } else { "\"" };
            return Some(format!("{quote}{yes}{quote} or {quote}{no}{quote}"));
        }
        Encoding::Epoch => "seconds",
        Encoding::EpochMillis => "milliseconds",
        Encoding::HttpDate => "http date",
        Encoding::Iso8601 => "iso 8601",
        Encoding::Layout(layout) => layout,
    };
    Some(word.to_owned())
}

/// What the one says and the other does not: `encoding base64`; `as its type does` if there is nothing.
pub(super) fn own_words(form: &WireForm, other: &WireForm) -> String {
    let others = parts(other);
    let own: Vec<String> = parts(form).into_iter().filter(|part| !others.contains(part)).collect();
    if own.is_empty() {
        "as its type does".to_owned()
    } else {
        own.join(", ")
    }
}
