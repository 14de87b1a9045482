//! The same said twice becomes one fact, the surest; what contradicts stays.

use std::collections::HashMap;

use super::{Claim, EnumText, Fact, Subject};

/// Merges the facts of one operation. Subjects stay in the order in which the page first names them.
pub(super) fn merge(facts: Vec<Fact>) -> Vec<Fact> {
    let mut order: Vec<Subject> = Vec::new();
    let mut by_subject: HashMap<Subject, Vec<Fact>> = HashMap::new();
    for fact in facts {
        let own = by_subject.entry(fact.subject.clone()).or_default();
        if own.is_empty() {
            order.push(fact.subject.clone());
        }
        add(own, fact);
    }
    let runs = order.into_iter().filter_map(|subject| by_subject.remove(&subject));
    runs.flat_map(with_existence_first).collect()
}

fn add(facts: &mut Vec<Fact>, fact: Fact) {
    for other in facts.iter_mut() {
        if let Some(claim) = united(&other.claim, &fact.claim) {
            if fact.certainty < other.certainty {
                other.certainty = fact.certainty;
                other.place = fact.place;
            }
            other.claim = claim;
            return;
        }
    }
    facts.push(fact);
}

/// One claim for two that say the same, one of them perhaps less.
fn united(a: &Claim, b: &Claim) -> Option<Claim> {
    match (a, b) {
        (Claim::Exists(a), Claim::Exists(b)) => Some(Claim::Exists(a.or(*b))),
        (
            Claim::Enum { values: a, open: first },
            Claim::Enum {
                values: b,
                open: second,
            },
        ) if has_same_texts(a, b) => {
            let values = a.iter().zip(b).map(|(a, b)| EnumText {
                text: a.text.clone(),
                meaning: a.meaning.clone().or_else(|| b.meaning.clone()),
            });
            Some(Claim::Enum {
                values: values.collect(),
                open: *first && *second,
            })
        }
        (Claim::Deprecated(a), Claim::Deprecated(b)) if a.is_none() || b.is_none() => {
            Some(Claim::Deprecated(a.clone().or_else(|| b.clone())))
        }
        (Claim::Meaning(a), Claim::Meaning(b)) if a.starts_with(b.as_str()) => Some(Claim::Meaning(a.clone())),
        (Claim::Deprecated(a), Claim::Deprecated(b)) if a.is_none() || b.is_none() => {
            Some(Claim::Deprecated(a.clone().or_else(|| b.clone())))
        }
        (a, b) if a == b => Some(a.clone()),
        _ => None,
    }
}

fn has_same_texts(a: &[EnumText], b: &[EnumText]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.text == b.text)
}

fn with_existence_first(mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by_key(|fact| !matches!(fact.claim, Claim::Exists(_)));
    facts
}
