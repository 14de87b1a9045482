//! An OpenAPI document, read with places and made plain: what an author may write in five ways is one thing here.
//!
//! Nothing stops the reading: what is not understood is a [`Remark`] with its place, and left out.

mod types;

pub use types::{
    Additional, Bounds, Content, Discriminator, Document, Flow, Header, Json, Operation, Parameter, ParameterPlace,
    Place, Property, Remark, RemarkKind, RequestBody, Requirement, Response, Schema, SchemaId, SchemaKind,
    SecurityKind, SecurityScheme, Server, StatusKey, Style, Variable, Variant, Version, Xml,
};
