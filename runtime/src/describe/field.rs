//! The fields of a generated struct.

use super::form::PLAIN;
use super::{Form, Namespace};

/// A generated struct: its name and its fields, in the order of the struct.
#[derive(Debug)]
pub struct Shape {
    /// `Account`.
    pub name: &'static str,
    /// Index for index what [`Structure`](crate::value::Structure) gives access to.
    pub fields: &'static [Field],
    /// The XML namespace of the type's elements.
    pub namespace: Option<Namespace>,
    /// Where any of the fields travels: [`Place::bit`]s.
    places: u16,
    /// The required ones among the first 64 fields: bit for index.
    required: u64,
}

impl Shape {
    /// Sums up the fields when the client is compiled, so that no call does.
    #[must_use]
    pub const fn new(name: &'static str, fields: &'static [Field], namespace: Option<Namespace>) -> Self {
        let (mut places, mut required) = (0, 0);
        let mut index = 0;
        while index < fields.len() {
            places |= fields[index].place.bit();
            if index < 64 && fields[index].required {
                required |= 1 << index;
            }
            index += 1;
        }
        Self {
            name,
            fields,
            namespace,
            places,
            required,
        }
    }

    /// Whether any field travels there.
    #[inline]
    pub(crate) const fn has(&self, place: Place) -> bool {
        self.places & place.bit() != 0
    }

    /// Whether any of the first 64 fields is required and not among these, or there are more fields than that.
    #[inline]
    pub(crate) const fn may_lack(&self, few: u64) -> bool {
        self.required & !few != 0 || self.fields.len() > 64
    }
}

/// A field of a generated struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// As the spec spells it; what violations and decode errors name.
    pub name: &'static str,
    /// Without any, its own name.
    wire: &'static [&'static str],
    /// Where it travels.
    pub place: Place,
    /// How its value travels.
    pub form: &'static Form,
    /// What is sent when the caller leaves it out.
    pub fill: Option<Fill>,
    /// Whether an answer without it cannot be read.
    pub required: bool,
    /// Whether its value may never be shown.
    pub secret: bool,
    /// Whether JSON writes every name as it is, without an escape.
    pub plain_names: bool,
}

impl Field {
    /// A field that may be left out, in the body, under one name.
    pub const fn new(name: &'static str, wire: &'static [&'static str]) -> Self {
        Self {
            name,
            wire,
            place: Place::Body,
            form: &PLAIN,
            fill: None,
            required: false,
            secret: false,
            plain_names: are_plain(wire),
        }
    }

    /// The same, under its own name, which must need no escape in JSON: of letters, digits and `_`. It is what most fields
    /// are, and costs less to compile.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            wire: &[],
            place: Place::Body,
            form: &PLAIN,
            fill: None,
            required: false,
            secret: false,
            plain_names: true,
        }
    }

    /// Written under each, read under any; at least one.
    #[must_use]
    pub const fn wire(&self) -> &[&'static str] {
        match self.wire {
            [] => std::slice::from_ref(&self.name),
            wire => wire,
        }
    }

    /// Whether it is read under that name.
    #[inline]
    #[cfg(feature = "json")]
    pub(crate) fn is_read_as(&self, name: &str) -> bool {
        match self.wire {
            [] => self.name == name,
            [only] => *only == name,
            names => names.contains(&name),
        }
    }

    /// An answer without it cannot be read.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Its value may never be shown.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Travels elsewhere than in the body.
    #[must_use]
    pub const fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Travels in another form than its type's.
    #[must_use]
    pub const fn form(mut self, form: &'static Form) -> Self {
        self.form = form;
        self
    }

    /// Is filled in when the caller leaves it out.
    ///
    /// # Panics
    /// Without the feature `uuid`, if that is a fresh UUID: while the client is compiled, since descriptions are constants.
    #[must_use]
    #[allow(clippy::panic, reason = "it is how a constant says what is wrong")]
    pub const fn fill(mut self, fill: Fill) -> Self {
        if matches!(fill, Fill::Uuid) && cfg!(not(feature = "uuid")) {
            panic!(
                "`fill: uuid` needs the feature `uuid` of specwright-runtime: add it where Cargo.toml names the runtime"
            );
        }
        self.fill = Some(fill);
        self
    }
}

/// Looked at when the client is compiled, so that no call does.
const fn are_plain(names: &[&str]) -> bool {
    let mut index = 0;
    while index < names.len() {
        let name = names[index].as_bytes();
        let mut at = 0;
        while at < name.len() {
            if name[at] < b' ' || name[at] == b'"' || name[at] == b'\\' {
                return false;
            }
            at += 1;
        }
        index += 1;
    }
    true
}

/// Where a field travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// A JSON member, a form field, an XML element.
    Body,
    /// An attribute of the enclosing XML element.
    XmlAttribute,
    /// The text of the enclosing XML element.
    XmlText,
    /// Beside the root of a JSON body.
    BesideRoot,
    /// It is the whole body.
    Payload,
    /// The status of an answer.
    Status,
}

impl Place {
    #[inline]
    const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Whether it is a member of the body; outside XML, attributes and texts are members like all others.
    #[must_use]
    pub const fn is_in_body(self) -> bool {
        matches!(self, Self::Body | Self::XmlAttribute | Self::XmlText)
    }
}

/// What takes the place of a field that the caller leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// This text, read as the field's type reads text.
    Value(&'static str),
    /// A list without items, a map without entries.
    Empty,
    /// The value of this JSON, for a field of any form.
    Json(&'static str),
    /// A fresh UUID; with the feature `uuid`.
    Uuid,
}
