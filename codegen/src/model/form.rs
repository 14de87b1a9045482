//! How values travel: the form of scalars, the layout of lists and maps, the names that XML puts around them.

use super::WireName;
use crate::source::{Span, Spanned};

/// How a value travels. The default is what the value's type does unless the spec says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WireForm {
    /// How a scalar is written; for lists and maps without an `element` of their own, how their scalars are.
    pub encoding: Encoding,
    /// A text that stands for no value.
    pub none: Option<String>,
    /// Whether a value that is left out is written as `null` in JSON.
    pub send_null: bool,
    /// JSON forms other than the written one that the service sends, too.
    pub also_read: Vec<JsonForm>,
    /// What joins the items of a list to one text.
    pub join: Option<String>,
    /// How a list or a map is laid out in a form or a query string.
    pub style: Style,
    /// Whether a list or map has no element (XML) or name segment (form) around its items.
    pub flat: bool,
    /// The name of each item of a list. With it the list has an element around its items, unless `flat`.
    pub item: Option<WireName>,
    /// The name of each entry of a map; `entry` unless said.
    pub entry: Option<WireName>,
    /// The name of a map entry's key; `key` unless said.
    pub key: Option<WireName>,
    /// The name of a map entry's value; `value` unless said.
    pub value: Option<WireName>,
    /// The XML namespace of the value's element.
    pub namespace: Option<Namespace>,
    /// The XML namespace of a map's keys.
    pub key_namespace: Option<Namespace>,
    /// How each item of a list or each value of a map travels, where the spec says it.
    pub element: Option<Box<WireForm>>,
}

/// How a scalar travels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Encoding {
    /// As its type does.
    #[default]
    Plain,
    /// As text although the type is not: `"true"`, `"23"`.
    Text,
    /// As a bare JSON number although the type is text.
    Number,
    /// The user's text as Base64.
    Base64,
    /// Any value as JSON in a text.
    Json,
    /// Any value as JSON, and that as Base64.
    JsonBase64,
    /// A flag as one of two words.
    Words {
        /// What stands for true.
        yes: String,
        /// What stands for false.
        no: String,
        /// Whether they are numbers in JSON.
        bare: bool,
    },
    /// A moment as seconds since 1970, with a fraction where there is one.
    Epoch,
    /// A moment as milliseconds since 1970.
    EpochMillis,
    /// A moment as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    HttpDate,
    /// A moment as ISO 8601, where the place has another default.
    Iso8601,
    /// A day or a moment in a layout of its own: `dd/mm/yyyy`.
    Layout(String),
}

/// How JSON writes a scalar, or a list of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonForm {
    /// In quotes.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list's only item, without a list around it.
    Single,
}

/// How a list or a map is laid out in a form or a query string.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// A list: its name once for each item. A map: each key after the name, `a.key` or `a[key]`.
    #[default]
    Repeated,
    /// Numbered: `a.1`, `a.member.1`, `a.entry.1.key`, `a[0]`.
    Indexed,
    /// A list: `a[]` once for each item.
    Brackets,
    /// A map: its keys are names of their own; named fields win.
    Spread,
}

/// An XML namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namespace {
    /// `http://…`
    pub uri: String,
    /// Declared with a prefix; `None`: as the default namespace.
    pub prefix: Option<String>,
}

/// What takes the place of a field that the caller leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    /// A scalar's text, as the spec writes the value.
    Value(Spanned<String>),
    /// A list without items, a map without entries.
    Empty(Span),
    /// A value of any form, as JSON.
    Json(Spanned<String>),
    /// A fresh UUID.
    Uuid,
}
