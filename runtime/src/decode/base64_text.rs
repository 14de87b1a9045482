//! Text that travels as Base64.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

/// Padding is often left out.
const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) const EXPECTED: &str = "Base64 of text";

/// The text; `None` if it is not Base64 or what is in it is not UTF-8.
pub(super) fn decode_text(encoded: &str) -> Option<String> {
    let encoded: String = encoded.split_ascii_whitespace().collect();
    String::from_utf8(FORGIVING.decode(encoded).ok()?).ok()
}
