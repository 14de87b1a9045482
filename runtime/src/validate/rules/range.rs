//! `range`: the bounds of a number.

use std::cmp::Ordering;
use std::ops::Bound;

use crate::validate::message::Expected;
use crate::validate::short::Short;
use crate::validate::words::Words;
use crate::validate::{Amount, Number, Report};

/// Between what a number must be.
///
/// ```
/// use std::ops::Bound;
/// use specwright_runtime::validate::{Amount, Report, rules::{Limits, check_limits}};
///
/// static HOURS: Limits = Limits::new(Bound::Included(Amount::whole(1)), Bound::Included(Amount::whole(72)));
///
/// let mut report = Report::new();
/// check_limits(&mut report, &73_u8, &HOURS);
/// assert_eq!(report.finish().unwrap_err().to_string(), "must be from 1 to 72");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    // The derive macro writes the fields themselves: a call would need an item of its own to be settled only once.
    #[doc(hidden)]
    pub lower: Bound<Amount<'a>>,
    #[doc(hidden)]
    pub upper: Bound<Amount<'a>>,
    /// The same, read once.
    #[doc(hidden)]
    pub short_lower: Option<Short>,
    #[doc(hidden)]
    pub short_upper: Option<Short>,
}

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
    let limits = Limits::new(lower, upper);
    if value.number().is_some_and(|number| !limits.contain(&number)) {
        report.say(RULE, |words| limits.say(words));
    }
}

/// The same for bounds that are part of the program.
#[inline]
pub fn check_limits<T: Number + ?Sized>(report: &mut Report, value: &T, limits: &'static Limits<'static>) {
    if let Some(number) = value.number()
        && !limits.contain(&number)
    {
        report.expect(RULE, Expected::Range(limits));
    }
}

const RULE: &str = "range";

impl<'a> Limits<'a> {
    /// From the one bound to the other.
    #[must_use]
    pub const fn new(lower: Bound<Amount<'a>>, upper: Bound<Amount<'a>>) -> Self {
        Self {
            lower,
            upper,
            short_lower: short_of(&lower),
            short_upper: short_of(&upper),
        }
    }

    fn contain(&self, number: &Amount<'_>) -> bool {
        // A number of few digits is read once and not for each bound.
        let short = number.short();
        let compare = |bound: &Amount<'_>, short_bound: Option<Short>| match (short, short_bound) {
            (Some(number), Some(bound)) => Some(number.cmp(bound)),
            _ => number.partial_cmp(bound),
        };
        // Written so that NaN, which compares with nothing, is refused.
        let keeps_lower = match &self.lower {
            Bound::Included(least) => compare(least, self.short_lower).is_some_and(Ordering::is_ge),
            Bound::Excluded(beyond) => compare(beyond, self.short_lower).is_some_and(Ordering::is_gt),
            Bound::Unbounded => true,
        };
        let keeps_upper = match &self.upper {
            Bound::Included(most) => compare(most, self.short_upper).is_some_and(Ordering::is_le),
            Bound::Excluded(beyond) => compare(beyond, self.short_upper).is_some_and(Ordering::is_lt),
            Bound::Unbounded => true,
        };
        keeps_lower && keeps_upper
    }

    /// `must be from 1 to 72`, `must be above 0 and below 100`.
    pub(in crate::validate) fn say(&self, words: &mut Words) {
        match (self.lower, self.upper) {
            (Bound::Included(least), Bound::Included(most)) => {
                least.say(words.text("must be from "));
                most.say(words.text(" to "));
            }
            (lower, Bound::Unbounded) => say_lower(words.text("must be "), lower),
            (Bound::Unbounded, upper) => say_upper(words.text("must be "), upper),
            (lower, upper) => {
                say_lower(words.text("must be "), lower);
                say_upper(words.text(" and "), upper);
            }
        }
    }
}

const fn short_of(bound: &Bound<Amount<'_>>) -> Option<Short> {
    match bound {
        Bound::Included(amount) | Bound::Excluded(amount) => amount.short(),
        Bound::Unbounded => None,
    }
}

/// A lower bound in words: `at least 1`, `above 0`.
fn say_lower(words: &mut Words, lower: Bound<Amount<'_>>) {
    match lower {
        Bound::Included(least) => least.say(words.text("at least ")),
        Bound::Excluded(beyond) => beyond.say(words.text("above ")),
        Bound::Unbounded => {
            words.text("a number");
        }
    }
}

/// An upper bound in words: `at most 72`, `below 100`.
fn say_upper(words: &mut Words, upper: Bound<Amount<'_>>) {
    match upper {
        Bound::Included(most) => most.say(words.text("at most ")),
        Bound::Excluded(beyond) => beyond.say(words.text("below ")),
        Bound::Unbounded => {
            words.text("a number");
        }
    }
}
