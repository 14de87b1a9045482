//! Text in addresses and in forms. Everything but RFC 3986's unreserved characters is encoded in an address, so that no
//! value can become syntax there; a form follows the rules of `application/x-www-form-urlencoded`.

use percent_encoding::percent_encode_byte;

/// For each byte whether it stands for itself.
type Kept = [bool; 256];

const UNRESERVED: &Kept = &letters_digits_and(b"-._~");

/// `+` is put for a space apart.
const FORM: &Kept = &letters_digits_and(b"*-._");

const fn letters_digits_and(others: &[u8]) -> Kept {
    let mut kept = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        kept[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut index = 0;
    while index < others.len() {
        kept[others[index] as usize] = true;
        index += 1;
    }
    kept
}

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
    push_kept(out, text, UNRESERVED, percent_encode_byte);
}

fn push_form_text(out: &mut String, text: &str) {
    push_kept(out, text, FORM, |byte| match byte {
        b' ' => "+",
        byte => percent_encode_byte(byte),
    });
}

/// Appends bytes that stand for themselves as they are, and for each other byte what is put instead.
fn push_kept(out: &mut String, text: &str, kept: &Kept, instead: fn(u8) -> &'static str) {
    let is_other = |byte: &u8| !kept[usize::from(*byte)];
    match text.as_bytes().iter().position(is_other) {
        None => out.push_str(text),
        Some(first) => push_runs(out, text, first, is_other, instead),
    }
}

/// From the first byte that is not kept.
fn push_runs(
    out: &mut String,
    text: &str,
    first: usize,
    is_other: impl Fn(&u8) -> bool,
    instead: fn(u8) -> &'static str,
) {
    out.reserve(text.len());
    let mut run = 0;
    for (at, byte) in text.as_bytes().iter().enumerate().skip(first) {
        if !is_other(byte) {
            continue;
        }
        // Between the bytes of one character the run is empty and no part of the text.
        out.push_str(text.get(run..at).unwrap_or_default());
        out.push_str(instead(*byte));
        run = at + 1;
    }
    out.push_str(text.get(run..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Alphabet, push_encoded};

    proptest! {
        #[test]
        fn forms_are_those_of_the_url_standard(text in any::<String>()) {
            let mut out = String::new();
            Alphabet::Form.push(&mut out, &text);
            prop_assert_eq!(out, form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
        }

        #[test]
        fn addresses_keep_what_is_unreserved(text in any::<String>()) {
            let mut out = String::new();
            push_encoded(&mut out, &text);
            prop_assert!(out.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
            let back = percent_encoding::percent_decode_str(&out).decode_utf8().unwrap();
            prop_assert_eq!(back, text);
        }
    }
}
