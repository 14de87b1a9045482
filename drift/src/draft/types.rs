//! The types of a file: those that stand in the fields that use them, and those that need a name.

use super::names::{Names, few_words, pascal, sentence};
use super::yaml::{Map, Value};
use crate::edit::quoted;
use crate::facts::EnumText;

/// The types of a file.
#[derive(Debug, Default)]
pub(super) struct Types {
    names: Names,
    /// Those with a name, as the file has them under `types`.
    pub(super) named: Map,
}

impl Types {
    /// Keeps the names that an operation makes types of.
    pub(super) fn keep_for(&mut self, operation: &str) {
        let name = pascal(operation);
        for end in ["", "Request", "Response", "ErrorKind", "Error", "Builder"] {
            self.names.take(&format!("{name}{end}"));
        }
    }

    /// Whether a type may stand in its field under that name. The name is taken then.
    pub(super) fn is_free(&mut self, name: &str) -> bool {
        self.names.take(name)
    }

    /// An object with a name; the name.
    pub(super) fn object(&mut self, name: &str, path: &str, fields: Map) -> String {
        let mut object = Map::default();
        object.text("about", sentence(path));
        object.add("fields", Value::Map(fields));
        self.add(name, object)
    }

    /// An enum with a name; the name.
    pub(super) fn enumeration(&mut self, name: &str, values: &[EnumText]) -> String {
        let mut object = Map::default();
        object.text("about", sentence(name));
        write_values(values, &mut object);
        let same = self
            .named
            .entries
            .iter()
            .find(|entry| entry.value == Value::Map(object.clone()));
        match same {
            Some(entry) => entry.key.clone(),
            None => self.add(name, object),
        }
    }

    /// An enum in its field, or under `other` where the field's name is taken.
    pub(super) fn enum_of(&mut self, field: &str, other: &str, values: &[EnumText], map: &mut Map) {
        match self.is_free(&pascal(field)) {
            true => write_values(values, map),
            false => {
                let name = self.enumeration(other, values);
                map.yaml("type", name);
            }
        }
    }

    fn add(&mut self, name: &str, ty: Map) -> String {
        let name = self.names.unique(name);
        self.named.add(name.clone(), Value::Map(ty));
        name
    }
}

/// The values, with what they mean where a few words say it of each.
fn write_values(values: &[EnumText], map: &mut Map) {
    let mut texts: Vec<&EnumText> = Vec::new();
    for value in values {
        if texts.iter().all(|known| known.text != value.text) {
            texts.push(value);
        }
    }
    let meanings: Option<Vec<_>> = texts.iter().map(|value| few_words(value.meaning.as_deref()?)).collect();
    match meanings {
        Some(meanings) => {
            let mut by_value = Map::default();
            for (value, meaning) in texts.iter().zip(meanings) {
                by_value.text(value.text.as_str(), format!("{meaning}."));
            }
            map.map("enum", by_value);
        }
        None => {
            let texts: Vec<_> = texts.iter().map(|value| quoted(&value.text)).collect();
            map.yaml("enum", format!("[{}]", texts.join(", ")));
        }
    }
}
