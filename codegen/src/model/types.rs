//! Named types.

use super::{Evidence, Field, Group, Name, Namespace};
use crate::source::Spanned;

/// Index into [`Model::types`](super::Model::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A named type that becomes a Rust type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Both names.
    pub name: Name,
    /// What it is.
    pub about: Option<String>,
    /// The resource it belongs to; `None`: shared, from `api.yaml`.
    pub resource: Option<usize>,
    /// Its form.
    pub kind: TypeKind,
    /// Reasons and observations.
    pub evidence: Evidence,
}

/// The form of a named type.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// Fields.
    Object {
        /// In the order of the file.
        fields: Vec<Field>,
        /// Rules over several fields.
        groups: Vec<Group>,
        /// The XML namespace of its elements.
        namespace: Option<Namespace>,
    },
    /// Exactly one of several members, told apart by its name.
    Union {
        /// In the order of the file; each is a field without presence.
        members: Vec<Field>,
    },
    /// One of several texts.
    Enum {
        /// In the order of the file.
        values: Vec<EnumValue>,
    },
}

/// A value of an enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The text on the wire is `name.spec`, the variant is `name.rust`.
    pub name: Name,
    /// What it means.
    pub about: Option<String>,
}

/// A named scalar type: a type with its constraints, merged into the fields that name it.
#[derive(Debug, Clone)]
pub struct Alias {
    /// As the spec spells it.
    pub name: Spanned<String>,
    /// Whether a field names it.
    pub used: bool,
}

impl TypeDef {
    /// The fields of an object or the members of a union; an enum has none.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            TypeKind::Object { fields, .. } => fields,
            TypeKind::Union { members } => members,
            TypeKind::Enum { .. } => &[],
        }
    }
}
