//! What emitted code makes of each named type beyond what the model says of it: for those who compare two clients.

use super::context::Known;
use crate::check::Checked;
use crate::model::TypeId;

/// How the named types of a model are used, and what is emitted of them for it.
pub struct Surface {
    known: Known,
}

impl Surface {
    /// Finds it out of a model.
    #[must_use]
    pub fn of(model: &Checked) -> Self {
        Self {
            known: Known::of(model),
        }
    }

    /// Whether a request holds the type, so that it has a builder and its values are checked.
    #[must_use]
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.known.usage.is_sent(id)
    }

    /// Whether that field of the type closes a cycle of types, so that it is a `Box`.
    #[must_use]
    pub fn is_boxed(&self, id: TypeId, field: usize) -> bool {
        self.known.usage.is_boxed(id, field)
    }

    /// Whether the type is read from XML alone, where a list without items leaves no trace.
    #[must_use]
    pub fn is_read_from_xml(&self, id: TypeId) -> bool {
        self.known.usage.is_read_from_xml(id)
    }

    /// The resources, by index, whose features the type stands behind; nothing where it is always there.
    #[must_use]
    pub fn features(&self, id: TypeId) -> &[usize] {
        self.known.features.users(id)
    }
}

impl std::fmt::Debug for Surface {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surface").finish_non_exhaustive()
    }
}
