//! What the emitters look things up in.

use super::usage::Usage;
use crate::model::Model;

/// The model, what is known of its types, and the module that is being written.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) usage: &'a Usage,
    pub(super) home: Home,
}

/// The module in which a type is named: types of another module are named by their path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// The module of the resource with that index.
    Resource(usize),
    /// The module of the types that all resources share.
    Shared,
}
