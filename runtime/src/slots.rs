//! How the codecs see the types that generated structs are made of.

use std::borrow::Cow;

use crate::date::{Date, DateTime};
use crate::secret::Secret;
use crate::value::{Empty, Expected, List, Open, Scalar, Slot, View};

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

impl Scalar for String {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        text.clone_into(self);
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
        *self = text.trim().into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a date")
    }
}

impl Scalar for DateTime {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = text.trim().into();
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a date and time")
    }
}

impl Scalar for bool {
    /// Services write flags as `true`, `True` and `1`; nothing else is taken for one.
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
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
}

impl Scalar for i64 {
    fn set_text(&mut self, text: &str) -> Result<(), Expected> {
        *self = text.trim().parse().map_err(|_| self.expected())?;
        Ok(())
    }

    fn expected(&self) -> Expected {
        Expected("a whole number")
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

    fn push(&mut self) -> &mut dyn Slot {
        Vec::push(self, T::empty());
        self.last_mut().expect("an item has been pushed the line before")
    }
}

/// For types that hold themselves.
impl<T: Slot> Slot for Box<T> {
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn open(&mut self) -> Open<'_> {
        (**self).open()
    }

    fn clear(&mut self) {
        (**self).clear();
    }
}

impl<T: Empty> Empty for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }
}
