//! Keys and passwords that stand in samples: they may be real ones, so they are not kept.

/// Names, lower case and without separators, whose values are secrets.
const EXACT: &[&str] = &[
    "key",
    "pass",
    "pwd",
    "pin",
    "auth",
    "authorization",
    "credentials",
    "jwt",
    "bearer",
];
/// Ends of such names.
const ENDS: &[&str] = &[
    "apikey",
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "secretkey",
    "privatekey",
    "accesskey",
    "authkey",
    "apipass",
    "apipwd",
    "sessionid",
];
/// What plainly stands for something else.
const PLACEHOLDERS: &[&str] = &[
    "your",
    "xxx",
    "***",
    "...",
    "…",
    "example",
    "sample",
    "changeme",
    "password",
    "secret",
    "placeholder",
    "dummy",
];

/// Whether a value of that name is a secret and is spelled out.
pub(super) fn is_one(name: &str, text: &str) -> bool {
    !text.is_empty() && is_secret_name(name) && !is_placeholder(text)
}

fn is_secret_name(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    let plain: String = last
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    EXACT.contains(&plain.as_str()) || ENDS.iter().any(|end| plain.ends_with(end))
}

/// Whether a text stands for a value that is put there later: `<key>`, `{key}`, `YOUR_KEY`, `xxxx`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let is_bracketed = lower.starts_with(['<', '{', '[', '$', '%', ':']);
    let first = lower.chars().next();
    let is_one_letter = lower.chars().all(|letter| Some(letter) == first);
    is_bracketed || is_one_letter || PLACEHOLDERS.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_names() {
        for name in [
            "api_key",
            "account.apiPassword",
            "token",
            "Authorization",
            "client-secret",
            "X-API-Key",
        ] {
            assert!(is_one(name, "9f86d081884c"), "{name}");
        }
        for name in ["page", "keyword", "monkey", "password_length", "tokens_used"] {
            assert!(!is_one(name, "9f86d081884c"), "{name}");
        }
        for text in ["YOUR%20API%20KEY", "<key>", "xxxxxxxx", "", "my_api_password"] {
            assert!(!is_one("api_key", text), "{text}");
        }
    }
}
