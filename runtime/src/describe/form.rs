//! How a value travels.

use super::Namespace;

/// How a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// How a scalar is written; for lists and maps without an `element` of their own, how their scalars are.
    pub encoding: Encoding,
    /// A text that stands for no value.
    pub none: Option<&'static str>,
    /// Whether a value that is left out is written as `null` in JSON.
    pub send_null: bool,
    /// JSON forms other than the written one that are no deviation.
    pub also_read: &'static [JsonForm],
    /// What joins the items of a list to one text.
    pub join: Option<&'static str>,
    /// How a list or a map is laid out in a form or a query string.
    pub style: Style,
    /// Whether a list or map has no element (XML) or name segment (form) around its items.
    pub flat: bool,
    /// The name of each item of a list. With it the list has an element around its items, unless `flat`.
    pub item: Option<&'static str>,
    /// The name of each entry of a map.
    pub entry: &'static str,
    /// The name of a map entry's key.
    pub key: &'static str,
    /// The name of a map entry's value.
    pub value: &'static str,
    /// Whether items or values may be `null`; else a `null` is passed over.
    pub sparse: bool,
    /// The XML namespace of the value's element.
    pub namespace: Option<Namespace>,
    /// The XML namespace of a map's keys.
    pub key_namespace: Option<Namespace>,
    /// How each item of a list or each value of a map travels; `None`: its scalars like this form's.
    pub element: Option<&'static Form>,
}

pub(super) static PLAIN: Form = Form::new();

impl Form {
    /// As the type does.
    pub const fn new() -> Self {
        Self {
            encoding: Encoding::Plain,
            none: None,
            send_null: false,
            also_read: &[],
            join: None,
            style: Style::Repeated,
            flat: false,
            item: None,
            entry: "entry",
            key: "key",
            value: "value",
            sparse: false,
            namespace: None,
            key_namespace: None,
            element: None,
        }
    }

    /// A scalar in that encoding.
    pub const fn encoded(encoding: Encoding) -> Self {
        Self {
            encoding,
            ..Self::new()
        }
    }

    /// How the items of a list or the values of a map travel.
    #[must_use]
    pub fn element(&self) -> &Self {
        self.element.unwrap_or(self)
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

/// How a scalar travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As its type does.
    Plain,
    /// As text although the type is not: `"true"`.
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
        yes: &'static str,
        /// What stands for false.
        no: &'static str,
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
    Layout(&'static str),
}

impl Encoding {
    /// Whether the value is JSON in a text, whatever its type.
    #[must_use]
    pub const fn is_embedded(self) -> bool {
        matches!(self, Self::Json | Self::JsonBase64)
    }
}

/// How JSON writes a scalar, or a list of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A list: its name once for each item. A map: each key after the name, `a.key` or `a[key]`.
    Repeated,
    /// Numbered: `a.1`, `a.member.1`, `a.entry.1.key`, `a[0]`.
    Indexed,
    /// A list: `a[]` once for each item.
    Brackets,
    /// A map: its keys are names of their own; named fields win.
    Spread,
}
