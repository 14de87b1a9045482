//! The secrets of one call: the client's credentials and the request's secret fields, with their Base64 forms.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use super::SHORT;
use super::spelling::end_of_match;
use crate::value::{Slot, Structure, View};

#[derive(Default)]
pub(crate) struct Secrets(Vec<Zeroizing<String>>);

/// A secret at the beginning of a text.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) short: bool,
}

impl Secrets {
    /// Adds a text that may not be shown, nor its Base64 forms, nor what is left of it when somebody tidies its white
    /// space.
    pub(crate) fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.0.push(Zeroizing::new(text.to_owned()));
        let mut tidied = Zeroizing::new(String::with_capacity(text.len()));
        for word in text.split_whitespace() {
            if !tidied.is_empty() {
                tidied.push(' ');
            }
            tidied.push_str(word);
        }
        if !tidied.is_empty() && *tidied != text {
            self.0.push(tidied);
        }
        for form in [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD] {
            self.0.push(Zeroizing::new(form.encode(text)));
        }
    }

    /// Adds the values of all fields that are described as secret.
    pub(crate) fn add_fields(&mut self, structure: &dyn Structure) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            self.add_value(structure.slot(index), field.secret);
        }
    }

    fn add_value(&mut self, slot: &dyn Slot, secret: bool) {
        match slot.view() {
            View::Text(text) if secret => self.add(&text),
            View::Int(number) if secret => self.add(&number.to_string()),
            View::Absent | View::Bool(_) | View::Text(_) | View::Int(_) => {}
            View::Structure(inner) => self.add_structure(inner, secret),
            View::List(list) => {
                for item in (0..list.len()).filter_map(|index| list.item(index)) {
                    self.add_value(item, secret);
                }
            }
        }
    }

    fn add_structure(&mut self, structure: &dyn Structure, secret: bool) {
        for (index, field) in structure.shape().fields.iter().enumerate() {
            self.add_value(structure.slot(index), secret || field.secret);
        }
    }

    /// The longest secret that the text begins with.
    pub(super) fn longest_match(&self, text: &str) -> Option<Found> {
        self.0
            .iter()
            .filter_map(|secret| {
                let end = end_of_match(text, secret)?;
                let short = secret.chars().count() < SHORT;
                Some(Found { end, short })
            })
            .max_by_key(|found| found.end)
    }
}
