//! Mobile numbers of the United Kingdom as SMS services take them: digits only, in international or national form.

use super::digits::is_digits;

pub(super) fn is_uk_mobile(text: &str) -> bool {
    let digits = match text.len() {
        12 => text.strip_prefix("447"),
        11 => text.strip_prefix("07"),
        _ => None,
    };
    digits.is_some_and(is_digits)
}
