//! `nested`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path, Result};

use super::{Rule, fit};
use crate::attributes::Entry;
use crate::field_type::{FieldType, Kind};
use crate::generics::Bounds;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};

pub(super) struct Nested {
    key: Ident,
}

pub(super) fn parse(entry: &Entry) -> Result<Nested> {
    entry.expect_bare()?;
    Ok(Nested { key: entry.key.clone() })
}

impl Rule for Nested {
    fn check_fit(&self, ty: &FieldType<'_>, parameters: &[&Ident], problems: &mut Problems) {
        match ty.kind {
            // `Vec<Line>` is checked line by line; what is in it decides.
            Kind::List(item) | Kind::Map(item) => {
                self.check_fit(&FieldType::of(item, parameters), parameters, problems);
            }
            kind => fit::expect_own_type(&self.key, "types that implement `Validate`", kind, problems),
        }
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Validate));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_nested", self.key.span()), report());
        quote!(#check(#report, #value);)
    }
}
