//! Sentences outside of fields: statuses, groups, and the presence of all fields below.

use crate::page::{MarkKind, Styled};
use crate::phrases::{self, Topic};

use super::collect::Collector;
use super::scope::Owner;
use super::setting::Setting;
use super::{Claim, Place, Presence, Subject, names, statuses, words};

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
    let first = words::sentences(text).into_iter().next().unwrap_or_default();
    if let Some(line) = statuses::line(&first.text) {
        let is_titled = text.text.len() <= 100 && line.rest.starts_with(char::is_uppercase);
        let is_set_off = words::leading_mark(text).is_some() || is_titled;
        let is_listed = setting.speaks_of_answers() && is_set_off && line.is_known();
        if (line.is_labelled || line.has_reason() || is_listed) && text.text.len() <= 300 {
            for status in line.statuses {
                statuses::add(status, &line.rest, setting, place, out);
            }
            if first.text.len() + 1 >= text.text.len() {
                return None;
            }
        }
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
