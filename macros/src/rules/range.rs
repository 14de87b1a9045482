//! `range(min = 1, max = 72)`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Ident, Path, Result};

use super::{Rule, fit};
use crate::attributes::{Entry, Value, read_entries};
use crate::field_type::{FieldType, Kind};
use crate::generics::Bounds;
use crate::number_literal::NumberLiteral;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};
use crate::suggest::suggest;

const EXAMPLE: &str = "range(min = 1, max = 72)";

pub(super) struct Range {
    key: Ident,
    min: Option<Bound>,
    max: Option<Bound>,
}

struct Bound {
    number: NumberLiteral,
    written: TokenStream,
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Range> {
    let list = problems.keep(entry.expect_list(EXAMPLE))?;
    let mut inner = Problems::default();
    let mut range = Range {
        key: entry.key.clone(),
        min: None,
        max: None,
    };
    for bound in read_entries(list.stream(), &mut inner) {
        inner.keep(read_bound(&bound, &mut range));
    }
    if inner.is_empty() {
        inner.keep(check_order(&range, &list.stream()));
    }
    let is_sound = inner.is_empty();
    problems.append(inner);
    is_sound.then_some(range)
}

fn read_bound(entry: &Entry, range: &mut Range) -> Result<()> {
    let name = entry.key.to_string();
    let bound = match name.as_str() {
        "min" => &mut range.min,
        "max" => &mut range.max,
        _ => {
            let message = format!("unknown bound `{name}`: {}", suggest(&name, &["min", "max"]));
            return Err(Error::new(entry.key.span(), message));
        }
    };
    let Value::Assigned(tokens) = &entry.value else {
        return Err(entry.misuse(&format!("{name} = 5")));
    };
    if bound.is_some() {
        let message = format!("`{name}` is already given: take one away");
        return Err(Error::new(entry.key.span(), message));
    }
    *bound = Some(Bound {
        number: NumberLiteral::parse(tokens, &format!("{name} = 5"))?,
        written: tokens.clone(),
    });
    Ok(())
}

fn check_order(range: &Range, written: &TokenStream) -> Result<()> {
    match (&range.min, &range.max) {
        (Some(min), Some(max)) if min.number > max.number => {
            let message = format!("`min` ({}) is above `max` ({}): swap them", min.number, max.number);
            Err(Error::new_spanned(written, message))
        }
        _ => Ok(()),
    }
}

impl Range {
    fn bounds(&self) -> impl Iterator<Item = &Bound> {
        self.min.iter().chain(&self.max)
    }

    fn check_integer(&self, name: &str, problems: &mut Problems) {
        let held = held_by(name);
        for Bound { number, written } in self.bounds() {
            if !number.is_whole() {
                let message = format!("`{name}` holds whole numbers: write the bound as one");
                problems.add(Error::new_spanned(written, message));
            } else if let Some((least, most)) = held
                && !(least <= *number && *number <= most)
            {
                let message = format!("`{name}` holds {least} to {most}: write a bound within, or none");
                problems.add(Error::new_spanned(written, message));
            }
        }
    }
}

/// The least and the greatest number of an integer type; nothing for those that differ between machines.
fn held_by(name: &str) -> Option<(NumberLiteral, NumberLiteral)> {
    let bits: u32 = name.get(1..)?.parse().ok()?;
    let all = u128::MAX >> (128 - bits);
    Some(if name.starts_with('u') {
        (NumberLiteral::Positive(0), NumberLiteral::Positive(all))
    } else {
        let most = all >> 1;
        (NumberLiteral::Negative(most + 1), NumberLiteral::Positive(most))
    })
}

impl Rule for Range {
    fn check_fit(&self, ty: &FieldType<'_>, _: &[&Ident], problems: &mut Problems) {
        fit::expect_number(&self.key, ty.kind, problems);
        if let Kind::Integer(name) = ty.kind {
            self.check_integer(name, problems);
        }
    }

    fn require_bounds(&self, runtime: &Path, ty: &TokenStream, bounds: &mut Bounds<'_>) {
        bounds.require(runtime, ty, &quote!(Number));
    }

    fn expand(&self, runtime: &Path, value: &Ident) -> TokenStream {
        let (check, report) = (rule_function(runtime, "check_range", self.key.span()), report());
        let [min, max] = [&self.min, &self.max].map(|bound| match bound {
            Some(bound) => {
                let number = bound.number.expand(runtime);
                quote!(::core::option::Option::Some(#number))
            }
            None => quote!(::core::option::Option::None),
        });
        quote!(#check(#report, #value, #min, #max);)
    }
}
