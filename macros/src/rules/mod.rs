//! Rules on fields, a file each.

mod chars;
mod each;
mod fit;
mod format;
mod items;
mod known;
mod length;
mod multiple_of;
mod nested;
mod one_of;
mod pattern;
mod range;
mod unique;

use proc_macro2::TokenStream;
use syn::{Error, Ident, LitStr, Path, Result};

use crate::attributes::Entry;
use crate::field_type::FieldType;
use crate::generics::Bounds;
use crate::groups;
use crate::problems::Problems;
use crate::suggest::suggest;

/// A rule on a field.
pub(crate) trait Rule {
    /// Finds out whether it can hold of a type at all.
    fn check_fit(&self, ty: &FieldType<'_>, parameters: &[&Ident], problems: &mut Problems);

    /// The bounds it needs on a generic type.
    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>);

    /// A statement that checks `value`, which is a reference.
    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream;
}

/// What is written on a field.
#[derive(Default)]
pub(crate) struct FieldRules {
    /// The name in paths, if it is not the Rust name.
    pub(crate) name: Option<LitStr>,
    pub(crate) rules: Vec<Box<dyn Rule>>,
}

const KEYS: &[&str] = &[
    "length",
    "chars",
    "pattern",
    "format",
    "one_of",
    "range",
    "multiple_of",
    "items",
    "unique",
    "each",
    "nested",
    "known",
    "name",
];

/// Whether that key is one of a field.
pub(crate) fn is_field_key(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Reads the rules on a field.
pub(crate) fn parse_field_rules(entries: &[Entry], problems: &mut Problems) -> FieldRules {
    let mut found = FieldRules::default();
    for (index, entry) in entries.iter().enumerate() {
        if entries[..index].iter().any(|other| other.key == entry.key) {
            let message = format!("`{}` is already given: take one away", entry.key);
            problems.add_at(entry.key.span(), message);
        } else if entry.key == "name" {
            found.name = problems.keep(parse_name(entry));
        } else {
            found.rules.extend(parse_rule(entry, problems));
        }
    }
    found
}

fn parse_rule(entry: &Entry, problems: &mut Problems) -> Option<Box<dyn Rule>> {
    match entry.key.to_string().as_str() {
        "length" => boxed(length::parse(entry, problems)),
        "chars" => boxed(problems.keep(chars::parse(entry))),
        "pattern" => boxed(problems.keep(pattern::parse(entry))),
        "format" => boxed(problems.keep(format::parse(entry))),
        "one_of" => one_of::parse(entry, problems),
        "range" => boxed(range::parse(entry, problems)),
        "multiple_of" => boxed(problems.keep(multiple_of::parse(entry))),
        "items" => boxed(items::parse(entry, problems)),
        "unique" => boxed(problems.keep(unique::parse(entry))),
        "each" => boxed(each::parse(entry, problems)),
        "nested" => boxed(problems.keep(nested::parse(entry))),
        "known" => boxed(problems.keep(known::parse(entry))),
        unknown => {
            problems.add_at(entry.key.span(), unknown_key(unknown));
            None
        }
    }
}

fn boxed<R: Rule + 'static>(rule: Option<R>) -> Option<Box<dyn Rule>> {
    rule.map(|rule| Box::new(rule) as Box<dyn Rule>)
}

fn unknown_key(key: &str) -> String {
    if groups::is_container_key(key) {
        return format!("`{key}` is no rule on a field: write it above the struct");
    }
    format!("unknown rule `{key}`: {}", suggest(key, KEYS))
}

fn parse_name(entry: &Entry) -> Result<LitStr> {
    let name = entry.expect_text("name = \"startDate\"")?;
    let text = name.value();
    if text.is_empty() || text.starts_with('[') || text.chars().any(char::is_control) {
        let message =
            "expected a name without control characters and without `[` in front: write `name = \"startDate\"`";
        return Err(Error::new(name.span(), message));
    }
    Ok(name)
}
