//! Rules on a struct: which of its fields must be set.

mod order;
mod present;
mod required;

use proc_macro2::TokenStream;
use syn::{Error, Ident, Path, Result};

use crate::attributes::{Chunk, Entry, split_at_commas};
use crate::generics::Bounds;
use crate::input::Field;
use crate::problems::Problems;
use crate::rules::is_field_key;
use crate::suggest::{in_words, suggest};

/// A rule on a struct.
pub(crate) trait Group {
    /// The fields it looks at.
    fn members(&self) -> Vec<&Ident>;

    /// Finds out whether it can hold of those fields at all.
    fn check_fit(&self, fields: &[Field<'_>], problems: &mut Problems);

    /// The bounds it needs on generic fields.
    fn require_bounds(&self, runtime: &Path, fields: &[Field<'_>], bounds: &mut Bounds<'_>);

    /// A statement that checks it.
    fn expand(&self, runtime: &Path, fields: &[Field<'_>]) -> TokenStream;
}

const KEYS: &[&str] = &[
    "at_least_one_of",
    "exactly_one_of",
    "together",
    "in_order",
    "required_if",
    "required_unless",
    "crate",
];

/// Whether that key is one of a struct.
pub(crate) fn is_container_key(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Reads a rule on a struct.
pub(crate) fn parse_group(entry: &Entry, fields: &[Field<'_>], problems: &mut Problems) -> Option<Box<dyn Group>> {
    let group: Box<dyn Group> = match entry.key.to_string().as_str() {
        "at_least_one_of" | "exactly_one_of" | "together" => Box::new(present::parse(entry, problems)?),
        "in_order" => Box::new(order::parse(entry, problems)?),
        "required_if" | "required_unless" => Box::new(problems.keep(required::parse(entry))?),
        unknown => {
            problems.add_at(entry.key.span(), unknown_key(unknown));
            return None;
        }
    };
    let mut are_fields = true;
    for member in group.members() {
        are_fields &= problems.keep(find_field(fields, member)).is_some();
    }
    are_fields.then_some(group)
}

fn unknown_key(key: &str) -> String {
    if is_field_key(key) {
        return format!("`{key}` is a rule on a field: write it above the field");
    }
    format!("unknown rule `{key}`: {}", suggest(key, KEYS))
}

/// A field's name; a keyword may be written with or without `r#`.
fn parse_member(chunk: &Chunk, example: &str) -> Result<Ident> {
    use proc_macro2::TokenTree;
    match chunk.tokens.as_slice() {
        [TokenTree::Ident(name)] => Ok(name.clone()),
        [first, ..] => Err(Error::new(
            first.span(),
            format!("expected the name of a field: write `{example}`"),
        )),
        [] => Err(Error::new(
            chunk.end,
            format!("expected the name of a field: write `{example}`"),
        )),
    }
}

/// The members of a group, as written.
fn read_members(entry: &Entry, example: &str) -> Result<Vec<Chunk>> {
    Ok(split_at_commas(entry.expect_list(example)?.stream()))
}

/// Two fields or more, each named once.
fn parse_members(entry: &Entry, problems: &mut Problems) -> Option<Vec<Ident>> {
    let example = format!("{}(a, b)", entry.key);
    let written = problems.keep(read_members(entry, &example))?;
    let members: Vec<Ident> = written
        .iter()
        .filter_map(|member| problems.keep(parse_member(member, &example)))
        .collect();
    if written.len() < 2 {
        let message = format!("expected two fields or more: write `{example}`");
        problems.add_at(entry.key.span(), message);
        return None;
    }
    for (index, member) in members.iter().enumerate() {
        if members[..index].contains(member) {
            let message = format!("`{member}` is already in this group: take one away");
            problems.add(Error::new(member.span(), message));
        }
    }
    Some(members)
}

fn find_field<'f, 'a>(fields: &'f [Field<'a>], member: &Ident) -> Result<&'f Field<'a>> {
    fields
        .iter()
        .find(|field| field.is_named(member))
        .ok_or_else(|| Error::new(member.span(), missing_field(fields, member)))
}

fn missing_field(fields: &[Field<'_>], member: &Ident) -> String {
    let names: Vec<String> = fields.iter().filter_map(Field::rust_name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.is_empty() {
        return format!("there is no field `{member}`: only fields with names can be named here");
    }
    let suggestion = suggest(&member.to_string(), &names);
    if suggestion.starts_with("did") {
        return format!("there is no field `{member}`: {suggestion}");
    }
    format!("there is no field `{member}`: the fields are {}", in_words(&names))
}
