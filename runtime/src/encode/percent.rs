//! Text in addresses and in forms. Everything but RFC 3986's unreserved characters is encoded in an address, so that no
//! value can become syntax there; a form follows the rules of `application/x-www-form-urlencoded`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A space stays and becomes `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b' ');

/// Appends a value to a path.
pub(super) fn push_encoded(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}

/// Appends `name=value` to a query string.
pub(super) fn push_query(query: &mut String, name: &str, text: &str) {
    separate(query);
    push_encoded(query, name);
    query.push('=');
    push_encoded(query, text);
}

/// Appends `name=value` to a form.
pub(super) fn push_form(form: &mut String, name: &str, text: &str) {
    separate(form);
    push_form_text(form, name);
    form.push('=');
    push_form_text(form, text);
}

fn push_form_text(form: &mut String, text: &str) {
    for piece in utf8_percent_encode(text, FORM) {
        form.extend(
            piece
                .chars()
                .map(|character| if character == ' ' { '+' } else { character }),
        );
    }
}

fn separate(pairs: &mut String) {
    if !pairs.is_empty() {
        pairs.push('&');
    }
}
