//! How the codecs see the types that generated structs are made of.

use std::borrow::Cow;
use std::collections::BTreeMap;

use bytes::Bytes;

use crate::date::{Date, DateTime};
use crate::decimal::{Decimal, is_json_number};
use crate::describe::{JsonForm, Shape};
use crate::secret::Secret;
use crate::validate::KnownValue;
use crate::value::{Empty, Expected, List, Map, Open, Scalar, ScalarKind, Slot, Structure, View, trimmed};

macro_rules! scalar_slot {
    ($type:ty, $value:ident => $view:expr) => {
        impl Slot for $type {
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }

            fn open(&mut self) -> Open<'_> {
                Open::Scalar(self)
            }

            fn clear(&mut self) {
                *self = Empty::empty();
            }
        }
    };
}

scalar_slot!(String, text => View::Text(Cow::Borrowed(text)));
scalar_slot!(Secret, secret => View::Text(Cow::Borrowed(secret.expose())));
scalar_slot!(Date, date => View::Text(Cow::Borrowed(date.as_str())));
scalar_slot!(DateTime, moment => View::Text(Cow::Borrowed(moment.as_str())));
scalar_slot!(bool, flag => View::Bool(*flag));
scalar_slot!(i64, number => View::Int(*number));
scalar_slot!(f64, number => View::Float(*number));
scalar_slot!(Decimal, number => View::Decimal(number.as_str()));
scalar_slot!(Bytes, bytes => View::Bytes(bytes));

impl Empty for String {
    fn empty() -> Self {
        Self::new()
    }
}

impl Empty for Secret {
    fn empty() -> Self {
        String::new().into()
    }
}

impl Empty for Date {
    fn empty() -> Self {
        String::new().into()
    }
}

impl Empty for DateTime {
    fn empty() -> Self {
        String::new().into()
    }
}

impl Empty for bool {
    fn empty() -> Self {
        false
    }
}

impl Empty for i64 {
    fn empty() -> Self {
        0
    }
}

impl Empty for f64 {
    fn empty() -> Self {
        0.0
    }
}

impl Empty for Decimal {
    fn empty() -> Self {
        String::new().into()
    }
}

impl Empty for Bytes {
    fn empty() -> Self {
        Self::new()
    }
}

#[cfg(feature = "json")]
impl Slot for serde_json::Value {
    fn view(&self) -> View<'_> {
        View::Any(self)
    }

    fn open(&mut self) -> Open<'_> {
        Open::Any(self)
    }

    fn clear(&mut self) {
        *self = Self::Null;
    }
}

#[cfg(feature = "json")]
impl Empty for serde_json::Value {
    fn empty() -> Self {
        Self::Null
    }
}

impl Scalar for String {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        // It is empty: a copy of its own is exactly as long as the text.
        *self = text.to_owned();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("text")
    }
}

impl Scalar for Secret {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = text.into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("text")
    }
}

impl Scalar for Date {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = trimmed(text).into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a date")
    }

    fn kind(&self) -> ScalarKind {
        ScalarKind::Day
    }
}

impl Scalar for DateTime {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = trimmed(text).into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a date and time")
    }

    fn kind(&self) -> ScalarKind {
        ScalarKind::Moment
    }
}

impl Scalar for bool {
    /// Services write flags as `true`, `True` and `1`; nothing else is taken for one.
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        if let "true" | "false" = text {
            *self = text == "true";
            return Ok(());
        }
        let text = text.trim();
        *self = if text.eq_ignore_ascii_case("true") || text == "1" {
            true
        } else if text.eq_ignore_ascii_case("false") || text == "0" {
            false
        } else {
            return Err(self.expected());
        };
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("true or false")
    }

    fn json_form(&self) -> JsonForm {
        JsonForm::Bool
    }
}

impl Scalar for i64 {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        let number = text.parse().or_else(|_| text.trim().parse());
        *self = number.map_err(|_| self.expected())?;
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a whole number")
    }

    fn json_form(&self) -> JsonForm {
        JsonForm::Number
    }
}

