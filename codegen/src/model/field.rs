//! Fields: of requests, of answers, of objects, and the rules over several of them.

use std::collections::BTreeMap;

use super::{Constraints, Evidence, Fill, Name, TypeId, WireForm, WireName};
use crate::source::{Span, Spanned};

/// A field of a request, an answer or an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// Both names.
    pub name: Name,
    /// Written under each of them, read under any; at least one.
    pub wire: Vec<Spanned<WireName>>,
    /// What it is.
    pub about: Option<String>,
    /// Its type.
    pub ty: TypeRef,
    /// Where it travels.
    pub place: Place,
    /// Whether it may be left out.
    pub optional: bool,
    /// Never shown.
    pub secret: bool,
    /// How the value travels.
    pub form: WireForm,
    /// What is sent when the caller leaves it out.
    pub fill: Option<Fill>,
    /// What the value must look like.
    pub constraints: Constraints,
    /// A value for examples and for the mock, as written.
    pub sample: Option<FieldSample>,
    /// In which case the service wants it, where the client cannot see that.
    pub required_when: Option<String>,
    /// Why callers should not use it any more.
    pub deprecated: Option<String>,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// A sample of one field.
#[derive(Debug, Clone)]
pub struct FieldSample {
    /// The value.
    pub value: SampleValue,
    /// Where it is.
    pub span: Span,
    /// Why it is kept although it breaks the field's rule.
    pub breaks: Option<Spanned<String>>,
}

/// A value that a sample shows. Scalars are kept as written: `0123` is not 123.
#[derive(Debug, Clone, PartialEq)]
pub enum SampleValue {
    /// A scalar's text.
    Scalar(String),
    /// A list.
    List(Vec<Spanned<SampleValue>>),
    /// An object or a map.
    Object(BTreeMap<String, Spanned<SampleValue>>),
}

/// Where a field travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// In the body: a JSON member, a form field, an XML element.
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

/// Which type a field has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeRef {
    /// Text.
    String,
    /// True or false.
    Bool,
    /// A whole number, 64 bits with sign.
    Int,
    /// A number of 64 bits with a floating point; NaN and the infinities travel as text.
    Float,
    /// A decimal number, digit for digit.
    Decimal,
    /// Bytes: Base64 inside a document, as they are when they are the body.
    Bytes,
    /// Any JSON value.
    Any,
    /// A day, `yyyy-mm-dd`; text that is kept when it is not one.
    Date,
    /// A moment with offset, RFC 3339; text that is kept when it is not one.
    DateTime,
    /// A list.
    List(Box<TypeRef>),
    /// A map from texts.
    Map(Box<TypeRef>),
    /// An item of a list or a value of a map that may be `null`.
    Nullable(Box<TypeRef>),
    /// An object, an enum or a union.
    Named(TypeId),
}

/// A rule over several fields. Numbers are indexes into the fields beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// One or more are set.
    AtLeastOneOf(Spanned<Vec<usize>>),
    /// Exactly one is set.
    ExactlyOneOf(Spanned<Vec<usize>>),
    /// All are set or none.
    Together(Spanned<Vec<usize>>),
    /// Days: none that is set is before the one that is set before it in the list.
    InOrder(Spanned<Vec<usize>>),
    /// `field` is required when `other` has one of the texts.
    RequiredIf {
        /// The field.
        field: usize,
        /// The field it depends on.
        other: usize,
        /// The other's texts on the wire; none: any value at all.
        equals: Vec<String>,
        /// Where the rule is.
        span: Span,
    },
    /// `field` is required unless `other` has one of the texts.
    RequiredUnless {
        /// The field.
        field: usize,
        /// The field it depends on.
        other: usize,
        /// The other's texts on the wire; none: any value at all.
        equals: Vec<String>,
        /// Where the rule is.
        span: Span,
    },
}

impl TypeRef {
    /// What each item of a list or each value of a map is.
    pub(crate) fn element(&self) -> Option<&TypeRef> {
        match self {
            TypeRef::List(element) | TypeRef::Map(element) => match &**element {
                TypeRef::Nullable(inner) => Some(inner),
                element => Some(element),
            },
            _ => None,
        }
    }

    /// The type inside all lists and maps.
    pub fn innermost(&self) -> &TypeRef {
        let mut ty = self;
        while let TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) = ty {
            ty = inner;
        }
        ty
    }

    /// The named type inside all lists and maps.
    pub fn named(&self) -> Option<TypeId> {
        match self.innermost() {
            TypeRef::Named(id) => Some(*id),
            _ => None,
        }
    }
}
