//! Errors in a JSON body: `{"errors":[{"error":{"code":7,"message":"…"}}]}`. Every level may be a list. An array of nothing
//! but scalars is one error for a form that reads items by their positions, and a list of errors for any other.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::ANY;
use super::choice::{Choices, begin_at};
use crate::describe::{ErrorBody, Selector};

/// What to do with each error. `key` is what the path's last `*` stands for.
pub(in crate::decode) trait Errors {
    /// An error that has members.
    fn object<'de, A: MapAccess<'de>>(&mut self, key: Option<&str>, members: A) -> Result<(), A::Error>;
    /// An error that is nothing but a text.
    fn text(&mut self, key: Option<&str>, text: String);
    /// An error that is an array: its first items, those without a text too.
    fn array(&mut self, key: Option<&str>, items: Vec<Option<String>>);
}

/// Where errors are.
#[derive(Clone, Copy)]
pub(in crate::decode) struct Way<'p> {
    path: &'p [&'p str],
    /// How many items of an array of scalars count; none: each of them is an error.
    items: usize,
}

impl<'p> Way<'p> {
    pub(in crate::decode) fn to_errors_of(form: &ErrorBody) -> Way<'static> {
        Way {
            path: form.path,
            items: form.items(),
        }
    }

    /// To a body that is the error.
    pub(in crate::decode) fn to_the_body() -> Way<'static> {
        Way { path: &[], items: 0 }
    }

    /// What is left of it behind its first name.
    fn behind(self, path: &'p [&'p str]) -> Self {
        Self { path, ..self }
    }

    fn is_at_error(self) -> bool {
        self.path.is_empty()
    }
}

/// Follows the way down to the errors.
pub(in crate::decode) fn each_error(body: &[u8], way: Way<'_>, errors: &mut impl Errors) {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let level = Level {
        way,
        key: None,
        errors: &mut *errors,
    };
    // What is no JSON reports nothing.
    if let Ok(Value::Scalar(Some(text))) = level.deserialize(&mut deserializer) {
        errors.text(None, text);
    }
}

pub(super) fn read_errors<'h>(
    body: &[u8],
    form: &ErrorBody,
    begin: &dyn Fn() -> Choices<'h>,
    add: &mut dyn FnMut(&Choices<'_>),
) {
    each_error(body, Way::to_errors_of(form), &mut Report { begin, add });
}

/// A place on the way to the errors; at its end, an error itself.
struct Level<'s, E> {
    way: Way<'s>,
    key: Option<&'s str>,
    errors: &'s mut E,
}

/// What stands at a place.
enum Value {
    /// Its text, if it has one and is at the end of the way.
    Scalar(Option<String>),
    /// Objects and arrays; the errors in them have been taken.
    Nested,
}

impl<E: Errors> Level<'_, E> {
    fn scalar<T>(self, text: impl ToString) -> Result<Value, T> {
        Ok(Value::Scalar(self.way.is_at_error().then(|| text.to_string())))
    }

    /// Reads the items of an array that may be an error; in a list of other things, scalars are none.
    fn array<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { way, key, errors } = self;
        let mut scalars = Vec::new();
        let mut is_error = true;
        while let Some(item) = items.next_element_seed(Level {
            way,
            key,
            errors: &mut *errors,
        })? {
            match item {
                Value::Nested => is_error = false,
                Value::Scalar(text) if scalars.len() < way.items => scalars.push(text),
                Value::Scalar(_) => {}
            }
        }
        if is_error && !scalars.is_empty() {
            errors.array(key, scalars);
        }
        Ok(())
    }

    fn list<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { way, key, errors } = self;
        while let Some(item) = items.next_element_seed(Level {
            way,
            key,
            errors: &mut *errors,
        })? {
            if let Value::Scalar(Some(text)) = item {
                errors.text(key, text);
            }
        }
        Ok(())
    }

    fn members<'de, A: MapAccess<'de>>(self, name: &str, way: Way<'_>, mut map: A) -> Result<(), A::Error> {
        let Self { key, errors, .. } = self;
        let is_any = name == ANY;
        while let Some(member) = map.next_key::<String>()? {
            if !is_any && member != name {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let key = if is_any { Some(member.as_str()) } else { key };
            let value = map.next_value_seed(Level {
                way,
                key,
                errors: &mut *errors,
            })?;
            if let Value::Scalar(Some(text)) = value {
                errors.text(key, text);
            }
        }
        Ok(())
    }
}

impl<'de, E: Errors> DeserializeSeed<'de> for Level<'_, E> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, E: Errors> Visitor<'de> for Level<'_, E> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("errors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Value, A::Error> {
        if self.way.is_at_error() && self.way.items > 0 {
            self.array(items)?;
        } else {
            self.list(items)?;
        }
        Ok(Value::Nested)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        match self.way.path.split_first() {
            None => self.errors.object(self.key, map)?,
            Some((name, rest)) => {
                let way = self.way.behind(rest);
                self.members(name, way, map)?;
            }
        }
        Ok(Value::Nested)
    }

    fn visit_str<T>(self, text: &str) -> Result<Value, T> {
        self.scalar(text)
    }

    fn visit_i64<T>(self, number: i64) -> Result<Value, T> {
        self.scalar(number)
    }

    fn visit_u64<T>(self, number: u64) -> Result<Value, T> {
        self.scalar(number)
    }

    fn visit_f64<T>(self, number: f64) -> Result<Value, T> {
        self.scalar(number)
    }

    fn visit_bool<T>(self, _: bool) -> Result<Value, T> {
        Ok(Value::Scalar(None))
    }

    fn visit_unit<T>(self) -> Result<Value, T> {
        Ok(Value::Scalar(None))
    }
}

/// Reads code, message and field of each.
struct Report<'s, 'h> {
    begin: &'s dyn Fn() -> Choices<'h>,
    add: &'s mut dyn FnMut(&Choices<'_>),
}

impl Errors for Report<'_, '_> {
    fn object<'de, A: MapAccess<'de>>(&mut self, key: Option<&str>, mut members: A) -> Result<(), A::Error> {
        let mut choices = begin_at(self.begin, key);
        while let Some(key) = members.next_key::<String>()? {
            let is = |selector| matches!(selector, Selector::Member(name) | Selector::Attribute(name) if name == key);
            if choices.wants(is) {
                let value = members.next_value()?;
                choices.offer(is, || scalar_text(value));
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        (self.add)(&choices);
        Ok(())
    }

    fn text(&mut self, key: Option<&str>, text: String) {
        let mut choices = begin_at(self.begin, key);
        choices.offer(|selector| selector == Selector::Text, || Some(text.clone()));
        (self.add)(&choices);
    }

    fn array(&mut self, key: Option<&str>, items: Vec<Option<String>>) {
        let mut choices = begin_at(self.begin, key);
        for (position, item) in items.iter().enumerate() {
            choices.offer(|selector| selector == Selector::Position(position), || item.clone());
        }
        (self.add)(&choices);
    }
}

/// A scalar as text, a number as it is written; other values have none.
fn scalar_text(raw: &RawValue) -> Option<String> {
    let raw = raw.get();
    match raw.as_bytes().first()? {
        b'"' => serde_json::from_str(raw).ok(),
        b'{' | b'[' | b'n' => None,
        _ => Some(raw.to_owned()),
    }
}
