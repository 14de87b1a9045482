//! The secrets of one call: the client's credentials and the request's secret fields, with their Base64 forms.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use super::SHORT;
use super::spelling::end_of_match;
use crate::describe::{Encoding, Form};
use crate::encode::sent_text;
use crate::value::{Slot, Structure, View};

/// So many bytes of a secret are looked for. It is far less than what is looked at of a text, so that a long secret is
/// found although its end is not there. A multiple of three: Base64 of a beginning is a beginning of Base64.
const LONGEST: usize = 1023;

#[derive(Default)]
pub(crate) struct Secrets(Vec<Needle>);

struct Needle {
    text: Zeroizing<String>,
    /// It is the beginning of a secret only.
    is_cut: bool,
}

/// A secret at the beginning of a text.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) short: bool,
}

impl Secrets {
    /// Adds a text that may not be shown, nor its Base64 forms, nor what is left of it when somebody tidies its white
    /// space.
    pub(crate) fn add(&mut self, text: &str) {
        let beginning = beginning_of(text);
        let is_cut = beginning.len() < text.len();
        self.push(Zeroizing::new(beginning.to_owned()), is_cut);
        let tidied = tidy(beginning);
        if tidied.as_str() != beginning {
            self.push(tidied, is_cut);
        }
        self.add_base64(text.as_bytes());
    }

    /// Adds bytes that may not be shown, as Base64 or as the text that they may be.
    fn add_bytes(&mut self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.add(text),
            Err(_) => {
                self.add(&String::from_utf8_lossy(bytes));
                self.add(&bytes.iter().copied().map(char::from).collect::<String>());
                self.add_base64(bytes);
            }
        }
    }

    fn add_base64(&mut self, bytes: &[u8]) {
        let beginning = bytes.get(..LONGEST).unwrap_or(bytes);
        let is_cut = beginning.len() < bytes.len();
        for form in [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD] {
            self.push(Zeroizing::new(form.encode(beginning)), is_cut);
        }
    }

    fn push(&mut self, text: Zeroizing<String>, is_cut: bool) {
        if !text.is_empty() {
            self.0.push(Needle { text, is_cut });
        }
    }

    /// Adds the values of all fields that are described as secret.
    pub(crate) fn add_fields(&mut self, structure: &dyn Structure) {
        self.add_structure(structure, false);
    }

    fn add_structure(&mut self, structure: &dyn Structure, secret: bool) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            self.add_value(structure.slot(index), field.form, secret || field.secret);
        }
    }

    fn add_value(&mut self, slot: &dyn Slot, form: &Form, secret: bool) {
        let view = slot.view();
        let before = self.0.len();
        self.add_view(&view, form, secret);
        // What is sent as Base64 cannot be found by its parts.
        if self.0.len() > before && form.encoding == Encoding::JsonBase64 {
            self.add_sent(&view, form);
        }
    }

    fn add_sent(&mut self, view: &View<'_>, form: &Form) {
        if let Some(sent) = sent_text(view, form) {
            self.add(&sent);
        }
    }

    fn add_view(&mut self, view: &View<'_>, form: &Form, secret: bool) {
        match view {
            View::Structure(inner) => self.add_structure(*inner, secret),
            View::Union(union) => {
                if let Some((index, slot)) = union.member()
                    && let Some(member) = union.shape().fields.get(index)
                {
                    self.add_value(slot, member.form, secret || member.secret);
                }
            }
            View::List(list) => {
                for item in (0..list.len()).filter_map(|index| list.item(index)) {
                    self.add_value(item, form.element(), secret);
                }
            }
            View::Map(map) => {
                for (key, item) in map.entries() {
                    if secret {
                        self.add(key);
                    }
                    self.add_value(item, form.element(), secret);
                }
            }
            View::Absent | View::Bool(_) => {}
            scalar if secret => {
                self.add_scalar(scalar);
                // A moment or a number may be sent in another spelling.
                if form.encoding != Encoding::Plain || matches!(scalar, View::Float(_)) {
                    self.add_sent(scalar, form);
                }
            }
            _ => {}
        }
    }

    fn add_scalar(&mut self, view: &View<'_>) {
        match view {
            View::Text(text) => self.add(text),
            View::Int(number) => self.add(&number.to_string()),
            View::Float(number) => self.add(&number.to_string()),
            View::Decimal(digits) => self.add(digits),
            View::Bytes(bytes) => self.add_bytes(bytes),
            #[cfg(feature = "json")]
            View::Any(value) => self.add_json(value),
            _ => {}
        }
    }

    #[cfg(feature = "json")]
    fn add_json(&mut self, value: &serde_json::Value) {
        use serde_json::Value;
        match value {
            Value::String(text) => self.add(text),
            Value::Number(number) => self.add(&number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| self.add_json(item)),
            Value::Object(members) => {
                for (name, member) in members {
                    self.add(name);
                    self.add_json(member);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// The longest secret that the text begins with.
    pub(super) fn longest_match(&self, text: &str) -> Option<Found> {
        self.0
            .iter()
            .filter_map(|needle| {
                let end = end_of_match(text, &needle.text)?;
                Some(Found {
                    // Where the rest of the secret ends is not known.
                    end: if needle.is_cut { text.len() } else { end },
                    short: needle.text.chars().count() < SHORT,
                })
            })
            .max_by_key(|found| found.end)
    }
}

fn beginning_of(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// One space between words, none around them.
fn tidy(text: &str) -> Zeroizing<String> {
    let mut tidied = Zeroizing::new(String::with_capacity(text.len()));
    for word in text.split_whitespace() {
        if !tidied.is_empty() {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    tidied
}
