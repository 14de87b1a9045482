//! `range(min = 1, max = 72)`, `range(above = 0, below = 99.99)`

use std::cmp::Ordering;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Error, Ident, Lit, Path, Result};

use super::{Rule, fit};
use crate::attributes::{Entry, Value, read_entries};
use crate::field_type::{FieldType, Kind};
use crate::generics::Bounds;
use crate::number_literal::NumberLiteral;
use crate::problems::Problems;
use crate::runtime_path::{report, rule_function};
use crate::suggest::suggest;

const EXAMPLE: &str = "range(min = 1, max = 72)";

const KEYS: &[&str] = &["min", "above", "max", "below"];

pub(super) struct Range {
    key: Ident,
    lower: Option<Bound>,
    upper: Option<Bound>,
}

struct Bound {
    key: Ident,
    number: BoundNumber,
    written: TokenStream,
}

enum BoundNumber {
    Whole(NumberLiteral),
    /// A fraction, or more than 128 bits: digit for digit as JSON writes numbers.
    Digits(String),
}

pub(super) fn parse(entry: &Entry, problems: &mut Problems) -> Option<Range> {
    let list = problems.keep(entry.expect_list(EXAMPLE))?;
    let mut inner = Problems::default();
    let mut range = Range {
        key: entry.key.clone(),
        lower: None,
        upper: None,
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
        "min" | "above" => &mut range.lower,
        "max" | "below" => &mut range.upper,
        _ => {
            let message = format!("unknown bound `{name}`: {}", suggest(&name, KEYS));
            return Err(Error::new(entry.key.span(), message));
        }
    };
    let Value::Assigned(tokens) = &entry.value else {
        return Err(entry.misuse(&format!("{name} = 5")));
    };
    if let Some(first) = bound {
        let message = match first.key == name {
            true => format!("`{name}` is already given: take one away"),
            false => format!("`{}` and `{name}` are the same side: take one away", first.key),
        };
        return Err(Error::new(entry.key.span(), message));
    }
    *bound = Some(Bound {
        key: entry.key.clone(),
        number: BoundNumber::parse(tokens, &format!("{name} = 5"))?,
        written: tokens.clone(),
    });
    Ok(())
}

fn check_order(range: &Range, written: &TokenStream) -> Result<()> {
    let (Some(lower), Some(upper)) = (&range.lower, &range.upper) else {
        return Ok(());
    };
    let message = match lower.number.compare(&upper.number) {
        Some(Ordering::Greater) => format!(
            "`{}` ({}) is above `{}` ({}): swap them",
            lower.key, lower.number, upper.key, upper.number
        ),
        Some(Ordering::Equal) if lower.is_excluded() || upper.is_excluded() => {
            format!(
                "nothing is left between `{}` and `{}`: write bounds that differ",
                lower.key, upper.key
            )
        }
        _ => return Ok(()),
    };
    Err(Error::new_spanned(written, message))
}

impl BoundNumber {
    fn parse(tokens: &TokenStream, example: &str) -> Result<Self> {
        let digits = match syn::parse2::<Lit>(tokens.clone()) {
            Ok(Lit::Int(number)) if number.suffix().is_empty() => Some(number.base10_digits().to_owned()),
            Ok(Lit::Float(number)) if number.suffix().is_empty() => Some(number.base10_digits().to_owned()),
            _ => None,
        };
        let digits = digits.ok_or_else(|| {
            let message = format!("expected a number without a suffix: write `{example}`");
            Error::new_spanned(tokens, message)
        })?;
        let whole = NumberLiteral::from_text(&digits).map(Self::Whole);
        Ok(whole.unwrap_or_else(|| Self::Digits(as_json(&digits))))
    }

