//! Sentences that lead to what is received: `Returns 201 Created with`, `Otherwise you get one of these:`.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::Styled;
use crate::phrases::Topic;

use super::words;

static ANSWER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let openings = [
        r"you(?:'ll| will)? (?:then )?(?:get|receive)",
        r"we (?:answer|reply|respond) with",
        r"we (?:return|send back)",
        r"(?:(?:the |this )(?:\w+ )?|it )?(?:returns|answers|responds|replies)",
    ];
    let condition = r"(?:(?:if|when|once|on|upon|after)\b[^.:]{1,70}?[, ]\s*)?";
    let pattern = format!(
        r"(?i)^{condition}(?:{})\b.{{0,120}}?(?::| with| containing)$",
        openings.join("|")
    );
    Regex::new(&pattern).ok()
});

static FAILURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let openings = [
        r"otherwise",
        r"(?:if|when) (?:something|anything|it|that) (?:goes|went|has gone) wrong",
        r"(?:if|when) (?:it|the (?:call|request)|a (?:call|request)) (?:fails|failed)",
        r"(?:on|in case of) (?:failure|an error|error)",
    ];
    let pattern = format!(
        r"(?i)^(?:{})\b.{{0,40}}\b(?:one of|get|answers?|returns?|receive)\b.{{0,40}}:$",
        openings.join("|")
    );
    Regex::new(&pattern).ok()
});

/// `Returns 201 and the permit.`
static SUCCESS_AND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^(?:it |this call )?(?:returns|answers|responds)(?: with)? (?:an? )?(?:http )?(?:status )?20[0-3](?: [a-z]+)? (?:and|with) (?:the|an?) [^.:]{1,60}[.:]?$";
    Regex::new(pattern).ok()
});

/// What a sentence that ends before a list or a table says of it.
pub(super) fn topic(text: &str) -> Option<Topic> {
    let is = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    if is(&FAILURE) {
        return Some(Topic::Errors);
    }
    let answers = is(&ANSWER) && !names_others(text) || text.ends_with(':') && names_success(text) || is(&SUCCESS_AND);
    answers.then_some(Topic::Response)
}

/// Whether a sentence says that one of what follows, or at least one, is sent.
pub(super) fn names_choice(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let choices = [
        "exactly one of",
        "at least one of",
        "only one of",
        "either of",
        "one or more of",
        "any of",
    ];
    choices.iter().any(|words| text.contains(words))
}

/// What can fail, how it looks, and what is received on other ways.
fn names_others(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let others = [
        "error",
        "status",
        "code",
        "example",
        "like this",
        "looks",
        "by mail",
        "e-mail",
        "request",
        "wrong",
        "fail",
    ];
    others.iter().any(|words| text.contains(words))
}

/// `200 OK`, `201 Created`: what follows is received.
fn names_success(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    [
        "200 ok",
        "201 created",
        "202 accepted",
        "status 200",
        "status 201",
        "http 200",
        "http 201",
        "http 202",
        "status 202",
        "status code 200",
        "status code 201",
        "status code 202",
        "successful request is answered",
        "successful call is answered",
        "is answered with the following",
    ]
    .iter()
    .any(|words| text.contains(words))
}

/// Whether the last sentence goes on with what the others say is received: `It returns a list. Each entry has:`.
pub(super) fn goes_on_with_answer(sentences: &[Styled]) -> bool {
    let Some((last, before)) = sentences.split_last() else {
        return false;
    };
    let goes_on = || {
        let text = last.text.to_ascii_lowercase();
        let openings = [
            "each ",
            "every ",
            "it has",
            "it contains",
            "it holds",
            "its ",
            "the object",
            "the fields",
            "they have",
        ];
        let others = [
            "request",
            "send",
            "parameter",
            "argument",
            "error",
            "status",
            "code",
            "example",
            "pass ",
        ];
        openings.iter().any(|opening| text.starts_with(opening)) && !others.iter().any(|word| text.contains(word))
    };
    let answers = |sentence: &Styled| {
        let text = sentence.text.to_ascii_lowercase();
        let words = [
            " returns ",
            "returned",
            "answers with",
            "responds with",
            "replies with",
            "you get ",
            "you receive ",
        ];
        words.iter().any(|word| text.contains(word)) || names_success(&text) || begins_with_answer(&text)
    };
    last.text.ends_with(':') && goes_on() && before.iter().any(answers)
}

/// Whether a lead is about something that is not named here: `Each entry has:`.
pub(super) fn is_elsewhere(lead: &Styled) -> bool {
    let last = words::sentences(lead).pop().unwrap_or_default();
    let text = last.text.to_ascii_lowercase();
    text.ends_with(':') && (text.starts_with("each ") || text.starts_with("every "))
}

/// `one of these error codes`, `422 with a code`.
pub(super) fn names_failure(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut words = text.split(|character: char| !character.is_alphanumeric());
    text.contains("code")
        && words.any(|word| {
            let is_status =
                word.len() == 3 && word.starts_with(['4', '5']) && word.bytes().all(|byte| byte.is_ascii_digit());
            is_status || ["error", "errors", "fail", "fails", "failure", "failed"].contains(&word)
        })
}

/// The only status of a sentence that leads to codes: `Both calls send a 400 with one of these codes:`.
pub(super) fn status_of_codes(lead: &Styled) -> Option<u16> {
    let last = words::sentences(lead).pop()?;
    let text = last.text.to_ascii_lowercase();
    let words = text.split(|character: char| !character.is_alphanumeric());
    let numbers = words
        .filter(|word| word.len() == 3)
        .filter_map(|word| word.parse::<u16>().ok());
    let mut statuses = numbers.filter(|number| (400..600).contains(number));
    let leads = text.ends_with(':') && text.contains("code") && (text.contains("one of") || text.contains("these"));
    let first = statuses.next().filter(|_| leads)?;
    statuses.next().is_none().then_some(first)
}

/// Whether a text begins with the answer: "The response has status 201."
pub(super) fn begins_with_answer(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let openings = [
        "response",
        "answer",
        "reply",
        "result",
        "server answers",
        "server returns",
        "server responds",
    ];
    let bare = text
        .strip_prefix("the ")
        .or_else(|| text.strip_prefix("a "))
        .unwrap_or(&text);
    openings.iter().any(|opening| bare.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_lead_to_answers() {
        let cases = [
            ("Returns 201 Created with", Some(Topic::Response)),
            ("If all went well you get 201 and a JSON object:", Some(Topic::Response)),
            ("You get back:", Some(Topic::Response)),
            ("The call returns the new order:", Some(Topic::Response)),
            ("Otherwise you get one of these:", Some(Topic::Errors)),
            (
                "If something goes wrong you get one of the following:",
                Some(Topic::Errors),
            ),
            ("Otherwise send these:", None),
            ("You get the key by mail:", None),
            ("Returns an error code:", None),
            ("Returns 201.", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(topic(text), wanted, "{text}");
        }
    }
}
