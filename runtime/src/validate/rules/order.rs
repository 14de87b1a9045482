//! `in_order`: days that do not go down.

use crate::validate::{Format, Report};

/// Checks that no day is before the one that is set before it. What is no day is left to `format`.
///
/// ```
/// use specwright_runtime::validate::{Report, rules::check_in_order};
///
/// let mut report = Report::new();
/// check_in_order(&mut report, &[("date", Some("2025-12-22")), ("due_date", Some("2025-11-22"))]);
/// assert_eq!(report.finish().unwrap_err().to_string(), "due_date: must not be before `date`");
/// ```
pub fn check_in_order(report: &mut Report, members: &[(&'static str, Option<&str>)]) {
    let mut before: Option<(&'static str, &str)> = None;
    for &(name, text) in members {
        let Some(day) = text.filter(|text| Format::Date.is_match(text)) else {
            continue;
        };
        // Year, month and day have as many digits each: the order of the texts is that of the days.
        if let Some((earlier, _)) = before.filter(|(_, earlier)| day < *earlier) {
            report.at_field(name, |report| {
                report.say("in_order", |words| {
                    words.text("must not be before `").text(earlier).text("`");
                });
            });
        }
        before = Some((name, day));
    }
}
