//! Bounds: of numbers in both dialects, of lengths and counts; the tighter ones win.

use std::cmp::Ordering;

use crate::document::fields::Fields;
use crate::document::raw::{NodeId, Value};
use crate::document::reader::Reader;
use crate::document::types::Bounds;
use crate::document::types::RemarkKind::{Doubtful, Skipped};

/// Fewest and most.
pub(super) type Range = (Option<u64>, Option<u64>);

impl<'a> Reader<'a> {
    /// Tightens bounds by what a schema says.
    pub(super) fn tighten(&mut self, fields: Fields<'a>, bounds: &mut Bounds) {
        let (low, low_excluded) = self.bound(fields, "minimum", "exclusiveMinimum", Ordering::Greater);
        if is_tighter(
            low.as_deref(),
            low_excluded,
            bounds.min.as_deref(),
            bounds.min_excluded,
            Ordering::Greater,
        ) {
            (bounds.min, bounds.min_excluded) = (low, low_excluded);
        }
        let (high, high_excluded) = self.bound(fields, "maximum", "exclusiveMaximum", Ordering::Less);
        if is_tighter(
            high.as_deref(),
            high_excluded,
            bounds.max.as_deref(),
            bounds.max_excluded,
            Ordering::Less,
        ) {
            (bounds.max, bounds.max_excluded) = (high, high_excluded);
        }
        if let Some(divisor) = self.number(fields, "multipleOf") {
            match &bounds.multiple_of {
                Some(other) if compare(other, &divisor) != Some(Ordering::Equal) => {
                    let text = format!("`multipleOf` is {other} as well as {divisor}; the first is taken");
                    self.remark(fields.id, Skipped, text);
                }
                _ => bounds.multiple_of = Some(divisor),
            }
        }
    }

    /// One bound: `minimum: 1` with `exclusiveMinimum: true` in OpenAPI 3.0, `exclusiveMinimum: 1` in 3.1.
    fn bound(
        &mut self,
        fields: Fields<'a>,
        key: &str,
        excluded_key: &str,
        tighter: Ordering,
    ) -> (Option<String>, bool) {
        let bound = self.number(fields, key);
        let Some(id) = fields.get(excluded_key) else {
            return (bound, false);
        };
        if let Value::Bool(excluded) = self.file.value(id) {
            let excluded = *excluded;
            if excluded && bound.is_none() {
                self.remark(id, Doubtful, format!("`{excluded_key}` means nothing without `{key}`"));
            }
            return (bound, excluded);
        }
        let other = self.number(fields, excluded_key);
        match (bound, other) {
            (Some(bound), Some(other)) if !is_tighter(Some(&other), true, Some(&bound), false, tighter) => {
                (Some(bound), false)
            }
            (bound, None) => (bound, false),
            (_, other) => (other, true),
        }
    }

    /// Tightens a range by what a schema says.
    pub(super) fn narrow(&mut self, fields: Fields<'a>, low: &str, high: &str, range: &mut Range) {
        let (fewest, most) = (self.count(fields, low), self.count(fields, high));
        range.0 = range.0.max(fewest);
        range.1 = match (range.1, most) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }

    /// Bounds that nothing can keep are taken away.
    pub(super) fn check_bounds(&mut self, id: NodeId, bounds: &mut Bounds) {
        let (Some(min), Some(max)) = (&bounds.min, &bounds.max) else {
            return;
        };
        let order = compare(min, max);
        let touch = bounds.min_excluded || bounds.max_excluded;
        if order == Some(Ordering::Greater) || (order == Some(Ordering::Equal) && touch) {
            let text = format!("no number is between {min} and {max}; the bounds are left out");
            self.remark(id, Doubtful, text);
            *bounds = Bounds {
                multiple_of: bounds.multiple_of.take(),
                ..Bounds::default()
            };
        }
    }

    /// The same for lengths and counts.
    pub(super) fn check_range(&mut self, id: NodeId, what: &str, range: &mut Range) {
        if let (Some(low), Some(high)) = *range
            && low > high
        {
            let text = format!("{what} is at least {low} and at most {high}; both are left out");
            self.remark(id, Doubtful, text);
            *range = (None, None);
        }
    }
}

/// Whether a bound lets fewer numbers through than another one; a bound that excludes itself does.
fn is_tighter(new: Option<&str>, new_excluded: bool, old: Option<&str>, old_excluded: bool, tighter: Ordering) -> bool {
    match (new, old) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(new), Some(old)) => match compare(new, old) {
            Some(Ordering::Equal) => new_excluded && !old_excluded,
            order => order == Some(tighter),
        },
    }
}

/// Compares two numbers as written: whole ones exactly, others as far as a double goes.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    if let (Ok(a), Ok(b)) = (a.parse::<i128>(), b.parse::<i128>()) {
        return Some(a.cmp(&b));
    }
    a.parse::<f64>().ok()?.partial_cmp(&b.parse::<f64>().ok()?)
}
