//! What an operation answers: statuses, codes and the fields of a success.

use super::field::{Around, fields};
use super::names::{Names, few_words, key_words, pascal, reason, sentence};
use super::tree::{self, Field};
use super::types::Types;
use super::yaml::{Map, Value};
use crate::facts::{Claim, Fact, PageOperation, Subject};
use crate::samples::{Sample, SampleDirection, SampleKind};

/// The answers by status.
pub(super) fn responds(operation: &PageOperation, page: &[Fact], errors: &mut Names, types: &mut Types) -> Map {
    let is_success = |(status, _): &(u16, Option<&str>)| (200..300).contains(status);
    let mut statuses = statuses(operation.facts.iter());
    if !statuses.iter().any(is_success) {
        statuses.extend(self::statuses(page.iter()).into_iter().filter(is_success));
    }
    statuses.sort_by_key(|(status, _)| *status);
    let (successes, failures): (Vec<_>, Vec<_>) = statuses.into_iter().partition(is_success);
    let mut map = Map::default();
    let first = successes.first().map_or(200, |(status, _)| *status);
    let mut success = success(operation, first, types);
    if successes.is_empty() {
        success.doubt("The page names no status of a success.");
    }
    let also: Vec<_> = successes.iter().skip(1).map(|(status, _)| status.to_string()).collect();
    if !also.is_empty() {
        success.yaml("also", format!("[{}]", also.join(", ")));
        success.doubt("Drafted as if every success came with the same answer.");
    }
    map.map(first.to_string(), success.with_doubts_last());
    for (status, meaning) in failures {
        map.map(status.to_string(), failure(status, meaning, errors));
    }
    map
}

/// Each status once, with what it means.
fn statuses<'a>(facts: impl Iterator<Item = &'a Fact>) -> Vec<(u16, Option<&'a str>)> {
    let mut statuses: Vec<(u16, Option<&str>)> = Vec::new();
    for fact in facts {
        let (status, meaning) = match (&fact.subject, &fact.claim) {
            (Subject::Status(status), Claim::Meaning(meaning)) => (*status, Some(meaning.as_str())),
            (Subject::Status(status), _) => (*status, None),
            _ => continue,
        };
        match statuses.iter_mut().find(|(known, _)| *known == status) {
            Some((_, known)) => *known = known.or(meaning),
            None => statuses.push((status, meaning)),
        }
    }
    statuses
}

/// An error that its status tells.
pub(super) fn failure(status: u16, meaning: Option<&str>, errors: &mut Names) -> Map {
    let (name, words) = reason(status).unwrap_or(("", ""));
    let name = match name {
        "" => format!("Status{status}"),
        name => name.to_owned(),
    };
    let about = meaning.and_then(few_words);
    let about = about.unwrap_or_else(|| {
        if words.is_empty() {
            format!("Status {status}")
        } else {
            words.to_owned()
        }
    });
    let mut map = Map::default();
    map.yaml("error", errors.unique(&name));
    map.text("about", format!("{about}."));
    map
}

/// The errors of a whole service, by status.
pub(super) fn shared(facts: &[Fact], errors: &mut Names) -> Map {
    let mut map = Map::default();
    let mut statuses = statuses(facts.iter());
    statuses.sort_by_key(|(status, _)| *status);
    for (status, meaning) in statuses.into_iter().filter(|(status, _)| !(200..300).contains(status)) {
        map.map(status.to_string(), failure(status, meaning, errors));
    }
    map
}

/// Errors by code.
pub(super) fn codes<'a>(facts: impl Iterator<Item = &'a Fact>, errors: &mut Names) -> Map {
    let mut codes: Vec<(&str, Option<&str>, Option<u16>)> = Vec::new();
    for fact in facts {
        let Subject::Code(code) = &fact.subject else { continue };
        let at = codes.iter().position(|(known, ..)| known == code).unwrap_or_else(|| {
            codes.push((code, None, None));
            codes.len() - 1
        });
        let Some((_, meaning, status)) = codes.get_mut(at) else {
            continue;
        };
        match &fact.claim {
            Claim::Meaning(words) => *meaning = meaning.or(Some(words)),
            Claim::CodeStatus(of) => *status = status.or(Some(*of)),
            _ => {}
        }
    }
    let mut map = Map::default();
    for (code, meaning, status) in codes {
        let words = meaning.and_then(|words| few_words(words).or_else(|| key_words(words)));
        let is_name = code.chars().any(|character| character.is_ascii_alphabetic());
        let name = match (&words, is_name) {
            (_, true) => pascal(code),
            (Some(words), false) => pascal(words),
            (None, false) => format!("Code{}", pascal(code).trim_start_matches('N')),
        };
        let about = words.map_or_else(
            || {
                if is_name {
                    sentence(code)
                } else {
                    format!("Code {code}.")
                }
            },
            |words| format!("{words}."),
        );
        let mut error = Map::default();
        error.yaml("error", errors.unique(&name));
        error.text("about", about);
        if let Some(status) = status {
            error.yaml("status", status.to_string());
        }
        map.map(code, error);
    }
    map
}

