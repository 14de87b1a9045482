//! `range`: the bounds of a number.

use std::fmt::{self, Display};
use std::ops::Bound;

use crate::validate::{Amount, Number, Report};

/// Checks that a number is between two bounds. What is no number at all is not.
///
/// ```
/// use std::ops::Bound;
/// use specwright_runtime::validate::{Amount, Report, rules::check_range};
///
/// let bounds = (Bound::Included(Amount::whole(1)), Bound::Included(Amount::whole(72)));
/// let mut report = Report::new();
/// check_range(&mut report, &73_u8, bounds.0, bounds.1);
/// assert_eq!(report.finish().unwrap_err().to_string(), "must be from 1 to 72");
/// ```
pub fn check_range<T: Number + ?Sized>(
    report: &mut Report,
    value: &T,
    lower: Bound<Amount<'_>>,
    upper: Bound<Amount<'_>>,
) {
    let Some(number) = value.number() else { return };
    // Written so that NaN, which compares with nothing, is refused.
    let keeps_lower = match lower {
        Bound::Included(least) => number >= least,
        Bound::Excluded(beyond) => number > beyond,
        Bound::Unbounded => true,
    };
    let keeps_upper = match upper {
        Bound::Included(most) => number <= most,
        Bound::Excluded(beyond) => number < beyond,
        Bound::Unbounded => true,
    };
    if !(keeps_lower && keeps_upper) {
        report_range(report, lower, upper);
    }
}

fn report_range(report: &mut Report, lower: Bound<Amount<'_>>, upper: Bound<Amount<'_>>) {
    const RULE: &str = "range";
    match (lower, upper) {
        (Bound::Included(least), Bound::Included(most)) => {
            report.add(RULE, format_args!("must be from {least} to {most}"));
        }
        (lower, Bound::Unbounded) => report.add(RULE, format_args!("must be {}", Lower(lower))),
        (Bound::Unbounded, upper) => report.add(RULE, format_args!("must be {}", Upper(upper))),
        (lower, upper) => report.add(RULE, format_args!("must be {} and {}", Lower(lower), Upper(upper))),
    }
}

/// A lower bound in words: `at least 1`, `above 0`.
struct Lower<'a>(Bound<Amount<'a>>);

impl Display for Lower<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Bound::Included(least) => write!(formatter, "at least {least}"),
            Bound::Excluded(beyond) => write!(formatter, "above {beyond}"),
            Bound::Unbounded => formatter.write_str("a number"),
        }
    }
}

/// An upper bound in words: `at most 72`, `below 100`.
struct Upper<'a>(Bound<Amount<'a>>);

impl Display for Upper<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Bound::Included(most) => write!(formatter, "at most {most}"),
            Bound::Excluded(beyond) => write!(formatter, "below {beyond}"),
            Bound::Unbounded => formatter.write_str("a number"),
        }
    }
}
