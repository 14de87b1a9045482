//! Days that do not go down.

use std::collections::BTreeMap;

use super::{Broken, format_holds};
use crate::model::{Field, Format, SampleValue};
use crate::source::Spanned;

/// The days that are before the one that is set before them. What is no day is left to its type.
pub(super) fn out_of_order(
    fields: &[Field],
    members: &[usize],
    values: &BTreeMap<String, Spanned<SampleValue>>,
) -> Vec<Broken> {
    let days: Vec<(&str, &str)> = members
        .iter()
        .filter_map(|&index| day(fields.get(index)?, values))
        .collect();
    // Year, month and day have as many digits each: the order of the texts is that of the days.
    days.iter()
        .zip(days.iter().skip(1))
        .filter(|((_, earlier), (_, later))| later < earlier)
        .map(|((earlier, _), (later, _))| {
            Broken::new("in_order", format!("must not be before `{earlier}`")).under(later)
        })
        .collect()
}

/// The field's name and its day.
fn day<'v>(field: &'v Field, values: &'v BTreeMap<String, Spanned<SampleValue>>) -> Option<(&'v str, &'v str)> {
    let name = field.name.spec.as_str();
    match &values.get(name)?.value {
        SampleValue::Scalar(text) if format_holds(Format::Date, text) => Some((name, text)),
        _ => None,
    }
}
