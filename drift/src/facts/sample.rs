//! What a page shows: bodies, calls, content models.

use super::Place;

/// Something that a page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// What it is.
    pub kind: SampleKind,
    /// Whether it is sent or received, as far as its section, its words or its form tell.
    pub direction: Option<SampleDirection>,
    /// `POST`, if it shows a call.
    pub method: Option<String>,
    /// The path of the call, without server and query: `/invoices/123.json`.
    pub path: Option<String>,
    /// The status, if it shows an answer's.
    pub status: Option<u16>,
    /// Every scalar in it, by the names around it: `invoice.items.name`; items of lists one after the other.
    pub values: Vec<SampleValue>,
    /// What a content model says of its elements.
    pub elements: Vec<Element>,
    /// Why it could not be read whole, if so: `line 3: expected a comma`.
    pub damage: Option<String>,
    /// What a person calls the tool or the language of a call: `curl`, `Ruby`.
    pub language: Option<String>,
    /// Whether it shows that there is more than it shows: `...`, or an end that is missing.
    pub is_partial: bool,
    /// The names of those that are lists, in the order of the sample.
    pub lists: Vec<String>,
    /// What comments in it say of fields, values and containers alike.
    pub remarks: Vec<Remark>,
    /// The public and system identifiers that it names, in a DOCTYPE or in a content model's comment.
    pub identifiers: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a sample is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SampleKind {
    /// A JSON body.
    Json,
    /// An XML body.
    Xml,
    /// A form body or a query string.
    Form,
    /// A call in a shell or a programming language.
    Call,
    /// A DTD.
    ContentModel,
}

/// Which way a sample goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum SampleDirection {
    Request,
    Response,
}

/// A scalar of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleValue {
    /// The names around it, outermost first, with dots between them. The root of a body is one of them.
    pub name: String,
    /// Whether it travels in the query string of the sample's address.
    pub in_query: bool,
    /// As written, without quotes. [`NOT_SHOWN`] instead of a secret, and where a sample names a variable or `...`.
    pub text: String,
    /// What it is in its format.
    pub kind: ValueKind,
    /// The line of the file, from 1.
    pub line: u32,
}

/// A comment in a sample: `<!-- required, max 20 -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The field beside or below it, named as [`SampleValue::name`] is.
    pub name: String,
    /// Its words.
    pub text: String,
    /// The line of the file, from 1.
    pub line: u32,
}

/// What stands for the text of a value that is kept out.
pub const NOT_SHOWN: &str = "…";

/// What a scalar is in its format; XML, forms and addresses know only text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ValueKind {
    Text,
    Number,
    Bool,
    Null,
    EmptyList,
    EmptyObject,
}

/// What a content model says of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// What it holds, in order; nothing for text.
    pub children: Vec<Child>,
    /// Its attributes, and whether each is required.
    pub attributes: Vec<(String, bool)>,
    /// The line of the file in which it is declared, from 1.
    pub line: u32,
}

/// A child in a content model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// Its name.
    pub name: String,
    /// Whether it may be missing: `?` or `*`, or one of several.
    pub optional: bool,
    /// Whether there may be several: `*` or `+`.
    pub repeats: bool,
}

impl Sample {
    /// A sample in which nothing was seen yet.
    #[must_use]
    pub fn new(kind: SampleKind, place: Place) -> Self {
        Self {
            kind,
            direction: None,
            method: None,
            path: None,
            status: None,
            values: Vec::new(),
            elements: Vec::new(),
            damage: None,
            language: None,
            is_partial: false,
            lists: Vec::new(),
            remarks: Vec::new(),
            identifiers: Vec::new(),
            place,
        }
    }
}
