//! What samples tell of the fields of an answer.

use super::{Element, NOT_SHOWN, Sample, SampleDirection, SampleKind, ValueKind, direction};
use crate::facts::{Certainty, Claim, Fact, FieldType, Place, Presence, Subject};

/// How many facts are taken from a content model, which may name an element within itself.
const MAX_FACTS: usize = 1000;
const MAX_DEPTH: usize = 12;

/// What a sample of an answer tells: which fields there are, and what they hold where the sample leaves no doubt. Samples of
/// requests and of failures tell nothing.
#[must_use]
pub fn facts(sample: &Sample) -> Vec<Fact> {
    let is_sent = sample.direction == Some(SampleDirection::Request);
    if is_sent || sample.status.is_some_and(|status| status >= 400) {
        return Vec::new();
    }
    match sample.kind {
        SampleKind::ContentModel => of_elements(sample),
        _ if sample.direction != Some(SampleDirection::Response) || is_failure(sample) => Vec::new(),
        _ => of_values(sample),
    }
}

/// Whether an answer is one of a failure: its heading says so, or its fields do.
fn is_failure(sample: &Sample) -> bool {
    let says = |value: &super::SampleValue| {
        let first = value
            .name
            .split('.')
            .find(|name| !matches!(*name, "response" | "result"))
            .unwrap_or("")
            .to_lowercase();
        matches!(
            first.as_str(),
            "error" | "errors" | "error_code" | "errorcode" | "error_message"
        ) && value.kind == ValueKind::Text
    };
    let heading = sample
        .place
        .headings
        .last()
        .is_some_and(|heading| direction::is_failure(heading));
    heading || sample.values.first().is_some_and(says)
}

struct Collect<'a> {
    sample: &'a Sample,
    facts: Vec<Fact>,
}

impl Collect<'_> {
    fn add(&mut self, name: &str, claim: Claim, certainty: Certainty, line: u32, quote: &str) {
        let subject = Subject::Response(name.to_owned());
        let is_known = self
            .facts
            .iter()
            .any(|fact| fact.subject == subject && fact.claim == claim);
        if is_known || self.facts.len() >= MAX_FACTS {
            return;
        }
        let place = Place {
            line,
            quote: quote.split_whitespace().take(12).collect::<Vec<_>>().join(" "),
            ..self.sample.place.clone()
        };
        self.facts.push(Fact {
            subject,
            claim,
            certainty,
            place,
        });
    }
}

fn of_values(sample: &Sample) -> Vec<Fact> {
    let mut collect = Collect {
        sample,
        facts: Vec::new(),
    };
    for value in sample.values.iter().filter(|value| is_field(&value.name)) {
        let quote = match value.text.as_str() {
            "" | NOT_SHOWN => value.name.clone(),
            text => format!("{}: {text}", value.name),
        };
        for (end, _) in value.name.match_indices('.') {
            let around = value.name.get(..end).unwrap_or("");
            collect.add(around, Claim::Exists(None), Certainty::Inferred, value.line, &quote);
        }
        collect.add(
            &value.name,
            Claim::Exists(None),
            Certainty::Inferred,
            value.line,
            &quote,
        );
        if let Some(ty) = type_of(sample, value) {
            collect.add(&value.name, Claim::Type(ty), Certainty::Inferred, value.line, &quote);
        }
    }
    collect.facts
}

/// A name that a field could have: data that stands as a key is none.
fn is_field(name: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '@' | '$')) && !part.contains(' ')
    };
    !name.is_empty() && name.split('.').all(is_name)
}

/// Only what no page writes for something else: truth values, fractions, lists.
fn type_of(sample: &Sample, value: &super::SampleValue) -> Option<FieldType> {
    let is_list = sample.lists.contains(&value.name);
    match value.kind {
        _ if is_list => Some(FieldType::List(None)),
        ValueKind::Bool => Some(FieldType::Bool),
        ValueKind::Number if value.text.contains('.') => Some(FieldType::Decimal),
        ValueKind::EmptyList => Some(FieldType::List(None)),
        _ => None,
    }
}

/// A content model from its root on.
fn of_elements(sample: &Sample) -> Vec<Fact> {
    let mut collect = Collect {
        sample,
        facts: Vec::new(),
    };
    let held = |name: &str| {
        sample
            .elements
            .iter()
            .any(|element| element.children.iter().any(|child| child.name == name))
    };
    let Some(root) = sample.elements.iter().find(|element| !held(&element.name)) else {
        return Vec::new();
    };
    let mut open: Vec<(String, &Element, usize)> = vec![(root.name.clone(), root, 0)];
    collect.add(
        &root.name,
        Claim::Exists(None),
        Certainty::Read,
        sample.place.line,
        &root.name,
    );
    while let Some((path, element, depth)) = open.pop() {
        for (attribute, is_required) in &element.attributes {
            let presence = if *is_required {
                Presence::Required
            } else {
                Presence::Optional
            };
            let name = format!("{path}.{attribute}");
            collect.add(&name, Claim::Exists(None), Certainty::Read, element.line, attribute);
            collect.add(
                &name,
                Claim::Presence(presence),
                Certainty::Read,
                element.line,
                attribute,
            );
        }
        for child in &element.children {
            let name = format!("{path}.{}", child.name);
            let presence = if child.optional {
                Presence::Optional
            } else {
                Presence::Required
            };
            collect.add(&name, Claim::Exists(None), Certainty::Read, element.line, &child.name);
            collect.add(
                &name,
                Claim::Presence(presence),
                Certainty::Read,
                element.line,
                &child.name,
            );
            if child.repeats {
                collect.add(
                    &name,
                    Claim::Type(FieldType::List(None)),
                    Certainty::Read,
                    element.line,
                    &child.name,
                );
            }
        }
        if depth + 1 >= MAX_DEPTH || collect.facts.len() >= MAX_FACTS {
            continue;
        }
        for child in element.children.iter().rev() {
            let is_around = path.split('.').any(|name| name == child.name);
            if let Some(inner) = sample
                .elements
                .iter()
                .find(|inner| inner.name == child.name && !is_around)
            {
                open.push((format!("{path}.{}", child.name), inner, depth + 1));
            }
        }
    }
    collect.facts
}
