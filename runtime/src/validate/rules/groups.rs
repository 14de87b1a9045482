//! `at_least_one_of`, `exactly_one_of`, `together`: which fields of a group are set.

use crate::validate::Report;
use crate::validate::words::Words;

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
        report.say("at_least_one_of", |words| {
            say_names(words.text("at least one of "), members);
            words.text(" must be set");
        });
    }
}

/// Checks that one field of the group is set and the others are not.
pub fn check_exactly_one_of(report: &mut Report, members: &[Member]) {
    if count_set(members) != 1 {
        report.say("exactly_one_of", |words| {
            say_names(words.text("exactly one of "), members);
            words.text(" must be set");
        });
    }
}

/// Checks that all fields of the group are set or none is.
pub fn check_together(report: &mut Report, members: &[Member]) {
    if ![0, members.len()].contains(&count_set(members)) {
        report.say("together", |words| {
            say_names(words, members);
            words.text(" must be set together or not at all");
        });
    }
}

fn count_set(members: &[Member]) -> usize {
    members.iter().filter(|member| member.1).count()
}

/// The names of a group, in words.
fn say_names(words: &mut Words, members: &[Member]) {
    for (index, (name, _)) in members.iter().enumerate() {
        words.text(if index == 0 { "`" } else { ", `" }).text(name).text("`");
    }
}
