//! `at_least_one_of`, `exactly_one_of`, `together`: which fields of a group are set.

use std::fmt::{self, Display};

use crate::validate::Report;

/// A field of a group: its name and whether it is set.
type Member = (&'static str, bool);

/// Checks that a field of the group is set.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::check_at_least_one_of};
///
/// let mut report = Report::new();
/// check_at_least_one_of(&mut report, &[("email", false), ("mobile", false)]);
/// assert_eq!(report.finish().unwrap_err().to_string(), "at least one of `email`, `mobile` must be set");
/// ```
pub fn check_at_least_one_of(report: &mut Report, members: &[Member]) {
    if count_set(members) == 0 {
        report.add(
            "at_least_one_of",
            format_args!("at least one of {} must be set", Names(members)),
        );
    }
}

/// Checks that one field of the group is set and the others are not.
pub fn check_exactly_one_of(report: &mut Report, members: &[Member]) {
    if count_set(members) != 1 {
        report.add(
            "exactly_one_of",
            format_args!("exactly one of {} must be set", Names(members)),
        );
    }
}

/// Checks that all fields of the group are set or none is.
pub fn check_together(report: &mut Report, members: &[Member]) {
    if ![0, members.len()].contains(&count_set(members)) {
        report.add(
            "together",
            format_args!("{} must be set together or not at all", Names(members)),
        );
    }
}

fn count_set(members: &[Member]) -> usize {
    members.iter().filter(|member| member.1).count()
}

/// The names of a group, in words.
struct Names<'a>(&'a [Member]);

impl Display for Names<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, _)) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(formatter, "{separator}`{name}`")?;
        }
        Ok(())
    }
}
