//! Mobile numbers of the United Kingdom as SMS services take them: digits only, in international or national form.

use super::digits::is_digits;

pub(super) fn is_uk_mobile(text: &str) -> bool {
    text.strip_prefix("447")
        .or_else(|| text.strip_prefix("07"))
        .is_some_and(|rest| rest.len() == 9 && is_digits(rest))
}
