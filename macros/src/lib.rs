//! `#[derive(Validate)]`: constraints written on fields become checks that name what is wrong and where.
//!
//! `input` reads the item, `rules` and `groups` hold a file for each constraint, `pattern` compiles patterns, `expand`
//! writes the implementation. All mistakes of an item are reported at once.

mod attributes;
mod counts;
mod expand;
mod field_type;
mod generics;
mod groups;
mod input;
mod number_literal;
mod pattern;
mod problems;
mod rules;
mod runtime_path;
mod suggest;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `Validate`: checks every field by the rules written on it, and groups of fields by those written above
/// the item.
///
/// ```
/// use specwright_runtime::{Secret, Validate};
///
/// #[derive(Validate)]
/// #[validate(at_least_one_of(email, mobile))]
/// struct Account {
///     #[validate(length(min = 5, max = 20), chars = "A-Za-z0-9_-")]
///     username: String,
///     #[validate(length(min = 8))]
///     password: Secret,
///     #[validate(format = "email")]
///     email: Option<String>,
///     #[validate(format = "uk_mobile")]
///     mobile: Option<String>,
///     #[validate(items(max = 3), unique, each(pattern = "^[a-z]+$"))]
///     tags: Vec<String>,
/// }
///
/// let account = Account {
///     username: "me".into(),
///     password: "12345678".into(),
///     email: None,
///     mobile: None,
///     tags: vec!["red".into(), "No 5".into()],
/// };
/// let violations = account.validate().unwrap_err();
/// let texts: Vec<String> = violations.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     texts,
///     [
///         "username: must be 5 to 20 characters long",
///         "tags[1]: must match `^[a-z]+$`",
///         "at least one of `email`, `mobile` must be set",
///     ],
/// );
/// ```
///
/// # Rules on a field
///
/// A rule on an `Option` holds if there is a value. References, `Box`, `Rc`, `Arc` and `Cow` are looked through.
///
/// | rule | on | holds if |
/// |---|---|---|
/// | `length(min = 5, max = 20)`, `length(equal = 9)` | text | it has that many characters |
/// | `chars = "A-Za-z0-9_-"` | text | it uses no other characters; the inside of a bracketed class |
/// | `pattern = r"^\d{9}/"` | text | the regular expression has a match; `\d` `\w` `\s` `\b` are ASCII |
/// | `format = "email"` | text | it has the form: `email`, `uri`, `uuid`, `ipv4`, `date`, `date-time`, `uk_mobile`, `base64` |
/// | `one_of("a", "b")`, `one_of(1, 2)` | text, numbers | it is one of these |
/// | `range(min = 1, max = 72)` | numbers, `Decimal` | it is within, bounds included |
/// | `range(above = 0, below = 99.99)` | numbers, `Decimal` | it is within, bounds left out |
/// | `multiple_of = 5` | whole numbers, `Decimal` | it can be divided |
/// | `items(min = 1, max = 500)`, `items(equal = 2)` | lists, maps | it has that many items |
/// | `unique` | lists | no item is there twice |
/// | `each(…)` | lists, maps | the rules inside hold for every item, for every value of a map |
/// | `nested` | types with `Validate`, lists and maps of them | the value's own rules hold |
/// | `known` | enumerations with a catch-all | it is not the catch-all |
///
/// `name = "…"` sets the name of the field in paths; otherwise it is the Rust name. The only field of a tuple struct
/// adds nothing to the path, so newtypes disappear from it.
///
/// # Rules on a struct
///
/// | rule | holds if |
/// |---|---|
/// | `at_least_one_of(a, b)` | one of the fields is set, or more |
/// | `exactly_one_of(a, b)` | one of the fields is set |
/// | `together(a, b)` | all of the fields are set, or none |
/// | `in_order(a, b)` | of the fields that are set, no day is before the one named before it |
/// | `required_if(a, b = "x")`, `required_if(a, b)` | `a` is set, or `b` is not `x`; or `b` is not set |
/// | `required_unless(a, b = "x")`, `required_unless(a, b)` | `a` is set, or `b` is `x`; or `b` is set |
/// | `required_if(a, b = "x" \| "y")`, `required_unless(a, b = "x" \| "y")` | the same with any of the values |
///
/// `crate = "path"` names the runtime where it is not `::specwright_runtime`.
///
/// # Patterns
///
/// A pattern that is a row of characters, classes and counts (`^\d{9}/`, `^[A-Za-z0-9_-]+$`, `^(447|07)\d{9}$`) becomes
/// tables and needs no regex engine. Any other needs the feature `regex` of the runtime and is compiled once.
#[proc_macro_derive(Validate, attributes(validate))]
pub fn derive_validate(item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as DeriveInput);
    expand::expand_validate(&item).into()
}
