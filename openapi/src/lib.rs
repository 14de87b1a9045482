//! OpenAPI out and in.
//!
//! - [`export`]: a checked model as an OpenAPI 3.1 document, and a list of what OpenAPI cannot say.
//! - [`document`]: an OpenAPI document of somebody else (3.0 or 3.1, JSON or YAML), read with places and made plain: local
//!   references followed, `allOf` merged, both ways of `null` one.
//! - [`import`]: such a document as specs in our language, and a report of every loss and every guess.

pub mod document;
pub mod export;
pub mod import;
mod media_type;
pub mod tree;
