//! What the emitters look things up in.

use proc_macro2::TokenStream;
use quote::quote;

use super::features::Features;
use super::usage::Usage;
use crate::model::{Model, TypeId};

/// The model, what is known of its types, and the module that is being written.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) usage: &'a Usage,
    pub(super) features: &'a Features,
    pub(super) home: Home,
}

/// What is found out of a model once.
pub(super) struct Known {
    pub(super) usage: Usage,
    pub(super) features: Features,
}

impl Known {
    pub(super) fn of(model: &Model) -> Self {
        Self {
            usage: Usage::of(model),
            features: Features::of(model),
        }
    }

    /// The context of a module.
    pub(super) fn context<'a>(&'a self, model: &'a Model, home: Home) -> Context<'a> {
        Context {
            model,
            usage: &self.usage,
            features: &self.features,
            home,
        }
    }
}

/// The module in which a type is named: types of another module are named by their path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// The module of the resource with that index.
    Resource(usize),
    /// The module of the types that all resources share.
    Shared,
}

impl Context<'_> {
    /// `#[cfg(…)]` of a type that not all resources use; nothing for a type of a resource, whose module has the feature.
    pub(super) fn features(self, id: TypeId) -> TokenStream {
        let users = match self.home {
            Home::Resource(_) => &[],
            Home::Shared => self.features.users(id),
        };
        let features = users.iter().filter_map(|&user| {
            let feature = &self.model.resources.get(user)?.name.spec;
            Some(quote! { feature = #feature })
        });
        match users.len() {
            0 => quote! {},
            1 => quote! { #[cfg(#(#features)*)] },
            _ => quote! { #[cfg(any(#(#features),*))] },
        }
    }
}
