//! Errors in a JSON body: `{"errors":[{"error":{"code":7,"message":"…"}}]}`. Every level may be a list.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::describe::{ErrorBody, Selector};

type Add<'s> = &'s mut dyn FnMut(Option<String>, Option<String>);

pub(super) fn read_errors(body: &[u8], form: &ErrorBody, add: Add<'_>) {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let level = Level {
        path: form.path,
        form,
        add,
    };
    // What is no JSON reports nothing.
    let _ = level.deserialize(&mut deserializer);
}

/// A place on the way to the errors; with an empty path, an error itself.
struct Level<'s> {
    path: &'s [&'static str],
    form: &'s ErrorBody,
    add: Add<'s>,
}

impl Level<'_> {
    fn is_error(&self) -> bool {
        self.path.is_empty()
    }

    /// An error that is nothing but a text.
    fn take_text(self, text: String) {
        if self.is_error() {
            let code = (self.form.code == Some(Selector::Text)).then(|| text.clone());
            let message = (self.form.message == Some(Selector::Text)).then_some(text);
            (self.add)(code, message);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Level<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("errors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items
            .next_element_seed(Level {
                path: self.path,
                form: self.form,
                add: &mut *self.add,
            })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        match self.path.split_first() {
            Some((name, rest)) => step_into(map, name, rest, self.form, self.add),
            None => read_error(map, self.form, self.add),
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.take_text(text.to_owned());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.take_text(number.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.take_text(number.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

fn step_into<'de, A: MapAccess<'de>>(
    mut map: A,
    name: &str,
    rest: &[&'static str],
    form: &ErrorBody,
    add: Add<'_>,
) -> Result<(), A::Error> {
    while let Some(key) = map.next_key::<String>()? {
        if key == name {
            map.next_value_seed(Level {
                path: rest,
                form,
                add: &mut *add,
            })?;
        } else {
            map.next_value::<IgnoredAny>()?;
        }
    }
    Ok(())
}

fn read_error<'de, A: MapAccess<'de>>(mut map: A, form: &ErrorBody, add: Add<'_>) -> Result<(), A::Error> {
    let (mut code, mut message) = (None, None);
    while let Some(key) = map.next_key::<String>()? {
        let is = |selector| match selector {
            Some(Selector::Member(name) | Selector::Attribute(name)) => name == key,
            _ => false,
        };
        match (is(form.code), is(form.message)) {
            (false, false) => {
                map.next_value::<IgnoredAny>()?;
            }
            (is_code, is_message) => {
                let text = scalar_text(map.next_value()?);
                if is_code {
                    code.clone_from(&text);
                }
                if is_message {
                    message = text;
                }
            }
        }
    }
    add(code, message);
    Ok(())
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
