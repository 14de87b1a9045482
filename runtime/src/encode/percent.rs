//! Text in addresses and in forms. Everything but RFC 3986's unreserved characters is encoded in an address, so that no
//! value can become syntax there; a form follows the rules of `application/x-www-form-urlencoded`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_');

/// Where pairs of a name and a text stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// In an address: a space is `%20`.
    Address,
    /// In a form: a space is `+`.
    Form,
}

impl Alphabet {
    /// Appends a name or a text.
    pub(super) fn push(self, out: &mut String, text: &str) {
        match self {
            Self::Address => push_encoded(out, text),
            Self::Form => push_form_text(out, text),
        }
    }

    /// Appends `name=text`.
    pub(super) fn push_pair(self, out: &mut String, name: &str, text: &str) {
        self.push_name(out, name);
        out.push('=');
        self.push(out, text);
    }

    /// Appends a name that has no `=`.
    pub(super) fn push_name(self, out: &mut String, name: &str) {
        if !out.is_empty() {
            out.push('&');
        }
        self.push(out, name);
    }
}

/// Appends a value to a path.
pub(super) fn push_encoded(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}

fn push_form_text(out: &mut String, text: &str) {
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push('+');
        }
        out.extend(utf8_percent_encode(word, FORM));
    }
}
