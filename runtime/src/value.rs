//! How the codecs reach into generated structs: by index, through trait objects, so that each codec is compiled once
//! and not once for every type.

use std::borrow::Cow;

use crate::describe::Shape;

/// A struct whose fields a codec can reach by index. Made by [`structure!`](crate::structure).
pub trait Structure: Send + Sync {
    /// Names, places and encodings of the fields.
    fn shape(&self) -> &'static Shape;
    /// The field of that index, to read.
    ///
    /// # Panics
    /// If the shape has no field of that index: a codec asks for no other.
    fn slot(&self, index: usize) -> &dyn Slot;
    /// The field of that index, to fill.
    ///
    /// # Panics
    /// If the shape has no field of that index: a codec asks for no other.
    fn slot_mut(&mut self, index: usize) -> &mut dyn Slot;
}

/// A value inside a struct or a list.
pub trait Slot: Send + Sync {
    /// What it holds now.
    fn view(&self) -> View<'_>;

    /// What kind of value it takes, made ready to be filled: an `Option` becomes `Some`.
    fn open(&mut self) -> Open<'_>;

    /// Forgets what it holds: an `Option` becomes `None`, a list has no items. When an answer says a thing twice, the
    /// last word counts.
    fn clear(&mut self);
}

/// What a slot holds.
pub enum View<'a> {
    /// Nothing: an `Option` that is `None`.
    Absent,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text: a string, an enum's value, a date.
    Text(Cow<'a, str>),
    /// An object.
    Structure(&'a dyn Structure),
    /// A list.
    List(&'a dyn List),
}

/// A slot that waits to be filled.
pub enum Open<'a> {
    /// Takes a scalar.
    Scalar(&'a mut dyn Scalar),
    /// Takes fields.
    Structure(&'a mut dyn Structure),
    /// Takes items.
    List(&'a mut dyn List),
}

/// A list of slots.
pub trait List: Send + Sync {
    /// Number of items.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// An item to read.
    fn item(&self, index: usize) -> Option<&dyn Slot>;
    /// Adds an empty item to be filled.
    fn push(&mut self) -> &mut dyn Slot;
}

/// A slot that takes a scalar.
pub trait Scalar: Send + Sync {
    /// Takes text; text that is no value of this type is refused with what was expected.
    ///
    /// # Errors
    /// What the type would have taken.
    fn set_text(&mut self, text: &str) -> Result<(), Expected>;

    /// What text it takes, for telling that there was none.
    fn expected(&self) -> Expected;

    /// Takes a JSON number or boolean by its literal.
    ///
    /// # Errors
    /// What the type would have taken.
    fn set_literal(&mut self, literal: &str) -> Result<(), Expected> {
        self.set_text(literal)
    }
}

/// What a slot would have taken: `a whole number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected(pub &'static str);

/// A value before anything is known of it. A decoder fills it and reports what stayed empty; a request builder does not
/// let a required one stay so.
pub trait Empty {
    /// The empty value: no text, zero, no items.
    fn empty() -> Self;
}

/// The end of every generated `slot` function.
///
/// # Panics
/// Always: it is reached only when a codec asks for a field that the shape does not have.
#[doc(hidden)]
#[cold]
#[allow(
    clippy::panic,
    reason = "an index beyond the shape is a fault of this crate, not of any input"
)]
pub fn no_such_field(shape: &Shape, index: usize) -> ! {
    panic!("{} has no field {index}", shape.name)
}

/// No fields: the request or the answer of an operation that has none.
impl Structure for () {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape {
            name: "()",
            fields: &[],
        };
        &SHAPE
    }

    fn slot(&self, index: usize) -> &dyn Slot {
        no_such_field(self.shape(), index)
    }

    fn slot_mut(&mut self, index: usize) -> &mut dyn Slot {
        no_such_field(self.shape(), index)
    }
}

impl Empty for () {
    fn empty() -> Self {}
}
