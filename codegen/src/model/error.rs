//! The documented errors of an operation.

use super::{Evidence, Name, TypeId};
use crate::source::Spanned;

/// A documented error.
#[derive(Debug, Clone)]
pub struct ErrorCase {
    /// `AccessDenied`; the variant of the operation's error kind.
    pub name: Name,
    /// What it means.
    pub about: Option<String>,
    /// The status it comes with; `None`: any that is not a success.
    pub status: Option<Spanned<u16>>,
    /// The code in the body; `None`: decided by the status alone.
    pub code: Option<Spanned<String>>,
    /// Whether the answer has an empty body.
    pub empty_body: bool,
    /// The index of the [`ErrorBody`](super::ErrorBody) that the documentation gives for it; others are read as well.
    pub body: Option<usize>,
    /// What else the answer holds: an object whose fields are in the error's body, in headers or the status.
    pub details: Option<TypeId>,
    /// The request field it speaks of.
    pub field: Option<usize>,
    /// When the mock answers with it, apart from being asked to.
    pub when: Option<Spanned<Trigger>>,
    /// Whether the service has then done nothing, and may do it when asked again.
    pub retryable: bool,
    /// Why callers should not expect it any more.
    pub deprecated: Option<String>,
    /// Whether it is said once for the whole service.
    pub shared: bool,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// What provokes an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// Missing or wrong credentials.
    Unauthenticated,
    /// A request that breaks a rule of the spec.
    Invalid,
    /// A path that no operation has.
    UnknownPath,
    /// A field that breaks any rule.
    Field(usize),
    /// Any field that breaks this kind of constraint: `length`, `chars`, `pattern`, `format`, `required`, …
    Rule(String),
    /// A field that has this value.
    Value(usize, String),
}
