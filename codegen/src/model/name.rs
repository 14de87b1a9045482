//! Names: as the spec spells them, as Rust does, as the wire does.

use crate::source::Span;

/// A name in the spec and the Rust name made from it, settled together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As the spec spells it.
    pub spec: String,
    /// As Rust spells it, in the case of its kind (`snake_case`, `PascalCase`), never a keyword.
    pub rust: Ident,
    /// Where the spec says it.
    pub span: Span,
}

/// A valid Rust identifier. Raw (`r#type`) where the plain word is a keyword.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(pub(crate) String);

/// A name on the wire: a JSON member, a form or query parameter, an XML element or attribute, a header.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireName(pub String);

impl Ident {
    /// The identifier as Rust writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
