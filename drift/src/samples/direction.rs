//! Whether something is sent or received, by the words around it.

use super::SampleDirection;

const SENT: &[&str] = &[
    "request",
    "requests",
    "send",
    "input",
    "post body",
    "payload",
    "call",
    "submit",
    "requisition",
];
const RECEIVED: &[&str] = &[
    "response",
    "responses",
    "returns",
    "returned",
    "return",
    "reply",
    "answer",
    "result",
    "results",
    "output",
    "receive",
    "received",
];

/// What the words say, if they say one of the two.
pub(super) fn of_words(words: &str) -> Option<SampleDirection> {
    let lower = words.to_lowercase();
    let plain: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |list: &[&str]| plain.iter().any(|word| list.contains(word));
    match (has(SENT), has(RECEIVED)) {
        (true, false) => Some(SampleDirection::Request),
        (false, true) => Some(SampleDirection::Response),
        _ => None,
    }
}

/// What the innermost heading says that says one of the two.
pub(super) fn of_headings(headings: &[String]) -> Option<SampleDirection> {
    headings.iter().rev().find_map(|heading| of_words(heading))
}

/// Whether the words speak of a failure.
pub(super) fn is_failure(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "error",
        "fail",
        "invalid",
        "unauthor",
        "not found",
        "forbidden",
        "denied",
        "unsuccessful",
    ]
    .iter()
    .any(|word| lower.contains(word))
}
