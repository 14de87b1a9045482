//! `format = "email"`

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Ident, Path, Result};

use super::{Rule, fit};
use crate::attributes::Entry;
use crate::field_type::FieldType;
use crate::generics::Bounds;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};
use crate::suggest::suggest;

/// Names of formats, and the variants of the runtime's `Format`.
const FORMATS: &[(&str, &str)] = &[
    ("email", "Email"),
    ("uri", "Uri"),
    ("uuid", "Uuid"),
    ("ipv4", "Ipv4"),
    ("date", "Date"),
    ("date-time", "DateTime"),
    ("uk_mobile", "UkMobile"),
    ("base64", "Base64"),
];

pub(super) struct Format {
    key: Ident,
    variant: &'static str,
}

pub(super) fn parse(entry: &Entry) -> Result<Format> {
    let written = entry.expect_text("format = \"email\"")?;
    let name = written.value();
    let format = FORMATS.iter().find(|format| format.0 == name);
    let Some((_, variant)) = format else {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.0).collect();
        let message = format!("unknown format `{}`: {}", name.escape_debug(), suggest(&name, &names));
        return Err(Error::new(written.span(), message));
    };
    Ok(Format {
        key: entry.key.clone(),
        variant,
    })
}

impl Rule for Format {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        fit::expect_text(&self.key, ty.kind, problems);
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Text));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_format", self.key.span()), report());
        let variant = format_ident!("{}", self.variant);
        quote!(#check(#report, #value, #runtime::validate::Format::#variant);)
    }
}
