//! Names of a spec, made of names of a document. Whatever those hold, these are letters, digits and `_`.

use std::collections::BTreeSet;

/// How long a name may be.
const LONGEST: usize = 60;

/// `notification_email` of `notificationEmail`, `Notification-Email` or `notification[email]`.
pub(super) fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut before: Option<char> = None;
    let mut characters = name.chars().take(4 * LONGEST).peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii_alphanumeric() {
            before = None;
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        let next_is_lower = characters.peek().is_some_and(char::is_ascii_lowercase);
        let after_lower = before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit());
        let after_upper = before.is_some_and(|before| before.is_ascii_uppercase());
        let is_hump = character.is_ascii_uppercase() && (after_lower || (after_upper && next_is_lower));
        if is_hump && !out.ends_with('_') {
            out.push('_');
        }
        out.push(character.to_ascii_lowercase());
        before = Some(character);
    }
    out.truncate(LONGEST);
    let out = out.trim_matches('_');
    match out.chars().next() {
        None => "value".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{out}"),
        Some(_) => out.to_owned(),
    }
}

/// `NotificationEmail`.
pub(super) fn pascal(name: &str) -> String {
    snake(name).split('_').map(capital).collect()
}

/// The first letter large.
pub(super) fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// `Notification email.`: what a name says by itself.
pub(super) fn sentence(name: &str) -> String {
    format!("{}.", capital(&snake(name).replace('_', " ")))
}

/// `tag` of `tags`, for the type of an item.
pub(super) fn singular(name: &str) -> String {
    match name.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        Some(rest) => format!("{rest}y"),
        None if name.ends_with('s') && !name.ends_with("ss") && name.len() > 2 => name[..name.len() - 1].to_owned(),
        None => name.to_owned(),
    }
}

/// Names of one place, each given out once. What is one in Rust is one here.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A place in which some names cannot be given out.
    pub(super) fn without(reserved: &[&str]) -> Self {
        let always = ["self", "super", "crate", "Self", "_"];
        Self {
            taken: reserved.iter().chain(&always).map(|name| folded(name)).collect(),
        }
    }

    /// Whether a name is free; it is taken then.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(folded(name))
    }

    /// The first of the names that is free, else the last with a number behind it.
    pub(super) fn first_free(&mut self, names: &[&str]) -> String {
        if let Some(name) = names.iter().find(|name| self.take(name)) {
            return (*name).to_owned();
        }
        let name = names.last().copied().unwrap_or("value");
        let mut number = 2;
        loop {
            let numbered = match name.starts_with(|first: char| first.is_ascii_uppercase()) {
                true => format!("{name}{number}"),
                false => format!("{name}_{number}"),
            };
            if self.take(&numbered) {
                return numbered;
            }
            number += 1;
        }
    }
}

/// Names that differ by case or by `_` only may be one.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The name of an error and what it is called in HTTP.
pub(super) fn reason(status: u16) -> (String, String) {
    let known = match status {
        300 => "Multiple choices",
        301 => "Moved permanently",
        302 => "Found",
        303 => "See other",
        304 => "Not modified",
        307 => "Temporary redirect",
        308 => "Permanent redirect",
        400 => "Bad request",
        401 => "Unauthorized",
        402 => "Payment required",
        403 => "Forbidden",
        404 => "Not found",
        405 => "Method not allowed",
        406 => "Not acceptable",
        407 => "Proxy authentication required",
        408 => "Request timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length required",
        412 => "Precondition failed",
        413 => "Payload too large",
        414 => "Uri too long",
        415 => "Unsupported media type",
        416 => "Range not satisfiable",
        417 => "Expectation failed",
        422 => "Unprocessable entity",
        423 => "Locked",
        424 => "Failed dependency",
        425 => "Too early",
        426 => "Upgrade required",
        428 => "Precondition required",
        429 => "Too many requests",
        431 => "Request header fields too large",
        451 => "Unavailable for legal reasons",
        500 => "Internal server error",
        501 => "Not implemented",
        502 => "Bad gateway",
        503 => "Service unavailable",
        504 => "Gateway timeout",
        507 => "Insufficient storage",
        _ => return (format!("Status{status}"), format!("Status {status}.")),
    };
    (pascal(known), format!("{known}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_anything() {
        let cases = [
            ("notificationEmail", "notification_email"),
            ("user[name]", "user_name"),
            ("X-API-Key", "x_api_key"),
            ("2fa", "n2fa"),
            ("../../etc", "etc"),
            ("\u{1b}[31m\"}", "n31m"),
            ("日本", "value"),
        ];
        for (name, expected) in cases {
            assert_eq!(snake(name), expected);
        }
        assert_eq!(pascal("notification-email"), "NotificationEmail");
    }

    #[test]
    fn a_name_is_given_out_once() {
        let mut names = Names::without(&["send"]);
        let given = [["send", "send_it"], ["aB", "a_b"], ["a_b", "ab"], ["ab", "ab"]];
        let given = given.map(|wanted| names.first_free(&wanted));
        assert_eq!(given, ["send_it", "aB", "ab_2", "ab_3"]);
    }
}
