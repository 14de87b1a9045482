//! How the codecs reach into generated structs: by index, through trait objects, so that each codec is compiled once
//! and not once for every type.

use std::borrow::Cow;
use std::fmt;

use crate::describe::Shape;

/// A struct whose fields a codec can reach by index. Made by [`structure!`](crate::structure).
pub trait Structure: fmt::Debug + Send + Sync {
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
pub trait Slot: fmt::Debug + Send + Sync {
    /// What it holds now.
    fn view(&self) -> View<'_>;

    /// What kind of value it takes, made ready to be filled: an `Option` becomes `Some`.
    fn open(&mut self) -> Open<'_>;

    /// Forgets what it holds: an `Option` becomes `None`, a list has no items. When an answer says a thing twice, the
    /// last word counts.
    fn clear(&mut self);

    /// Whether it takes an object, also while it holds nothing.
    fn takes_structure(&self) -> bool {
        matches!(self.view(), View::Structure(_))
    }
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
    /// A number with a floating point.
    Float(f64),
    /// A decimal number, digit for digit.
    Decimal(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Any JSON value.
    #[cfg(feature = "json")]
    Any(&'a serde_json::Value),
    /// An object.
    Structure(&'a dyn Structure),
    /// One of several members.
    Union(&'a dyn Union),
    /// A list.
    List(&'a dyn List),
    /// A map from texts.
    Map(&'a dyn Map),
}

/// A slot that waits to be filled.
pub enum Open<'a> {
    /// Takes a scalar.
    Scalar(&'a mut dyn Scalar),
    /// Takes fields.
    Structure(&'a mut dyn Structure),
    /// Takes one member.
    Union(&'a mut dyn Union),
    /// Takes items.
    List(&'a mut dyn List),
    /// Takes entries.
    Map(&'a mut dyn Map),
    /// Takes any JSON value.
    #[cfg(feature = "json")]
    Any(&'a mut serde_json::Value),
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
    /// An item to change.
    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Slot>;
    /// Adds an empty item to be filled.
    fn push(&mut self) -> &mut dyn Slot;
}

/// A map of slots by text.
pub trait Map: Send + Sync {
    /// Number of entries.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Every entry, in the order of the keys.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Slot)> + '_>;
    /// The slot of that key: a new one, or the one that is there.
    fn insert(&mut self, key: &str) -> &mut dyn Slot;
}

/// One of several members, told apart by its name.
pub trait Union: Send + Sync {
    /// Names and forms of the members, as fields.
    fn shape(&self) -> &'static Shape;
    /// The member that is set; `None`: one that the documentation does not list.
    fn member(&self) -> Option<(usize, &dyn Slot)>;
    /// The name on the wire of a member that the documentation does not list.
    fn unknown(&self) -> Option<&str>;
    /// Chooses the member of that index, to fill; the member that is set already keeps what it holds.
    ///
    /// # Panics
    /// If the shape has no member of that index: a codec asks for no other.
    fn select(&mut self, index: usize) -> &mut dyn Slot;
    /// Chooses a member that the documentation does not list.
    fn select_unknown(&mut self, name: &str);
}

/// What an error answer holds apart from code and message.
pub trait Details: Structure + std::any::Any {
    /// For reading it back as its own type.
    fn as_any(&self) -> &dyn std::any::Any;
    /// To fill.
    fn as_structure_mut(&mut self) -> &mut dyn Structure;
    /// To look at.
    fn as_structure(&self) -> &dyn Structure;
}

impl<T: Structure + std::any::Any> Details for T {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }

    fn as_structure_mut(&mut self) -> &mut dyn Structure {
        self
    }

    fn as_structure(&self) -> &dyn Structure {
        self
    }
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

    /// Takes bytes as they are: a body, or what Base64 stood for.
    ///
    /// # Errors
    /// What the type would have taken.
    fn set_bytes(&mut self, bytes: &[u8]) -> Result<(), Expected> {
        let text = std::str::from_utf8(bytes).map_err(|_| Expected("text in UTF-8"))?;
        self.set_text(text)
    }

    /// Which form JSON gives the type; what comes in another is a deviation.
    fn json_form(&self) -> crate::describe::JsonForm {
        crate::describe::JsonForm::Text
    }

    /// What of it travels in another way than text does.
    fn kind(&self) -> ScalarKind {
        ScalarKind::Plain
    }

    /// Whether the documentation lists the value that it holds.
    fn is_known(&self) -> bool {
        true
    }
}

/// What of a scalar travels in another way than text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarKind {
    /// Nothing.
    Plain,
    /// Bytes: Base64 in a document, themselves as a body.
    Bytes,
    /// A day, kept as ISO 8601 text.
    Day,
    /// A moment, kept as ISO 8601 text.
    Moment,
}

/// What a slot would have taken: `a whole number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected(pub &'static str);

/// The text without white space around it. Mostly there is none, and two looks will do.
#[doc(hidden)]
#[must_use]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

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
        static SHAPE: Shape = Shape::new("()", &[], None);
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

/// A struct as `#[derive(Debug)]` writes it, for all of them.
#[doc(hidden)]
pub fn debug(structure: &dyn Structure, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = structure.shape();
    let mut out = formatter.debug_struct(shape.name);
    for (index, field) in shape.fields.iter().enumerate() {
        out.field(field.name, &structure.slot(index));
    }
    out.finish()
}

/// Whether all fields of two structs of one type hold the same, for all of them.
#[doc(hidden)]
#[must_use]
pub fn equal<T: Structure>(left: &T, right: &T) -> bool {
    same_fields(left, right)
}

fn same_fields(left: &dyn Structure, right: &dyn Structure) -> bool {
    (0..left.shape().fields.len()).all(|index| same(&left.slot(index).view(), &right.slot(index).view()))
}

/// Whether two values of one type are the same.
fn same(left: &View<'_>, right: &View<'_>) -> bool {
    match (left, right) {
        (View::Absent, View::Absent) => true,
        (View::Bool(left), View::Bool(right)) => left == right,
        (View::Int(left), View::Int(right)) => left == right,
        (View::Text(left), View::Text(right)) => left == right,
        (View::Float(left), View::Float(right)) => left == right,
        (View::Decimal(left), View::Decimal(right)) => left == right,
        (View::Bytes(left), View::Bytes(right)) => left == right,
        #[cfg(feature = "json")]
        (View::Any(left), View::Any(right)) => left == right,
        (View::Structure(left), View::Structure(right)) => same_fields(*left, *right),
        (View::Union(left), View::Union(right)) => same_member(*left, *right),
        (View::List(left), View::List(right)) => same_items(*left, *right),
        (View::Map(left), View::Map(right)) => same_entries(*left, *right),
        _ => false,
    }
}

fn same_member(left: &dyn Union, right: &dyn Union) -> bool {
    match (left.member(), right.member()) {
        (Some((left, value)), Some((right, other))) => left == right && same(&value.view(), &other.view()),
        (None, None) => left.unknown() == right.unknown(),
        _ => false,
    }
}

fn same_items(left: &dyn List, right: &dyn List) -> bool {
    let same_item = |index| match (left.item(index), right.item(index)) {
        (Some(left), Some(right)) => same(&left.view(), &right.view()),
        _ => false,
    };
    left.len() == right.len() && (0..left.len()).all(same_item)
}

fn same_entries(left: &dyn Map, right: &dyn Map) -> bool {
    let mut pairs = left.entries().zip(right.entries());
    left.len() == right.len()
        && pairs.all(|((key, left), (other, right))| key == other && same(&left.view(), &right.view()))
}
