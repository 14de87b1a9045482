//! What a spec means: references linked, the wire name and the Rust name of everything settled once and carried
//! together. Plain data; `resolve` makes it from the syntax, the checks refuse it, the emitters read it.

mod api;
mod constraint;
mod error;
mod field;
mod form;
mod name;
mod operation;
mod remarks;
mod types;

use std::collections::BTreeSet;

use crate::source::Spanned;

pub use api::{
    Api, AuthKind, AuthScheme, Conflict, Credential, ErrorBody, ErrorFormat, ParameterPlace, RateLimit, Selector,
    Server, Source, UrlPart, Variable,
};
pub use constraint::{Bounds, Constraints, Format, Range, RangeEnd};
pub use error::{ErrorCase, Trigger};
pub use field::{Field, FieldSample, Group, Place, SampleValue, TypeRef};
pub use form::{Encoding, Fill, JsonForm, Namespace, Style, WireForm};
pub use name::{Ident, Name, WireName};
pub use operation::{
    Advance, Body, Doctype, FormBody, Idempotency, IdempotencyClass, Method, NameStyle, Operation, Pages, PathPart,
    Pending, Polling, Request, Resource, Response, Sample, XmlDocument,
};
pub use remarks::Remarks;
pub use types::{Alias, EnumValue, TypeDef, TypeId, TypeKind};

/// A whole API.
#[derive(Debug, Clone)]
pub struct Model {
    /// Server, credentials and everything said once for all operations.
    pub api: Api,
    /// Named object and enum types, in the order of their places; a [`TypeId`] is an index.
    pub types: Vec<TypeDef>,
    /// Named scalar types. Each was merged into the fields that name it; kept to find the unused ones.
    pub aliases: Vec<Alias>,
    /// In the order of their names.
    pub resources: Vec<Resource>,
}

/// Why the spec says what it says, where the vendor's page says otherwise or nothing.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Why the page is not believed, or not sure.
    pub doubt: Option<Spanned<String>>,
    /// What a user should know.
    pub note: Option<Spanned<String>>,
    /// The contradictions that are settled here, by the names of [`Api::conflicts`].
    pub conflicts: Vec<Spanned<String>>,
}

impl Evidence {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.doubt.is_none() && self.note.is_none() && self.conflicts.is_empty()
    }
}

impl Model {
    /// The type of that id.
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// The texts that a value of that type is documented to be; `None` if it is no enum.
    pub fn enum_texts(&self, ty: &TypeRef) -> Option<Vec<&str>> {
        let TypeRef::Named(id) = ty else { return None };
        match &self.ty(*id).kind {
            TypeKind::Enum { values } => Some(values.iter().map(|value| value.name.spec.as_str()).collect()),
            TypeKind::Object { .. } | TypeKind::Union { .. } => None,
        }
    }

    /// Every operation, in the order of the resources and of their files.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> + Clone {
        self.resources.iter().flat_map(|resource| &resource.operations)
    }

    /// The types that some fields hold, at whatever depth.
    pub fn reachable<'a>(&self, roots: impl IntoIterator<Item = &'a Field>) -> BTreeSet<TypeId> {
        reachable(&self.types, roots)
    }

    /// Whether something takes the place of a field that the caller of the operation leaves out, at whatever depth.
    pub(crate) fn fills(&self, operation: &Operation) -> bool {
        let sent = &operation.request.fields;
        let is_filled = |fields: &[Field]| fields.iter().any(|field| field.fill.is_some());
        is_filled(sent)
            || self
                .reachable(sent)
                .into_iter()
                .any(|id| is_filled(self.ty(id).fields()))
    }
}

/// The types, by their ids, that some fields hold, at whatever depth. A work list, not recursion: a spec decides how long
/// the chain is.
pub(crate) fn reachable<'a>(types: &[TypeDef], roots: impl IntoIterator<Item = &'a Field>) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<TypeId> = roots.into_iter().filter_map(|field| field.ty.named()).collect();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            waiting.extend(types[id.0].fields().iter().filter_map(|field| field.ty.named()));
        }
    }
    found
}
