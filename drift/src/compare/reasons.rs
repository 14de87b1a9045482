//! Whether a spec departs from its page on purpose: a doubt, a note or a decision that speaks of the very thing.

use crate::spec::Reason;

use super::finding::{Finding, FindingKind, Sign};
use super::words;

/// The first reason that explains a finding.
pub(super) fn explains<'r>(finding: &Finding, reasons: impl IntoIterator<Item = &'r Reason>) -> Option<&'r Reason> {
    reasons.into_iter().find(|reason| {
        let text = reason.words.to_lowercase();
        let mut sentences = text.split(['.', ';']).filter(|sentence| !speaks_of_silence(sentence));
        sentences.any(|sentence| is_about(finding, sentence))
    })
}

/// What was said of a page that did not say it is over once the page says it.
fn speaks_of_silence(sentence: &str) -> bool {
    let marks = [
        "not say",
        "not state",
        "not stated",
        "not tell",
        "not list",
        "not mention",
        "not explain",
        "says nothing",
        "no page",
        "undocumented",
        "not documented",
    ];
    sentence.contains("page") && marks.iter().any(|mark| sentence.contains(mark))
}

fn is_about(finding: &Finding, text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| has_word(text, word));
    match finding.kind {
        FindingKind::Required | FindingKind::Condition => has(&[
            "required",
            "optional",
            "mandatory",
            "left out",
            "absent",
            "missing",
            "needed",
            "null",
        ]),
        FindingKind::Type => has(&[
            "type", "text", "number", "boolean", "integer", "string", "list", "decimal", "digits",
        ]),
        FindingKind::Enum => {
            let values = finding.remark.as_deref().unwrap_or_default();
            let values = values.split([':', ',', ';']).map(|it| it.trim().to_lowercase());
            let is_named = |value: String| {
                value.len() > 1 && !value.contains("page") && !value.contains("spec") && has_word(text, &value)
            };
            has(&["only", "others", "further", "more values"]) || values.into_iter().any(is_named)
        }
        FindingKind::Default => has(&["default", "unless said"]),
        FindingKind::Length | FindingKind::Items => has(&["length", "long", "characters", "short", "items", "at most"]),
        FindingKind::Range => has(&[
            "range",
            "between",
            "at most",
            "at least",
            "more than",
            "negative",
            "zero",
        ]),
        FindingKind::Format | FindingKind::Pattern => has(&[
            "format",
            "pattern",
            "form",
            "rule",
            "layout",
            "expression",
            "digits",
            "letters",
            "characters",
            "shape",
        ]),
        FindingKind::Name => is_named(finding, text),
        FindingKind::Place => has(&["query", "header", "body", "path", "form", "parameter", "address"]),
        FindingKind::Status | FindingKind::Code => is_status(finding, text),
        FindingKind::Endpoint => has(&["path", "method", "address"]),
        FindingKind::Encoding => has(&["base64", "encoded", "encoding", "joined", "comma"]),
        FindingKind::Deprecation => has(&["deprecated", "old", "no longer"]),
        FindingKind::Example => has(&["sample", "samples", "example", "examples"]),
        FindingKind::Meaning => has(&["means", "meaning", "wording", "words"]),
    }
}

fn is_named(finding: &Finding, text: &str) -> bool {
    let page = finding
        .page
        .as_ref()
        .filter(|_| finding.sign == Sign::Renamed)
        .map(|side| side.value.as_str());
    let own = super::known::field_name(&finding.subject);
    let names = [page, own]
        .into_iter()
        .flatten()
        .map(|name| words::last(name).to_lowercase());
    names.into_iter().any(|name| name.len() > 2 && has_word(text, &name))
}

fn is_status(finding: &Finding, text: &str) -> bool {
    use crate::facts::Subject;
    match &finding.subject {
        Subject::Status(status) => has_word(text, &status.to_string()) || text.contains("errors could not be read"),
        Subject::Code(code) => {
            has_word(text, &format!("code {}", code.to_lowercase())) || text.contains("errors could not be read")
        }
        _ => false,
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}
