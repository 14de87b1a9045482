//! `range`: the bounds of a number.

use crate::validate::{Amount, Number, Report};

/// Checks that a number is from `least` to `most`, both included. What is no number at all is not.
///
/// ```
/// use specwright_runtime::validate::{Amount, Report, rules::check_range};
///
/// let mut report = Report::new();
/// check_range(&mut report, &73_u8, Some(Amount::whole(1)), Some(Amount::whole(72)));
/// assert_eq!(report.finish().unwrap_err().to_string(), "must be from 1 to 72");
/// ```
pub fn check_range<T: Number + ?Sized>(
    report: &mut Report,
    value: &T,
    least: Option<Amount<'_>>,
    most: Option<Amount<'_>>,
) {
    let Some(number) = value.number() else { return };
    // Written so that NaN, which compares with nothing, is refused.
    let within = least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most);
    if !within {
        report_range(report, least, most);
    }
}

fn report_range(report: &mut Report, least: Option<Amount<'_>>, most: Option<Amount<'_>>) {
    const RULE: &str = "range";
    match (least, most) {
        (Some(least), Some(most)) => report.add(RULE, format_args!("must be from {least} to {most}")),
        (Some(least), None) => report.add(RULE, format_args!("must be at least {least}")),
        (None, Some(most)) => report.add(RULE, format_args!("must be at most {most}")),
        (None, None) => {}
    }
}
