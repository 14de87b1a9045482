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
