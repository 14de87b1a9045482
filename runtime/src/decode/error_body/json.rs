//! Errors in a JSON body: `{"errors":[{"error":{"code":7,"message":"…"}}]}`. Every level may be a list.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::choice::Choices;
use crate::describe::{ErrorBody, Selector};

/// What to do with each error.
pub(in crate::decode) trait Errors {
    /// An error that has members.
    fn object<'de, A: MapAccess<'de>>(&mut self, members: A) -> Result<(), A::Error>;
    /// An error that is nothing but a text.
    fn text(&mut self, text: String);
}

/// Follows the path down to the errors.
pub(in crate::decode) fn each_error(body: &[u8], path: &[&str], errors: &mut impl Errors) {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    // What is no JSON reports nothing.
    let _ = Level { path, errors }.deserialize(&mut deserializer);
}

pub(super) fn read_errors<'h>(
    body: &[u8],
    form: &ErrorBody,
    begin: &dyn Fn() -> Choices<'h>,
    add: &mut dyn FnMut(Choices<'h>),
) {
    each_error(body, form.path, &mut Report { begin, add });
}

/// A place on the way to the errors; with an empty path, an error itself.
struct Level<'s, E> {
    path: &'s [&'s str],
    errors: &'s mut E,
}

impl<E: Errors> Level<'_, E> {
    fn take_text<T>(self, text: impl ToString) -> Result<(), T> {
        if self.path.is_empty() {
            self.errors.text(text.to_string());
        }
        Ok(())
    }
}

impl<'de, E: Errors> DeserializeSeed<'de> for Level<'_, E> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, E: Errors> Visitor<'de> for Level<'_, E> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("errors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items
            .next_element_seed(Level {
                path: self.path,
                errors: &mut *self.errors,
            })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((name, rest)) = self.path.split_first() else {
            return self.errors.object(map);
        };
        while let Some(key) = map.next_key::<String>()? {
            if key == *name {
                map.next_value_seed(Level {
                    path: rest,
                    errors: &mut *self.errors,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_str<T>(self, text: &str) -> Result<(), T> {
        self.take_text(text)
    }

    fn visit_i64<T>(self, number: i64) -> Result<(), T> {
        self.take_text(number)
    }

    fn visit_u64<T>(self, number: u64) -> Result<(), T> {
        self.take_text(number)
    }

    fn visit_f64<T>(self, number: f64) -> Result<(), T> {
        self.take_text(number)
    }

    fn visit_bool<T>(self, _: bool) -> Result<(), T> {
        Ok(())
    }

    fn visit_unit<T>(self) -> Result<(), T> {
        Ok(())
    }
}

/// Reads code and message of each.
struct Report<'s, 'h> {
    begin: &'s dyn Fn() -> Choices<'h>,
    add: &'s mut dyn FnMut(Choices<'h>),
}

impl Errors for Report<'_, '_> {
    fn object<'de, A: MapAccess<'de>>(&mut self, mut members: A) -> Result<(), A::Error> {
        let mut choices = (self.begin)();
        while let Some(key) = members.next_key::<String>()? {
            let is = |selector| matches!(selector, Selector::Member(name) | Selector::Attribute(name) if name == key);
            if choices.wants(is) {
                let value = members.next_value()?;
                choices.offer(is, || scalar_text(value));
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        (self.add)(choices);
        Ok(())
    }

    fn text(&mut self, text: String) {
        let mut choices = (self.begin)();
        choices.offer(|selector| selector == Selector::Text, || Some(text.clone()));
        (self.add)(choices);
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
