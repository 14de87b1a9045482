//! Sentences outside of any field.

use super::book::Channel;
use super::read;
use super::{Context, Said, Sentences};
use crate::facts::{Claim, Presence, Subject};
use crate::page::Styled;

/// What a text says of the operation, of a field that it names, or of a status.
pub(super) fn sentence(styled: &Styled, fields: &[String]) -> Sentences {
    let prepared = read::prepare(styled);
    let context = Context {
        siblings: fields,
        ..Context::default()
    };
    let mut out = Sentences::default();
    for sentence in read::sentences(&prepared, Channel::Sentence, &context) {
        for found in &sentence.found {
            match found.word() {
                Some("blanket required") => out.blanket = Some(Presence::Required),
                Some(word) if word.starts_with("statuses ") => {
                    push_new(statuses(word, &found.quote).into_iter(), &mut out.claims);
                }
                Some("blanket optional") => out.blanket = Some(Presence::Optional),
                _ => {
                    let subject = found.about.as_deref().map_or(Some(Subject::Operation), subject);
                    let said = found.claims().map(|said| Some((subject.clone()?, said)));
                    push_new(said.flatten(), &mut out.claims);
                }
            }
        }
        if sentence.is_rule {
            out.unread.push(sentence.words.chars().take(200).collect());
        }
    }
    out
}

fn push_new(said: impl Iterator<Item = (Subject, Said)>, claims: &mut Vec<(Subject, Said)>) {
    for (subject, said) in said {
        let is_known = claims
            .iter()
            .any(|(other, known)| *other == subject && known.claim == said.claim);
        if !is_known && !is_there(&subject, claims) {
            let claim = Claim::Exists(None);
            claims.push((subject.clone(), Said { claim, ..said.clone() }));
        }
        if !is_known && said.claim != Claim::Exists(None) {
            claims.push((subject, said));
        }
    }
}

/// `status 404`, `request amount`, `code 7`.
fn subject(text: &str) -> Option<Subject> {
    let (word, name) = text.split_once(' ')?;
    let name = serde_json::from_str::<String>(name).unwrap_or_else(|_| name.to_owned());
    Some(match word {
        "status" => Subject::Status(name.parse().ok().filter(|status| (100..600).contains(status))?),
        "request" => Subject::Request(name),
        "response" => Subject::Response(name),
        "code" => Subject::Code(name),
        _ => return None,
    })
}

/// A status or a code that something is said of is there; a field is, by other means.
fn is_there(subject: &Subject, claims: &[(Subject, Said)]) -> bool {
    let is_answer = matches!(subject, Subject::Status(_) | Subject::Code(_));
    !is_answer
        || claims
            .iter()
            .any(|(other, known)| other == subject && known.claim == Claim::Exists(None))
}

/// `Errors: 402 no pass, 404 no such class`: each status and what it means.
fn statuses(made: &str, quote: &str) -> Vec<(Subject, Said)> {
    let text = made
        .strip_prefix("statuses ")
        .and_then(|text| serde_json::from_str::<String>(text).ok());
    let mut said = Vec::new();
    let mut rest = text.as_deref().unwrap_or_default();
    while !rest.is_empty() {
        let length = super::render::next_status(rest);
        let (item, following) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let item = item.trim_start_matches(|edge: char| !edge.is_ascii_digit());
        let (number, words) = item.split_at_checked(3).unwrap_or_default();
        let words = words.trim_matches(|edge: char| !edge.is_alphanumeric() && edge != ')');
        let words = if words.contains('(') {
            words
        } else {
            words.trim_end_matches(')')
        };
        if let Some(subject) = subject(&format!("status {number}")) {
            let claim = match words.is_empty() {
                true => Claim::Exists(None),
                false => Claim::Meaning(words.to_owned()),
            };
            let quote = quote.to_owned();
            said.push((
                subject,
                Said {
                    claim,
                    quote,
                    is_label: false,
                },
            ));
        }
        // The separator goes with the next item.
        rest = following.trim_start_matches(|edge: char| !edge.is_ascii_digit());
    }
    said
}
