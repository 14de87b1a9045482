//! A body without its secrets.

use crate::redact::{Hidden, REDACTED};

/// The bytes without the secrets in them. Bytes that are no text in UTF-8 are looked at as Latin letters, one a byte.
pub(super) fn masked(body: &[u8], hidden: &Hidden) -> Vec<u8> {
    if hidden.names.contains(&"") {
        // Nothing says where the secret begins.
        return REDACTED.as_bytes().to_vec();
    }
    match std::str::from_utf8(body) {
        Ok(text) => mask(text, hidden).into_bytes(),
        Err(_) => {
            let letters: String = body.iter().copied().map(char::from).collect();
            let masked = mask(&letters, hidden);
            masked.chars().filter_map(|letter| u8::try_from(letter).ok()).collect()
        }
    }
}

fn mask(text: &str, hidden: &Hidden) -> String {
    hidden.mask(text).unwrap_or_else(|| REDACTED.to_owned())
}

#[cfg(test)]
mod tests {
    use super::masked;
    use crate::redact::Hidden;

    fn hiding(secret: &str) -> Hidden {
        let mut hidden = Hidden::default();
        hidden.secrets.add(secret);
        hidden
    }

    #[test]
    fn what_is_no_secret_stays_byte_for_byte() {
        for body in [
            &b"a\r\n\tb\x1b[0m"[..],
            b"caf\xe9 \xff\x00",
            "café \u{202e}".as_bytes(),
            b"",
        ] {
            assert_eq!(masked(body, &hiding("hunter2")), body);
        }
    }

    #[test]
    fn a_secret_goes_whatever_the_letters_around_it_are() {
        assert_eq!(
            masked(b"caf\xe9 hunter2\r\n", &hiding("hunter2")),
            b"caf\xe9 [redacted]\r\n"
        );
        assert_eq!(
            masked(b"{\"k\":\"aHVudGVyMg==\"}", &hiding("hunter2")),
            b"{\"k\":\"[redacted]\"}"
        );
        let by_name = Hidden {
            names: vec!["api_password"],
            ..Hidden::default()
        };
        assert_eq!(masked(b"<api_password>x", &by_name), b"<[redacted]");
        let nameless = Hidden {
            names: vec![""],
            ..Hidden::default()
        };
        assert_eq!(masked(b"x", &nameless), b"[redacted]");
    }
}
