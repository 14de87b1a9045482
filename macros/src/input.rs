//! The item as the macro sees it: variants, fields, and what is written on them.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Error, Fields, Member, Path, Type};

use crate::attributes::{Entry, read_attributes};
use crate::field_type::FieldType;
use crate::generics::type_parameters;
use crate::groups::{Group, parse_group};
use crate::problems::Problems;
use crate::rules::{FieldRules, parse_field_rules};
use crate::runtime_path::{default_runtime, parse_runtime, value};

pub(crate) struct Input<'a> {
    pub(crate) runtime: Path,
    pub(crate) groups: Vec<Box<dyn Group>>,
    pub(crate) body: Body<'a>,
}

pub(crate) enum Body<'a> {
    Struct(Vec<Field<'a>>),
    Enum(Vec<Variant<'a>>),
}

pub(crate) struct Variant<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) rules: FieldRules,
    pub(crate) field_type: FieldType<'a>,
    ty: &'a Type,
    value: Ident,
    /// The only field of a tuple, which leaves no trace in paths.
    is_newtype: bool,
}

/// Reads an item. What is wrong in it is added to the problems; the rest is read all the same.
pub(crate) fn read_input<'a>(item: &'a DeriveInput, problems: &mut Problems) -> Input<'a> {
    let parameters = type_parameters(&item.generics);
    let mut body_problems = Problems::default();
    let body = read_body(item, &parameters, &mut body_problems);
    let entries = read_attributes(&item.attrs, "at_least_one_of(a, b)", problems);
    let runtime = read_runtime(&entries, problems);
    let groups = read_groups(&entries, &body, problems);
    // Those above the item come first, as they are written.
    problems.append(body_problems);
    Input { runtime, groups, body }
}

fn read_body<'a>(item: &'a DeriveInput, parameters: &[&Ident], problems: &mut Problems) -> Body<'a> {
    match &item.data {
        Data::Struct(data) => Body::Struct(read_fields(&data.fields, parameters, problems)),
        Data::Enum(data) => Body::Enum(
            data.variants
                .iter()
                .map(|variant| {
                    refuse_variant_attributes(&variant.attrs, problems);
                    Variant {
                        name: &variant.ident,
                        fields: read_fields(&variant.fields, parameters, problems),
                    }
                })
                .collect(),
        ),
        Data::Union(data) => {
            let message = "a union does not know what it holds, so it cannot be checked: write a struct or an enum";
            problems.add_at(data.union_token.span(), message);
            Body::Struct(Vec::new())
        }
    }
}

fn refuse_variant_attributes(attributes: &[Attribute], problems: &mut Problems) {
    for attribute in attributes {
        if attribute.path().is_ident("validate") {
            let message = "a variant has no rules of its own: write them on its fields";
            problems.add(Error::new_spanned(attribute.path(), message));
        }
    }
}

fn read_fields<'a>(fields: &'a Fields, parameters: &[&Ident], problems: &mut Problems) -> Vec<Field<'a>> {
    let is_newtype = matches!(fields, Fields::Unnamed(_)) && fields.len() == 1;
    fields
        .iter()
        .zip(fields.members())
        .enumerate()
        .map(|(index, (field, member))| {
            let entries = read_attributes(&field.attrs, "length(max = 20)", problems);
            let rules = parse_field_rules(&entries, problems);
            let field_type = FieldType::of(&field.ty, parameters);
            for rule in &rules.rules {
                rule.check_fit(&field_type, parameters, problems);
            }
            Field {
                member,
                rules,
                field_type,
                ty: &field.ty,
                value: value(&format!("__field_{index}"), field.ty.span()),
                is_newtype,
            }
        })
        .collect()
}

fn read_runtime(entries: &[Entry], problems: &mut Problems) -> Path {
    let mut paths = entries.iter().filter(|entry| entry.key == "crate");
    let written = paths.next();
    for again in paths {
        problems.add_at(again.key.span(), "`crate` is already given: take one away");
    }
    written
        .and_then(|entry| {
            problems.keep(
                entry
                    .expect_text("crate = \"path\"")
                    .and_then(|text| parse_runtime(&text)),
            )
        })
        .unwrap_or_else(default_runtime)
}

fn read_groups(entries: &[Entry], body: &Body<'_>, problems: &mut Problems) -> Vec<Box<dyn Group>> {
    let mut groups = Vec::new();
    for entry in entries.iter().filter(|entry| entry.key != "crate") {
        let Body::Struct(fields) = body else {
            let message = "an enum has no rules on groups of fields: write rules on the fields of its variants";
            problems.add_at(entry.key.span(), message);
            continue;
        };
        if let Some(group) = parse_group(entry, fields, problems) {
            group.check_fit(fields, problems);
            groups.push(group);
        }
    }
    groups
}

impl<'a> Body<'a> {
    /// All fields, those of all variants of an enum.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        let (fields, variants) = match self {
            Self::Struct(fields) => (fields.as_slice(), [].as_slice()),
            Self::Enum(variants) => ([].as_slice(), variants.as_slice()),
        };
        fields.iter().chain(variants.iter().flat_map(|variant| &variant.fields))
    }
}

impl Field<'_> {
    /// Whether that is its Rust name, `r#` or not.
    pub(crate) fn is_named(&self, name: &Ident) -> bool {
        matches!(&self.member, Member::Named(own) if own.unraw() == name.unraw())
    }

    /// The name of a field that has one, without `r#`.
    pub(crate) fn rust_name(&self) -> Option<String> {
        match &self.member {
            Member::Named(name) => Some(name.unraw().to_string()),
            Member::Unnamed(_) => None,
        }
    }

    /// The name in paths and messages.
    pub(crate) fn shown_name(&self) -> String {
        match (&self.rules.name, &self.member) {
            (Some(name), _) => name.value(),
            (None, Member::Named(name)) => name.unraw().to_string(),
            (None, Member::Unnamed(index)) => index.index.to_string(),
        }
    }

    /// Its step in paths, if it is one.
    pub(crate) fn segment(&self) -> Option<String> {
        (!self.is_newtype || self.rules.name.is_some()).then(|| self.shown_name())
    }

    /// The reference to its value in emitted code.
    pub(crate) fn value(&self) -> &Ident {
        &self.value
    }

    pub(crate) fn type_tokens(&self) -> TokenStream {
        self.ty.to_token_stream()
    }

    /// A problem if its value can never be missing.
    pub(crate) fn expect_optional(&self, written: &Ident, problems: &mut Problems) {
        if self.field_type.is_always_set() {
            let message = format!("`{written}` is never missing: make it an `Option`, or take it out of this rule");
            problems.add_at(written.span(), message);
        }
    }
}
