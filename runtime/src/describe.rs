//! What generated code says of itself, as constants. One encoder and one decoder per format work from these, so a
//! generated client is a plain struct, a description and little else.

mod body;
mod error;
mod field;
mod form;
mod idempotency;
mod operation;
mod pages;
mod polling;
mod service;

pub use body::{Body, NameStyle, Namespace};
pub use error::{ErrorBody, ErrorCase, ErrorFormat, Selector};
pub use field::{Field, Fill, Place, Shape};
pub use form::{Encoding, Form, JsonForm, Style};
pub use idempotency::Idempotency;
pub use operation::{Operation, PathPart, Roots, Success};
pub use pages::{Advance, Pages};
pub use polling::{Pending, Polling};
pub use service::{AuthScheme, Credential, RateLimit, Server, Service, UrlPart};

/// The words that descriptions are written in, for the macros: one import by `*` in place of ten is one item to compile.
#[doc(hidden)]
pub mod words {
    /// How fields travel.
    pub mod of_fields {
        pub use crate::describe::{Encoding, Field, Fill, Form, JsonForm, Namespace, Place, Style};
    }

    /// What an operation is.
    pub mod of_operations {
        pub use crate::describe::{
            Body, ErrorCase, Idempotency, NameStyle, Namespace, Operation, PathPart, Pending, Polling, Success,
        };
        pub use http::Method;
    }
}
