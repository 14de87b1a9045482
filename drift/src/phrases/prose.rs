//! Words of the page that stand for themselves: what holds when a field is left out, and the case in which it may not be.

use std::sync::LazyLock;

use regex::Regex;

use super::prepared::{CLOSE, OPEN, bare};
use super::values;

/// Words of the page, cut at a sensible length.
pub(super) fn words(text: &str) -> Option<String> {
    let text = bare(text);
    let text =
        text.trim_matches(|edge: char| edge.is_whitespace() || matches!(edge, ',' | ';' | ':' | '.' | '-' | '('));
    let cut: String = text.chars().take(160).collect();
    let opens = cut.matches('(').count() > cut.matches(')').count();
    let cut = match opens {
        true => cut
            .rsplit_once('(')
            .map(|(before, _)| before.trim().to_owned())
            .unwrap_or(cut),
        false if cut.ends_with(')') && !cut.contains('(') => cut.trim_end_matches(')').to_owned(),
        false => cut,
    };
    (!cut.is_empty()).then_some(cut)
}

/// Words that follow `default` and are no value.
const NO_DEFAULTS: &[&str] = &[
    "now",
    "today",
    "yesterday",
    "tomorrow",
    "none",
    "null",
    "empty",
    "blank",
    "all",
    "any",
    "unlimited",
    "current",
    "it",
    "this",
    "that",
    "behaviour",
    "behavior",
    "set",
    "used",
    "sent",
    "sorted",
    "hidden",
    "shown",
    "enabled",
    "disabled",
    "list",
    "page",
    "included",
    "active",
    "applied",
    "ignored",
    "generated",
    "created",
    "chosen",
    "optional",
    "required",
];

pub(super) fn default_value(text: &str) -> Option<String> {
    let value = values::single(text)?;
    let is_marked = text.starts_with(OPEN);
    let is_word = NO_DEFAULTS.contains(&value.to_lowercase().as_str());
    (is_marked || !is_word).then_some(value)
}

/// Where a sentence says what happens, and names nothing that holds.
const EVENTS: &[&str] = &[
    " will ", " is ", " are ", " was ", " does ", " do ", " cannot ", " can ", " must ", " we ", " you ", " it ",
    " has ", " have ", " may ", " should ",
];

/// First words of what is no noun: `ignored if empty`.
const NO_NOUNS: &[&str] = &[
    "and",
    "but",
    "cannot",
    "don't",
    "even",
    "fails",
    "hidden",
    "is",
    "left",
    "may",
    "mandatory",
    "must",
    "not",
    "null",
    "off",
    "on",
    "only",
    "or",
    "optional",
    "rejects",
    "returns",
    "see",
    "sends",
    "sent",
    "set",
    "shown",
    "shows",
    "so",
    "valid",
    "void",
    "also",
];

/// Words of a case in which the call does not succeed, or nothing stands in for the value.
const FAILURES: &[&str] = &[
    "error",
    "exception",
    "fail",
    "ignor",
    "refus",
    "reject",
    "require",
    "invalid",
    " not ",
    "n't ",
    "nothing",
    "must",
    "cannot",
    "denied",
    "mandatory",
    "no effect",
];

/// What stands in for a value, as a noun: `the language of the account`.
pub(super) fn noun(text: &str) -> Option<String> {
    let text = words(text).filter(|text| text.len() <= 80)?;
    let lower = text.to_lowercase();
    let verbs = [
        "it uses ",
        "uses ",
        "takes ",
        "defaults to ",
        "falls back to ",
        "it is ",
    ];
    let verb = verbs
        .iter()
        .find(|verb| lower.starts_with(**verb))
        .map_or(0, |verb| verb.len());
    let (text, lower) = (text.get(verb..)?, lower.get(verb..)?);
    let first = lower.split([' ', ',']).next()?;
    let is_participle = first.len() > 3 && first.ends_with("ed");
    let is_noun = !is_participle && !NO_NOUNS.contains(&first);
    let padded = format!(" {lower} ");
    let is_event = EVENTS.iter().chain(FAILURES).any(|word| padded.contains(word));
    // `20 rows` is a value with its unit.
    let is_count =
        first.starts_with(|first: char| first.is_ascii_digit()) && !TIMES.iter().any(|unit| lower.contains(unit));
    (is_noun && !is_event && !is_count && text.chars().any(char::is_alphabetic)).then(|| text.to_owned())
}

const TIMES: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year"];

/// What holds when a field is left out, a whole clause if need be, unless it is that the call fails.
pub(super) fn absent(text: &str) -> Option<String> {
    let text = words(text).filter(|text| (3..=120).contains(&text.len()))?;
    let padded = format!(" {} ", text.to_lowercase());
    let is_status = padded
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| word.len() == 3 && word.starts_with(['4', '5']) && word.bytes().all(|byte| byte.is_ascii_digit()));
    let is_failure = is_status || FAILURES.iter().any(|word| padded.contains(word)) || padded.starts_with(" no ");
    (!is_failure).then_some(text)
}

/// A case in the page's words, without the word that leads to it.
pub(super) fn when_words(text: &str) -> Option<String> {
    let text = prose_with_marks(text)?;
    let lower = text.to_lowercase();
    let every = [
        "for all",
        "for every",
        "for each",
        "for any",
        "for this",
        "for the request",
        "for authentication",
        "in all",
        "in every",
        "with all",
        "with every",
        "on all",
        "on every",
        "in order",
        "for your",
        "for security",
    ];
    if every.iter().any(|word| lower.starts_with(word)) {
        return None;
    }
    let leads = [
        "only if ",
        "only when ",
        "only for ",
        "if ",
        "when ",
        "where ",
        "whenever ",
        "in case of ",
        "in case ",
        "for ",
        "once ",
        "as soon as ",
    ];
    let lead = leads
        .iter()
        .find(|lead| lower.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    text.get(lead..).map(str::to_owned).filter(|words| words.len() > 2)
}

/// The case in which a field may be left out, said as the case in which it may not.
pub(super) fn unless_words(text: &str) -> Option<String> {
    let text = prose_with_marks(text)?;
    let lower = text.to_lowercase();
    if let Some(rest) = ["unless ", "except if ", "except when ", "except for "]
        .iter()
        .find_map(|lead| lower.starts_with(lead).then(|| text.get(lead.len()..)))
    {
        return rest.map(str::to_owned);
    }
    let leads = ["if ", "when ", "where ", "for ", "in case "];
    let lead = leads.iter().find(|lead| lower.starts_with(**lead))?;
    Some(format!("unless {}", text.get(lead.len()..)?))
}

/// Prose in which code stays between backticks.
fn prose_with_marks(text: &str) -> Option<String> {
    words(&text.replace([OPEN, CLOSE], "`"))
}

static CASE_END: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let rules =
        r"\d|max\b|min\b|maximum\b|minimum\b|up to\b|at most\b|at least\b|defaults?\b|format\b|between\b|one of\b|e\.g";
    Regex::new(&format!(r"(?i)\)\s|[,;]\s+(?:{rules})")).ok()
});

/// Where a case ends and another rule begins: `required for cards, max 20 characters`.
pub(super) fn case_end(text: &str) -> usize {
    let found = CASE_END
        .as_ref()
        .and_then(|end| end.find_iter(text).find(|end| is_closed(text, end.start())));
    found.map_or(text.len(), |end| end.start())
}

/// Whether no bracket is open before a place.
fn is_closed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.matches('(').count() <= before.matches(')').count()
}
