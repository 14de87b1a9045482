//! `required_if` and `required_unless`: a field that must be set depending on another.

use std::fmt::{self, Display};

use crate::validate::Report;
use crate::validate::visible::Visible;

/// What decides: the other field's name, the values it is compared with, and whether it has one of them. Without values,
/// whether it is set.
type Condition = (&'static str, &'static [&'static str], bool);

/// Checks that a field is set if the condition holds.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::check_required_if};
///
/// let mut report = Report::new();
/// check_required_if(&mut report, "iban", false, ("method", &["transfer", "debit"], true));
/// assert_eq!(
///     report.finish().unwrap_err().to_string(),
///     "iban: must be set when `method` is `transfer` or `debit`",
/// );
/// ```
pub fn check_required_if(report: &mut Report, name: &'static str, is_set: bool, condition: Condition) {
    if condition.2 && !is_set {
        report_missing(report, "required_if", name, "when", condition);
    }
}

/// Checks that a field is set unless the condition holds.
pub fn check_required_unless(report: &mut Report, name: &'static str, is_set: bool, condition: Condition) {
    if !condition.2 && !is_set {
        report_missing(report, "required_unless", name, "unless", condition);
    }
}

fn report_missing(report: &mut Report, rule: &'static str, name: &'static str, word: &str, condition: Condition) {
    report.at_field(name, |report| {
        report.add(rule, format_args!("must be set {word} {}", InWords(condition)));
    });
}

/// A condition in words: `method` is `transfer` or `debit`, `iban` is set.
struct InWords(Condition);

impl Display for InWords {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, values, _) = self.0;
        let [first, others @ ..] = values else {
            return write!(formatter, "`{name}` is set");
        };
        write!(formatter, "`{name}` is `{}`", Visible(first))?;
        for (index, value) in others.iter().enumerate() {
            let word = if index + 1 == others.len() { " or" } else { "," };
            write!(formatter, "{word} `{}`", Visible(value))?;
        }
        Ok(())
    }
}
