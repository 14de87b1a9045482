//! Values of an enum that stand in a list or a table of their own.

use crate::page::MarkKind;

use super::collect::Collector;
use super::entries::Entry;
use super::scope::Owner;
use super::{Certainty, Claim, EnumText, Place, Subject, statuses, words};

/// No list of values is longer; a page can make one of any length.
const MAX_VALUES: usize = 1_000;

/// How long a value may be.
const MAX_VALUE: usize = 60;

/// The values that entries name, each with what it means. `None` where an entry is no value, or there is one only.
pub(super) fn read(entries: &[Entry<'_>]) -> Option<Vec<EnumText>> {
    let mut values: Vec<EnumText> = Vec::new();
    for entry in entries.iter().take(MAX_VALUES) {
        let (text, beside) = value(entry)?;
        let meaning = Some(statuses::meaning(entry, beside.as_str())).filter(|meaning| !meaning.is_empty());
        let value = EnumText {
            text,
            meaning: meaning.map(|meaning| words::plain(&meaning)),
        };
        if !values.iter().any(|other| other.text == value.text) {
            values.push(value);
        }
    }
    (values.len() > 1).then_some(values)
}

/// What is set apart, or the whole of a short text; and what stands beside it.
fn value(entry: &Entry<'_>) -> Option<(String, String)> {
    let head = entry.head.text.trim();
    let mut code = entry.head.marked(|kind| *kind == MarkKind::Code);
    let (text, beside) = match code.next() {
        Some(code) if head.starts_with(code) => (code, head.get(code.len()..).unwrap_or_default().trim()),
        _ => (head, ""),
    };
    let (text, beside) = match [" for ", " = ", " means ", " - "]
        .iter()
        .find_map(|by| text.split_once(by))
    {
        Some((text, rest)) if !text.contains(' ') => (text, rest),
        _ => (text, beside),
    };
    let (text, beside) = match text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        Some((text, beside)) => (text, beside),
        None => (text, beside),
    };
    let (text, beside) = match text.split_once(" for ").filter(|_| beside.is_empty()) {
        Some((number, meaning)) if is_number(number) => (number, meaning.trim_end_matches('.')),
        _ => (text, beside),
    };
    let text = words::unquoted(text.trim_end_matches([':', '.', ','])).to_owned();
    let is_value = !text.is_empty() && text.len() <= MAX_VALUE && text.split_whitespace().count() <= 3;
    is_value.then(|| (text, beside.trim_matches(['(', ')', '-', ':', ' ']).to_owned()))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_ascii_digit())
}

/// The value that an entry marks as the default: `month (default)`.
fn default_of(entry: &Entry<'_>) -> Option<String> {
    let (text, beside) = value(entry)?;
    let beside = match beside.is_empty() {
        true => entry
            .texts
            .iter()
            .map(|text| text.text.as_str())
            .find(|text| !text.is_empty())?,
        false => beside.as_str(),
    };
    let word = beside
        .trim_matches(['(', ')', '[', ']', '.', ' ', '*'])
        .to_ascii_lowercase();
    let is_default = ["default", "the default", "default value", "this is the default"].contains(&word.as_str());
    let ends = ["(default)", "[default]", "(the default)", "(default value)"];
    let is_marked = || {
        ends.iter()
            .any(|end| beside.trim_end_matches('.').to_ascii_lowercase().ends_with(end))
    };
    (is_default || is_marked()).then_some(text)
}

/// The default that one of the entries is marked as.
pub(super) fn add_default(entries: &[Entry<'_>], owner: Owner, subject: &Subject, place: &Place, out: &mut Collector) {
    let marked: Vec<_> = entries.iter().take(MAX_VALUES).filter_map(default_of).collect();
    if let [only] = marked.as_slice() {
        let claim = Claim::Default(super::Default::Value(only.clone()));
        out.add(owner, subject.clone(), claim, Certainty::Read, place);
    }
}

/// Adds values as the enum of a field.
pub(super) fn add(values: Vec<EnumText>, owner: Owner, subject: Subject, place: &Place, out: &mut Collector) {
    let claim = Claim::Enum { values, open: false };
    out.add(owner, subject, claim, Certainty::Read, place);
}
