//! `multiple_of = 5`

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Error, Ident, LitInt, Path, Result};

use super::{Rule, fit};
use crate::attributes::{Entry, Value};
use crate::field_type::{FieldType, Kind};
use crate::generics::Bounds;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};

const EXAMPLE: &str = "multiple_of = 5";

pub(super) struct MultipleOf {
    key: Ident,
    divisor: u128,
}

pub(super) fn parse(entry: &Entry) -> Result<MultipleOf> {
    let Value::Assigned(tokens) = &entry.value else {
        return Err(entry.misuse(EXAMPLE));
    };
    let divisor = syn::parse2::<LitInt>(tokens.clone())
        .ok()
        .filter(|literal| literal.suffix().is_empty())
        .and_then(|literal| literal.base10_parse().ok())
        .filter(|divisor| *divisor != 0)
        .ok_or_else(|| {
            let message = format!("expected a whole number above zero, without a suffix: write `{EXAMPLE}`");
            Error::new_spanned(tokens, message)
        })?;
    Ok(MultipleOf {
        key: entry.key.clone(),
        divisor,
    })
}

impl Rule for MultipleOf {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        if let Kind::Float = ty.kind {
            let message = "`multiple_of` is for whole numbers, as floats are not exact: take it away";
            problems.add_at(self.key.span(), message);
        } else {
            fit::expect_number(&self.key, ty.kind, problems);
        }
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Number));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_multiple_of", self.key.span()), report());
        let divisor = Literal::u128_unsuffixed(self.divisor);
        quote!(#check(#report, #value, #divisor);)
    }
}
