//! Sentences outside of fields: statuses, groups, and the presence of all fields below.

use crate::page::{MarkKind, Styled};
use crate::phrases::{self, Topic};

use super::collect::Collector;
use super::scope::Owner;
use super::setting::Setting;
use super::{Claim, Place, Presence, Subject, entries, names, statuses, words};

/// A sentence that gives all fields below it a presence.
pub(super) struct Blanket {
    pub(super) owner: Owner,
    pub(super) presence: Presence,
    pub(super) place: Place,
}

/// What a text says outside of any field. `is_general`: its rules are the whole service's, and none is listed as unread.
pub(super) fn read(
    text: &Styled,
    setting: &Setting,
    place: &Place,
    is_general: bool,
    out: &mut Collector,
) -> Option<Presence> {
    let sentences = words::sentences(text);
    sentences
        .iter()
        .for_each(|sentence| coded_statuses(sentence, setting, place, out));
    let told = sentences
        .iter()
        .filter(|sentence| status_line(sentence, setting, place, out))
        .count();
    if told == sentences.len() {
        return None;
    }
    let fields = fields(setting.owner, out);
    let found = phrases::sentence(text, &fields);
    for (subject, said) in found.claims {
        if let Some(subject) = settled(subject, &fields, &said.claim, setting) {
            out.say(setting.owner, &subject, said, place);
        }
    }
    if !is_general {
        for sentence in found.unread {
            out.not_understood(&sentence, place);
        }
    }
    let leads = words::topic(text.text.trim_end_matches([':', '.', ' ']));
    found
        .blanket
        .filter(|_| !matches!(leads, Some(Topic::RequestWith(_))) || !text.text.trim_end().ends_with(':'))
}

/// Statuses that are set apart as code, where answers are described: "`200` with the list, `204` without".
fn coded_statuses(sentence: &Styled, setting: &Setting, place: &Place, out: &mut Collector) {
    if !setting.speaks_of_answers() && !tells_answer(&sentence.text) {
        return;
    }
    for mark in sentence.marks.iter().filter(|mark| mark.kind == MarkKind::Code) {
        let found = sentence.text.get(mark.start..mark.end).and_then(statuses::line);
        let is_status = |line: &statuses::StatusLine| line.is_known() && (line.rest.is_empty() || line.has_reason());
        let is_alone = stands_alone(&sentence.text, mark.start, mark.end);
        for status in found
            .filter(|line| is_alone && is_status(line))
            .iter()
            .flat_map(|line| &line.statuses)
        {
            statuses::add(*status, "", setting, place, out);
        }
    }
}

/// Whether a sentence says what the caller gets: "you get a `503`, and if there is no printer a `404`".
fn tells_answer(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let words = [
        "you get",
        "you will get",
        "you receive",
        "answers",
        "responds",
        "replies",
        "returns",
        "is returned",
        "the answer is",
        "the response is",
    ];
    words.iter().any(|word| text.contains(word))
}

/// Whether a number counts nothing: "at most `200` entries" is no status.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().split_whitespace().next_back();
    let counts = [
        "most", "to", "than", "least", "first", "last", "maximum", "max", "of", "to:",
    ];
    let after = text.get(end..).unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default();
    let goes_on = [
        "if", "when", "with", "is", "in", "or", "and", "for", "on", "where", "means", "unless", "once", "after",
        "status", "response", "instead", "without",
    ];
    let is_end = after.trim_start().is_empty() || after.starts_with([',', '.', ';', ':', ')']);
    !before.is_some_and(|word| counts.contains(&word.to_ascii_lowercase().as_str()))
        && (is_end || goes_on.contains(&next))
}

/// A sentence that begins with a status: `HTTP 409: the slot was taken`, `Code: 404 Not Found`.
fn status_line(sentence: &Styled, setting: &Setting, place: &Place, out: &mut Collector) -> bool {
    let (head, rest) = entries::split(sentence);
    let is_label = setting.speaks_of_answers() && statuses::is_label(&head.text);
    let text = if is_label { &rest.text } else { &sentence.text };
    let Some(line) = statuses::line(text).filter(|line| !is_told(line)) else {
        return false;
    };
    let is_titled = text.len() <= 100 && line.rest.starts_with(char::is_uppercase);
    let is_set_off = words::leading_mark(sentence).is_some() || is_titled;
    let is_listed = setting.speaks_of_answers() && is_set_off && line.is_known();
    let is_line = (is_label || line.is_labelled || line.has_reason() || is_listed) && text.len() <= 300;
    if is_line {
        for status in line.statuses {
            statuses::add(status, &line.rest, setting, place, out);
        }
    }
    is_line
}

/// `HTTP 200 means made, HTTP 409 means full`: a sentence, which patterns read.
fn is_told(line: &statuses::StatusLine) -> bool {
    let first = line.rest.split_whitespace().next().unwrap_or_default();
    let verbs = ["means", "indicates", "denotes", "signals", "signifies"];
    verbs.contains(&first.to_ascii_lowercase().as_str())
}

/// The names of the fields that are sent, whole and by their last part.
fn fields(owner: Owner, out: &Collector) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for fact in out.facts(owner) {
        if let (Subject::Request(name), Claim::Exists(_)) = (&fact.subject, &fact.claim) {
            for name in [name.as_str(), names::last(name)] {
                if !names.iter().any(|other| other == name) {
                    names.push(name.to_owned());
                }
            }
        }
    }
    names
}

/// A field has to be one of the known ones, by its whole name.
fn settled(subject: Subject, fields: &[String], claim: &Claim, setting: &Setting) -> Option<Subject> {
    match subject {
        Subject::Request(name) => {
            let whole = fields
                .iter()
                .find(|field| **field == name || field.ends_with(&format!(".{name}")));
            whole.map(|name| Subject::Request(name.clone()))
        }
        Subject::Operation if matches!(claim, Claim::Deprecated(_)) && setting.owner == Owner::Shared => None,
        other => Some(other),
    }
}

/// Whether a heading says that what it names is not to be used any more.
pub(super) fn is_deprecated(heading: &Styled) -> bool {
    let is_struck = heading
        .marks
        .iter()
        .any(|mark| mark.kind == MarkKind::Struck && mark.start == 0 && mark.end == heading.text.len());
    let mut words = heading.text.split(|character: char| !character.is_alphanumeric());
    is_struck || words.any(|word| word.eq_ignore_ascii_case("deprecated"))
}
