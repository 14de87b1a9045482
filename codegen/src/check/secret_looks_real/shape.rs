//! What real keys look like. Guesses, tuned so that words, even with a digit or two, pass.

use std::collections::BTreeSet;

/// Beginnings that services give to their keys.
const PREFIXES: &[&str] = &[
    "sk_live_",
    "rk_live_",
    "pk_live_",
    "sk_test_",
    "sk-ant-",
    "sk-proj-",
    "whsec_",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xapp-",
    "SG.",
    "npm_",
    "pypi-",
    "shpat_",
    "dop_v1_",
    "hf_",
];

/// A key has at least that many characters behind its known beginning.
const LEAST_BEHIND_PREFIX: usize = 12;

/// Random text shorter than this cannot be told from a word.
const LEAST_RANDOM: usize = 20;

/// Different characters that random text of that length has at the least.
const LEAST_DIFFERENT: usize = 8;

/// A value from many tutorials and standards, known to be nobody's.
const EXAMPLE_UUID: &str = "123e4567-e89b-12d3-a456-426614174000";

/// Why a text may be a real secret.
pub(super) fn looks_real(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.contains("-----BEGIN ") {
        return Some("looks like a private key");
    }
    if is_signed_token(text) {
        return Some("looks like a signed token");
    }
    if has_known_prefix(text) {
        return Some("begins like a key of a known service");
    }
    if is_long_hex(text) || is_random(text) {
        return Some("looks like long random text");
    }
    None
}

/// Three parts in the URL form of Base64, the first of which is a JSON object.
fn is_signed_token(text: &str) -> bool {
    let is_part = |part: &str| {
        part.len() >= 8
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    text.starts_with("eyJ") && text.split('.').count() == 3 && text.split('.').all(is_part)
}

fn has_known_prefix(text: &str) -> bool {
    PREFIXES.iter().any(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() >= LEAST_BEHIND_PREFIX && different(rest) >= LEAST_DIFFERENT && !is_words(rest)
        })
    })
}

/// Hexadecimal, perhaps in groups, and not simply counted upwards.
fn is_long_hex(text: &str) -> bool {
    let digits: String = text.chars().filter(|character| *character != '-').collect();
    digits.len() >= LEAST_RANDOM
        && text != EXAMPLE_UUID
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && digits.bytes().any(|byte| byte.is_ascii_alphabetic())
        && different(&digits) >= LEAST_DIFFERENT
        && !is_counting(&digits)
}

fn is_counting(text: &str) -> bool {
    let bytes = text.as_bytes();
    let steps = bytes
        .windows(2)
        .filter(|pair| pair[1] == pair[0] + 1 || pair[1] == pair[0])
        .count();
    steps * 4 >= bytes.len() * 3
}

/// One unbroken run of the characters of Base64 that changes between upper case, lower case and digits all the time.
fn is_random(text: &str) -> bool {
    let is_key_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=_-.~".contains(&byte);
    text.len() >= LEAST_RANDOM
        && text.bytes().all(is_key_byte)
        && different(text) >= LEAST_DIFFERENT
        && !is_words(text)
        && !is_counting(text)
}

/// Words keep to one kind of letter: `my_api_password_1`, `MyApiKey`, `YOUR-KEY-HERE`.
fn is_words(text: &str) -> bool {
    let kinds: Vec<_> = text.bytes().map(kind).collect();
    let changes = kinds.windows(2).filter(|pair| is_change(pair[0], pair[1])).count();
    changes * 4 < text.len()
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Upper,
    Lower,
    Digit,
    Other,
}

fn kind(byte: u8) -> Kind {
    match byte {
        b'A'..=b'Z' => Kind::Upper,
        b'a'..=b'z' => Kind::Lower,
        b'0'..=b'9' => Kind::Digit,
        _ => Kind::Other,
    }
}

/// A capital before small letters and a separator are no change: words have both.
fn is_change(first: Kind, second: Kind) -> bool {
    first != second && first != Kind::Other && second != Kind::Other && !(first == Kind::Upper && second == Kind::Lower)
}

fn different(text: &str) -> usize {
    text.bytes().collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::looks_real;

    #[test]
    fn made_up_secrets_pass() {
        let samples = [
            "",
            "password",
            "my_api_password",
            "my_UI_password",
            "a-very-secret-key",
            "YOUR API KEY HERE",
            "YourVeryOwnApiKeyGoesHere",
            "hunter2",
            "cGFzc3dvcmQ=",
            "abcdefghijklmnopqrstuvwx",
            "0123456789abcdef0123456789abcdef",
            "00000000-0000-0000-0000-000000000000",
            "123e4567-e89b-12d3-a456-426614174000",
            "correct-horse-battery-staple-2026",
            "sk_live_your_own_key_goes_here",
            "AKIA-your-key-id-here",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ];
        for sample in samples {
            assert_eq!(looks_real(sample), None, "{sample}");
        }
    }

    /// Made for this test, put together here so that nobody's scanner takes this file for a leak.
    #[test]
    fn real_looking_secrets_do_not() {
        let samples = [
            ["sk_live", "_7hT2kPq9Zr4Lm8Xv3Bn6Wc1D"].concat(),
            ["AKIA", "IOSF0DNN7EX4MPL3"].concat(),
            ["ghp", "_a8Kd03jXm29Lq0Zp4Rt7Vw1Yb6Nc5"].concat(),
            [
                "eyJhbGciOiJIUzI1NiJ9",
                ".eyJzdWIiOiIxMjM0In0",
                ".dozjgNryP4J3jVmNHl0w5N",
            ]
            .concat(),
            "9f86d081884c7d659a2feaa0c55ad015".to_owned(),
            "9f86d081-884c-4d65-9a2f-eaa0c55ad015".to_owned(),
            "k3J9x0QmP7vB2nL5tR8wZ1cY4".to_owned(),
            ["-----BEGIN ", "PRIVATE KEY-----"].concat(),
        ];
        for sample in samples {
            assert!(looks_real(&sample).is_some(), "{sample}");
        }
    }
}
