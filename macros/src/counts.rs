//! Bounds of a count: `(min = 5, max = 20)`, `(equal = 9)`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Error, Ident, LitInt, Result};

use crate::attributes::{Entry, Value, read_entries};
use crate::problems::Problems;
use crate::suggest::suggest;

/// How many there may be.
pub(crate) struct Counts {
    least: u64,
    most: Option<u64>,
}

impl Counts {
    /// The arguments of the runtime's `Bounds::new`.
    pub(crate) fn arguments(&self) -> TokenStream {
        let least = Literal::u64_unsuffixed(self.least);
        match self.most.map(Literal::u64_unsuffixed) {
            Some(most) => quote!(#least, #most),
            None => quote!(#least, ::core::primitive::u64::MAX),
        }
    }
}

/// One of `min`, `max`, `equal`.
struct Bound {
    key: Ident,
    count: u64,
}

/// Reads the bounds of an entry.
pub(crate) fn parse_counts(entry: &Entry, problems: &mut Problems) -> Option<Counts> {
    let example = format!("{}(min = 1, max = 20)", entry.key);
    let list = problems.keep(entry.expect_list(&example))?;
    let mut inner = Problems::default();
    let bounds: Vec<Bound> = read_entries(list.stream(), &mut inner)
        .iter()
        .filter_map(|bound| inner.keep(parse_bound(bound)))
        .collect();
    let repeated = repeated_bound(&bounds);
    if inner.is_empty() && repeated.is_none() {
        return problems.keep(settle(&bounds, &list.stream()));
    }
    repeated.into_iter().for_each(|problem| inner.add(problem));
    problems.append(inner);
    None
}

fn parse_bound(entry: &Entry) -> Result<Bound> {
    const KEYS: &[&str] = &["min", "max", "equal"];
    let name = entry.key.to_string();
    if !KEYS.contains(&name.as_str()) {
        let message = format!("unknown bound `{name}`: {}", suggest(&name, KEYS));
        return Err(Error::new(entry.key.span(), message));
    }
    let Value::Assigned(tokens) = &entry.value else {
        return Err(entry.misuse(&format!("{name} = 5")));
    };
    let count = syn::parse2::<LitInt>(tokens.clone())
        .ok()
        .filter(|literal| literal.suffix().is_empty())
        .and_then(|literal| literal.base10_parse().ok())
        .ok_or_else(|| {
            let message = format!("expected a whole number from zero up, without a suffix: write `{name} = 5`");
            Error::new_spanned(tokens, message)
        })?;
    Ok(Bound {
        key: entry.key.clone(),
        count,
    })
}

fn repeated_bound(bounds: &[Bound]) -> Option<Error> {
    let is_repeated = |index: usize| bounds[..index].iter().any(|other| other.key == bounds[index].key);
    let key = &bounds[(0..bounds.len()).find(|index| is_repeated(*index))?].key;
    Some(Error::new(
        key.span(),
        format!("`{key}` is already given: take one away"),
    ))
}

fn settle(bounds: &[Bound], written: &TokenStream) -> Result<Counts> {
    let given = |key: &str| bounds.iter().find(|bound| bound.key == key).map(|bound| bound.count);
    let counts = match (given("min"), given("max"), given("equal")) {
        (None, None, Some(equal)) => Counts {
            least: equal,
            most: Some(equal),
        },
        (_, _, Some(_)) => {
            let message = "`equal` is both bounds: write it alone, or write `min` and `max`";
            return Err(Error::new_spanned(written, message));
        }
        (least, most, None) => Counts {
            least: least.unwrap_or(0),
            most,
        },
    };
    if let Some(most) = counts.most.filter(|most| *most < counts.least) {
        let message = format!("`min` ({}) is above `max` ({most}): swap them", counts.least);
        return Err(Error::new_spanned(written, message));
    }
    Ok(counts)
}
