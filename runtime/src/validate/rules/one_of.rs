//! `one_of`: the values there are.

use std::fmt::{self, Display};

use crate::validate::visible::Visible;
use crate::validate::{Amount, Number, Report, Text};

/// Checks that a text is one of those given.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::check_one_of_texts};
///
/// let mut report = Report::new();
/// check_one_of_texts(&mut report, "c", &["a", "b"]);
/// assert_eq!(report.finish().unwrap_err().to_string(), "must be one of `a`, `b`");
/// ```
pub fn check_one_of_texts<T: Text + ?Sized>(report: &mut Report, value: &T, choices: &[&'static str]) {
    if value.text().is_some_and(|text| !choices.contains(&text)) {
        report_one_of(report, choices.iter().map(|choice| Visible(choice)));
    }
}

/// Checks that a number is one of those given.
pub fn check_one_of_numbers<T: Number + ?Sized>(report: &mut Report, value: &T, choices: &[Amount<'_>]) {
    if value.number().is_some_and(|number| !choices.contains(&number)) {
        report_one_of(report, choices.iter());
    }
}

fn report_one_of<C: Display>(report: &mut Report, choices: impl Iterator<Item = C> + Clone) {
    report.add("one_of", format_args!("must be one of {}", Choices(choices)));
}

/// More are only counted.
const MOST_SHOWN: usize = 20;

/// Choices in words: `a`, `b` and 3 others.
struct Choices<I>(I);

impl<C: Display, I: Iterator<Item = C> + Clone> Display for Choices<I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, choice) in self.0.clone().take(MOST_SHOWN).enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(formatter, "{separator}`{choice}`")?;
        }
        match self.0.clone().skip(MOST_SHOWN).count() {
            0 => Ok(()),
            1 => formatter.write_str(" and 1 other"),
            others => write!(formatter, " and {others} others"),
        }
    }
}