/// What a success brings.
fn success(operation: &PageOperation, status: u16, types: &mut Types) -> Map {
    let mut map = Map::default();
    map.text("about", "The request was carried out.");
    let said = operation.facts.iter().filter_map(|fact| match &fact.subject {
        Subject::Response(name) => Some((name.as_str(), fact)),
        _ => None,
    });
    let samples: Vec<_> = operation.samples.iter().filter(|sample| is_answer(sample)).collect();
    let lists: Vec<String> = samples.iter().flat_map(|sample| sample.lists.clone()).collect();
    let roots = tree::nested(said, &lists);
    if roots.is_empty() || status == 204 {
        map.yaml("body", "empty");
        if status != 204 {
            map.text("note", "The page shows no body.");
        }
        return map;
    }
    let is_xml = samples
        .iter()
        .any(|sample| matches!(sample.kind, SampleKind::Xml | SampleKind::ContentModel))
        || samples.is_empty() && operation.path.as_deref().is_some_and(|path| path.ends_with(".xml"));
    let mut body = Map::default();
    let (root, inner) = without_root(&roots, is_xml);
    if let Some(root) = root {
        body.value("root", root);
    }
    let mut inner = fields(inner, Around::Answer, types);
    if is_xml {
        attributes(&mut inner, root, &samples);
    }
    let is_stated = operation
        .facts
        .iter()
        .any(|fact| matches!(fact.subject, Subject::Response(_)) && matches!(fact.claim, Claim::Presence(_)));
    body.add("fields", Value::Map(inner));
    map.add(if is_xml { "xml" } else { "json" }, Value::Map(body));
    if !is_stated {
        map.doubt("The page does not state which of these fields are always there.");
    }
    map
}

fn is_answer(sample: &Sample) -> bool {
    let is_received = sample.direction == Some(SampleDirection::Response) || sample.kind == SampleKind::ContentModel;
    is_received && sample.status.is_none_or(|status| status < 400) && sample.kind != SampleKind::Call
}

/// Whether a page says more of a field than that it is there: it is one to its readers then, and no root.
fn is_described(field: &Field<'_>) -> bool {
    field.facts.iter().any(|fact| !matches!(fact.claim, Claim::Exists(_)))
}

/// The one field around all others, if there is one, and the fields in it.
pub(super) fn without_root<'t, 'f>(roots: &'t [Field<'f>], is_xml: bool) -> (Option<&'t str>, &'t [Field<'f>]) {
    match roots {
        [root] if !root.children.is_empty() && (is_xml || !(root.holds_many() || is_described(root))) => {
            (Some(&root.name), &root.children)
        }
        _ => (None, roots),
    }
}

/// What a content model calls an attribute is one.
fn attributes(map: &mut Map, element: Option<&str>, samples: &[&Sample]) {
    let Some(element) = element else { return };
    let models = samples
        .iter()
        .flat_map(|sample| &sample.elements)
        .filter(|model| model.name == element);
    let names: Vec<_> = models
        .flat_map(|model| model.attributes.iter().map(|(name, _)| name.clone()))
        .collect();
    for entry in &mut map.entries {
        let Value::Map(field) = &mut entry.value else { continue };
        let own = field
            .entries
            .iter()
            .find_map(|entry| match (&*entry.key, &entry.value) {
                ("wire_name", Value::Yaml(name)) => Some(name.trim_matches('\'').to_owned()),
                _ => None,
            });
        let name = own.unwrap_or_else(|| entry.key.clone());
        if names.contains(&name) {
            field.yaml("xml", "attribute");
        } else if let Some(Value::Map(inner)) = field
            .entries
            .iter_mut()
            .find(|entry| entry.key == "fields")
            .map(|entry| &mut entry.value)
        {
            attributes(inner, Some(&name), samples);
        }
    }
}
