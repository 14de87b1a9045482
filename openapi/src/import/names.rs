//! Names of a spec, made of names of a document. Whatever those hold, these are letters, digits and `_`.

use std::collections::BTreeSet;

pub(super) use specwright_codegen::writing::{capital, pascal, sentence, snake};

/// Endings of words that are no plural.
const OF_ONE: &[&str] = &["ss", "us", "is", "eries", "ecies", "ews"];

/// `tag` of `tags`, for the type of an item.
pub(super) fn singular(name: &str) -> String {
    if OF_ONE.iter().any(|end| name.to_ascii_lowercase().ends_with(end)) {
        return name.to_owned();
    }
    let long = ["sses", "xes", "ches", "shes"].iter().any(|end| name.ends_with(end));
    if let Some(rest) = name.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return format!("{rest}y");
    }
    let end = if long { "es" } else { "s" };
    let rest = name.strip_suffix(end).filter(|rest| rest.len() > 1);
    rest.unwrap_or(name).to_owned()
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
    fn items_are_called_after_their_list() {
        let cases = [
            ("tags", "tag"),
            ("Addresses", "Address"),
            ("boxes", "box"),
            ("status", "status"),
            ("TimeSeries", "TimeSeries"),
            ("entries", "entry"),
            ("s", "s"),
        ];
        for (name, expected) in cases {
            assert_eq!(singular(name), expected);
        }
    }

    #[test]
    fn a_name_is_given_out_once() {
        let mut names = Names::without(&["send"]);
        let given = [["send", "send_it"], ["aB", "a_b"], ["a_b", "ab"], ["ab", "ab"]];
        let given = given.map(|wanted| names.first_free(&wanted));
        assert_eq!(given, ["send_it", "aB", "ab_2", "ab_3"]);
    }
}