impl Scalar for f64 {
    /// `NaN`, `Infinity` and `-Infinity` are numbers, too.
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = match text.trim() {
            "NaN" => Self::NAN,
            "Infinity" => Self::INFINITY,
            "-Infinity" => Self::NEG_INFINITY,
            number if number.ends_with(|last: char| last.is_ascii_digit() || last == '.') => {
                number.parse().map_err(|_| self.expected())?
            }
            _ => return Err(self.expected()),
        };
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a number")
    }

    fn json_form(&self) -> JsonForm {
        JsonForm::Number
    }
}

impl Scalar for Decimal {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        let text = trimmed(text);
        if !is_json_number(text) {
            return Err(self.expected());
        }
        *self = text.into();
        Ok(())
    }

    fn set_literal(&mut self, literal: &str) -> Result<(), Expected> {
        if !literal.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            return Err(self.expected());
        }
        *self = literal.into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a decimal number")
    }

    fn json_form(&self) -> JsonForm {
        JsonForm::Number
    }
}

impl Scalar for Bytes {
    /// Takes Base64, with or without padding, white space passed over.
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = crate::base64_text::decode(text).ok_or_else(|| self.expected())?.into();
        Ok(())
    }

    /// A number is no Base64, though its digits could be.
    fn set_literal(&mut self, _: &str) -> Result<(), Expected> {
        Err(self.expected())
    }

    fn set_bytes(&mut self, bytes: &[u8]) -> Result<(), Expected> {
        *self = Self::copy_from_slice(bytes);
        Ok(())
    }

    fn kind(&self) -> ScalarKind {
        ScalarKind::Bytes
    }

    fn expected(&self) -> Expected {
        Expected("Base64")
    }
}

/// Enums of texts.
impl<T: KnownValue + for<'a> From<&'a str> + Send + Sync> Scalar for T {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = trimmed(text).into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("text")
    }

    fn is_known(&self) -> bool {
        KnownValue::is_known(self)
    }
}

impl<T: Slot + Empty> Slot for Option<T> {
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, Slot::view)
    }

    fn open(&mut self) -> Open<'_> {
        self.get_or_insert_with(T::empty).open()
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn takes_structure(&self) -> bool {
        self.as_ref()
            .map_or_else(|| T::empty().takes_structure(), Slot::takes_structure)
    }
}

impl<T> Empty for Option<T> {
    fn empty() -> Self {
        None
    }
}

impl<T: Slot + Empty> Slot for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn open(&mut self) -> Open<'_> {
        Open::List(self)
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }
}

impl<T> Empty for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }
}

impl<T: Slot + Empty> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn item(&self, index: usize) -> Option<&dyn Slot> {
        self.get(index).map(|item| item as &dyn Slot)
    }

    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Slot> {
        self.get_mut(index).map(|item| item as &mut dyn Slot)
    }

    fn push(&mut self) -> &mut dyn Slot {
        Vec::push(self, T::empty());
        self.last_mut().expect("an item has been pushed the line before")
    }
}

impl<T: Slot + Empty> Slot for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn open(&mut self) -> Open<'_> {
        Open::Map(self)
    }

    fn clear(&mut self) {
        BTreeMap::clear(self);
    }
}

impl<T> Empty for BTreeMap<String, T> {
    fn empty() -> Self {
        Self::new()
    }
}

impl<T: Slot + Empty> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Slot)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value as &dyn Slot)))
    }

    fn insert(&mut self, key: &str) -> &mut dyn Slot {
        self.entry(key.to_owned()).or_insert_with(T::empty)
    }
}

impl<T: Structure + Empty> Slot for T {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }

    fn open(&mut self) -> Open<'_> {
        Open::Structure(self)
    }

    fn clear(&mut self) {
        *self = T::empty();
    }

    fn takes_structure(&self) -> bool {
        true
    }
}

/// For types that hold themselves.
impl<T: Structure> Structure for Box<T> {
    fn shape(&self) -> &'static Shape {
        (**self).shape()
    }

    fn slot(&self, index: usize) -> &dyn Slot {
        (**self).slot(index)
    }

    fn slot_mut(&mut self, index: usize) -> &mut dyn Slot {
        (**self).slot_mut(index)
    }
}

impl<T: Empty> Empty for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }
}
