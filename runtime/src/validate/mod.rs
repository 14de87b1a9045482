//! Constraints on values, checked before anything is sent: all broken ones at once, each with the path of its value.
//!
//! `#[derive(Validate)]` writes the calls to [`rules`]; a hand-written [`Validate`] may call them too. A valid value
//! is checked without allocating, and no message ever holds the value it is about.

mod amount;
mod characters;
mod containers;
mod exact;
mod flag;
pub mod formats;
mod items;
mod known;
mod message;
mod number;
mod optional;
mod path;
mod pattern;
mod report;
pub mod rules;
mod secret;
mod short;
mod text;
mod transparent;
mod violation;
mod visible;
mod words;

pub use amount::Amount;
pub use characters::CharSet;
pub use flag::Flag;
pub use formats::Format;
pub use items::{Distinct, Items};
pub use known::KnownValue;
pub use number::Number;
pub use optional::Optional;
pub(crate) use path::shown_key;
pub use pattern::{Pattern, Piece, Row};
pub use report::Report;
pub use text::Text;
pub use transparent::Transparent;
pub use violation::{Violation, Violations};

/// A value that knows the constraints on it.
///
/// Usually derived, see [the derive macro](derive@crate::Validate). By hand:
///
/// ```
/// use specwright_runtime::validate::{Report, Validate, rules};
///
/// struct Window {
///     from: u32,
///     until: u32,
/// }
///
/// impl Validate for Window {
///     fn check(&self, report: &mut Report) {
///         report.at_field("until", |report| {
///             if self.until < self.from {
///                 report.add("order", "must not be before `from`");
///             }
///         });
///     }
/// }
///
/// assert!(Window { from: 1, until: 2 }.validate().is_ok());
/// let violations = Window { from: 2, until: 1 }.validate().unwrap_err();
/// assert_eq!(violations.to_string(), "until: must not be before `from`");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what is valid",
    label = "does not implement `Validate`",
    note = "write `#[derive(Validate)]` above its definition; a generic type has it where its parameters have it"
)]
pub trait Validate {
    /// Adds to the report what is wrong with this value.
    fn check(&self, report: &mut Report);

    /// Checks this value.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    #[inline]
    fn validate(&self) -> Result<(), Violations> {
        let mut report = Report::new();
        self.check(&mut report);
        report.finish()
    }
}
