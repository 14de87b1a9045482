//! Base64 as services write it.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

/// Padding is often left out.
const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(crate) const EXPECTED: &str = "Base64 of text";

/// The bytes; `None` if it is not Base64.
pub(crate) fn decode(encoded: &str) -> Option<Vec<u8>> {
    let encoded: String = encoded.split_ascii_whitespace().collect();
    FORGIVING.decode(encoded).ok()
}

/// The text; `None` if it is not Base64 or what is in it is not UTF-8.
pub(crate) fn decode_text(encoded: &str) -> Option<String> {
    String::from_utf8(decode(encoded)?).ok()
}
