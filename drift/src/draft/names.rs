//! Names of a spec, made of names of a page.

pub(super) use specwright_codegen::writing::{capital, pascal, sentence, snake};

/// Words of a page that are few enough to be a name: `Wrong key`.
pub(super) fn few_words(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ':', ';', '!']);
    let words: Vec<_> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.chars()
            .all(|character| character.is_ascii_alphanumeric() || "-_'/".contains(character))
    };
    let fits = (1..=5).contains(&words.len()) && words.iter().all(is_word) && text.len() <= 48;
    fits.then(|| capital(&words.join(" ")))
}

/// The words of a longer text that say most, at most four: `Email address not valid`.
pub(super) fn key_words(text: &str) -> Option<String> {
    const EMPTY: &[&str] = &[
        "a", "an", "the", "this", "that", "these", "is", "are", "was", "were", "be", "been", "has", "have", "had",
        "of", "to", "for", "in", "on", "at", "by", "with", "or", "and", "you", "your", "it", "its", "please", "which",
        "as", "there", "will", "would", "can", "could", "must", "should", "may", "if", "when", "one", "error", "code",
    ];
    let first = text
        .split(['.', ';', ':', '(', ','])
        .find(|part| !part.trim().is_empty())?;
    let words = first.split(|character: char| !(character.is_ascii_alphanumeric() || "-'_".contains(character)));
    let words = words.map(|word| word.trim_matches(['-', '\'', '_']));
    let words: Vec<_> = words
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.to_lowercase().as_str()))
        .collect();
    let words = words
        .get(..words.len().min(4))
        .filter(|words| words.len() > 1)?
        .join(" ");
    (words.len() <= 48).then(|| capital(&words))
}

/// The name of an error and what it is called in HTTP.
pub(super) fn reason(status: u16) -> Option<(&'static str, &'static str)> {
    Some(match status {
        301 => ("MovedPermanently", "Moved permanently"),
        302 => ("Found", "Found elsewhere"),
        303 => ("SeeOther", "See another address"),
        304 => ("NotModified", "Not modified"),
        307 => ("TemporaryRedirect", "Redirected for now"),
        308 => ("PermanentRedirect", "Redirected for good"),
        400 => ("BadRequest", "Bad request"),
        401 => ("Unauthorized", "Not authenticated"),
        402 => ("PaymentRequired", "Payment required"),
        403 => ("Forbidden", "Forbidden"),
        404 => ("NotFound", "Not found"),
        405 => ("MethodNotAllowed", "Method not allowed"),
        406 => ("NotAcceptable", "Not acceptable"),
        408 => ("RequestTimeout", "Request timed out"),
        409 => ("Conflict", "Conflict"),
        410 => ("Gone", "Gone"),
        411 => ("LengthRequired", "Length required"),
        412 => ("PreconditionFailed", "Precondition failed"),
        413 => ("PayloadTooLarge", "Too large"),
        414 => ("UriTooLong", "Address too long"),
        415 => ("UnsupportedMediaType", "Media type not supported"),
        417 => ("ExpectationFailed", "Expectation failed"),
        422 => ("UnprocessableEntity", "Cannot be processed"),
        423 => ("Locked", "Locked"),
        424 => ("FailedDependency", "A dependency failed"),
        428 => ("PreconditionRequired", "Precondition required"),
        429 => ("TooManyRequests", "Too many requests"),
        451 => ("UnavailableForLegalReasons", "Unavailable for legal reasons"),
        500 => ("InternalServerError", "Failure of the server"),
        501 => ("NotImplemented", "Not implemented"),
        502 => ("BadGateway", "Bad gateway"),
        503 => ("ServiceUnavailable", "Service unavailable"),
        504 => ("GatewayTimeout", "Gateway timed out"),
        _ => return None,
    })
}

/// Names of one place, each given out once.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    taken: std::collections::BTreeSet<String>,
}

impl Names {
    /// Whether a name is free; it is taken then.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The name, or with a number behind it if it is taken.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut number = 2;
        while !self.take(&unique) {
            unique = format!("{name}{}{number}", if name.contains('_') { "_" } else { "" });
            number += 1;
        }
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_anything() {
        let cases = [
            ("notificationEmail", "notification_email"),
            ("Notification-Email", "notification_email"),
            ("user[name]", "user_name"),
            ("APIKey", "api_key"),
            ("X-API-Key", "x_api_key"),
            ("userID", "user_id"),
            ("@id", "id"),
            ("2fa", "n2fa"),
            ("日本", "value"),
            ("", "value"),
            ("line1Text", "line1_text"),
        ];
        for (name, expected) in cases {
            assert_eq!(snake(name), expected);
        }
        assert_eq!(pascal("notification-email"), "NotificationEmail");
        assert_eq!(sentence("api_key"), "Api key.");
    }

    #[test]
    fn only_few_words_of_a_page_are_taken() {
        assert_eq!(few_words("wrong key.").as_deref(), Some("Wrong key"));
        assert_eq!(few_words("the e-mail address that was sent is not valid"), None);
        assert_eq!(few_words("<b>"), None);
        assert_eq!(few_words(""), None);
        let words = key_words("The e-mail address that was sent is not valid, please try again.");
        assert_eq!(words.as_deref(), Some("E-mail address sent not"));
        assert_eq!(key_words("There is an error"), None);
    }

    #[test]
    fn a_name_is_given_out_once() {
        let mut names = Names::default();
        let given = ["a_b", "a_b", "A", "A"].map(|name| names.unique(name));
        assert_eq!(given, ["a_b", "a_b_2", "A", "A2"]);
    }
}
