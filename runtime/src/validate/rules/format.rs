//! `format`: a known form of text.

use crate::validate::message::Expected;
use crate::validate::{Format, Report, Text};

/// Checks that a text has a known form.
///
/// ```
/// use specwright_runtime::validate::{Format, Report, rules::check_format};
///
/// let mut report = Report::new();
/// check_format(&mut report, &Some("not an address"), Format::Email);
/// assert_eq!(report.finish().unwrap_err().to_string(), "must be an e-mail address");
/// ```
pub fn check_format<T: Text + ?Sized>(report: &mut Report, value: &T, format: Format) {
    if value.text().is_some_and(|text| !format.is_match(text)) {
        report.expect("format", Expected::Format(format));
    }
}
