//! An OpenAPI document, read with places and made plain: what an author may write in five ways is one thing here.
//!
//! Nothing stops the reading: what is not understood is a [`Remark`] with its place, and left out. Only what is no
//! document of OpenAPI 3.0 or 3.1 at all is [`NotRead`].

mod content;
mod example;
mod fields;
mod info;
mod keys;
mod not_read;
mod opened;
mod operation;
mod parameter;
mod paths;
mod raw;
mod reader;
mod reference;
mod remarks;
mod response;
mod schema;
mod security;
mod types;
mod version;

pub use not_read::NotRead;
pub(crate) use opened::Node;
pub use opened::{Opened, open_file};
pub use reader::read;
pub use types::{
    Additional, Bounds, Content, Discriminator, Document, Encoding, Flow, Header, Json, Operation, Parameter,
    ParameterPlace, Place, Property, Remark, RemarkKind, RequestBody, Requirement, Response, Schema, SchemaId,
    SchemaKind, SecurityKind, SecurityScheme, Server, StatusKey, Style, Variable, Variant, Version, Xml,
};