    /// How two numbers compare; `None`: they are too close to tell.
    fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Whole(left), Self::Whole(right)) => left.partial_cmp(right),
            (Self::Digits(left), Self::Digits(right)) if left == right => Some(Ordering::Equal),
            // Rounding never turns two numbers round.
            _ => self
                .rounded()
                .partial_cmp(&other.rounded())
                .filter(|order| order.is_ne()),
        }
    }

    fn rounded(&self) -> f64 {
        match self {
            Self::Whole(number) => number.float(),
            Self::Digits(digits) => digits.parse().unwrap_or(f64::NAN),
        }
    }

    /// As the runtime's `Amount`.
    fn expand(&self, runtime: &Path) -> TokenStream {
        match self {
            Self::Whole(number) => number.expand(runtime),
            Self::Digits(digits) => {
                let digits = Literal::string(digits);
                quote!(#runtime::validate::Amount::Decimal(#digits))
            }
        }
    }
}

/// Rust lets zeros stand in front, and nothing behind the point.
fn as_json(digits: &str) -> String {
    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", digits),
    };
    let (whole, rest) = unsigned.split_at(unsigned.find(['.', 'e', 'E']).unwrap_or(unsigned.len()));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let rest = match rest.strip_prefix('.') {
        Some(behind) if !behind.starts_with(|character: char| character.is_ascii_digit()) => behind,
        _ => rest,
    };
    format!("{sign}{whole}{rest}")
}

impl std::fmt::Display for BoundNumber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(formatter),
            Self::Digits(digits) => formatter.write_str(digits),
        }
    }
}

impl Bound {
    /// Whether the number itself is outside.
    fn is_excluded(&self) -> bool {
        self.key == "above" || self.key == "below"
    }

    /// The number, if it is whole and has at most 18 digits.
    fn short(&self) -> Option<i64> {
        let BoundNumber::Whole(number) = &self.number else {
            return None;
        };
        number.short()
    }

    /// As the `Bound` of the standard library.
    fn expand(&self, runtime: &Path) -> TokenStream {
        let number = self.number.expand(runtime);
        match self.is_excluded() {
            true => quote!(::core::ops::Bound::Excluded(#number)),
            false => quote!(::core::ops::Bound::Included(#number)),
        }
    }
}

/// As the runtime's `Option<Short>`; `None` if the runtime has to calculate it.
fn expand_short(bound: &Option<Bound>, rules: &TokenStream) -> Option<TokenStream> {
    let Some(bound) = bound else {
        return Some(quote!(::core::option::Option::None));
    };
    let units = Literal::i64_unsuffixed(bound.short()?);
    Some(quote!(::core::option::Option::Some(#rules::Short { units: #units, places: 0 })))
}

impl Range {
    fn bounds(&self) -> impl Iterator<Item = &Bound> {
        self.lower.iter().chain(&self.upper)
    }

    fn check_integer(&self, name: &str, problems: &mut Problems) {
        let held = held_by(name);
        for Bound { number, written, .. } in self.bounds() {
            let BoundNumber::Whole(number) = number else {
                let message = format!("`{name}` holds whole numbers: write the bound as one");
                problems.add(Error::new_spanned(written, message));
                continue;
            };
            if let Some((least, most)) = held
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
        let (check, report) = (rule_function(runtime, "check_limits", self.key.span()), report());
        let [lower, upper] = [&self.lower, &self.upper].map(|bound| match bound {
            Some(bound) => bound.expand(runtime),
            None => quote!(::core::ops::Bound::Unbounded),
        });
        let rules = quote!(#runtime::validate::rules);
        if let (Some(short_lower), Some(short_upper)) =
            (expand_short(&self.lower, &rules), expand_short(&self.upper, &rules))
        {
            // Nothing has to be calculated, and an item of its own would cost more to compile.
            return quote! {
                #check(#report, #value, &#rules::Limits {
                    lower: #lower, upper: #upper, short_lower: #short_lower, short_upper: #short_upper,
                });
            };
        }
        quote! {{
            static __LIMITS: #rules::Limits<'static> = #rules::Limits::new(#lower, #upper);
            #check(#report, #value, &__LIMITS);
        }}
    }
}
