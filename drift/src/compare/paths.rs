//! Paths of pages and of the spec, compared by their shape: what their placeholders are called does not count.

use specwright_codegen::model::{Model, UrlPart};

use crate::facts::{Claim, FieldPlace};
use crate::spec::SpecOperation;

/// A path in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// In lower case.
    Text(String),
    /// By its name; the texts that it can be, if they are known.
    Placeholder { name: String, texts: Vec<String> },
}

/// Beginnings of paths that pages leave out.
const BASES: &[&str] = &["api", "rest", "services", "service"];

impl Shape {
    /// Of a path as pages write it: server, query, the server's own path and the ending `.json` or `.xml` do not count.
    pub(super) fn of_page(path: &str, bases: &[Vec<String>]) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = match path.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| rest.get(at..).unwrap_or_default()),
            None => path,
        };
        let mut parts = parts(path);
        let is_base = |base: &&Vec<String>| {
            !base.is_empty()
                && parts.len() > base.len()
                && parts
                    .iter()
                    .zip(*base)
                    .all(|(part, text)| *part == Part::Text(text.clone()))
        };
        if let Some(base) = bases.iter().filter(is_base).max_by_key(|base| base.len()) {
            parts.drain(..base.len());
        }
        Self(parts)
    }

    /// Of an operation of the spec.
    pub(super) fn of_spec(operation: &SpecOperation) -> Self {
        let mut parts = parts(&operation.path);
        for part in &mut parts {
            if let Part::Placeholder { name, texts } = part {
                *texts = enum_of(operation, name);
            }
        }
        Self(parts)
    }

    /// How well a page's path fits a spec's; `None`: it does not.
    pub(super) fn fit(&self, spec: &Self) -> Option<u32> {
        let (page, spec) = (&self.0, &spec.0);
        if page.is_empty() && spec.is_empty() {
            return Some(10);
        }
        if let Some(left_out) = spec.len().checked_sub(page.len()).filter(|left_out| *left_out > 0) {
            let (before, rest) = spec.split_at(left_out);
            let is_base = before.iter().all(Part::is_base);
            return (is_base && !page.is_empty())
                .then(|| fit_all(page, rest))
                .flatten()
                .map(|fit| fit.saturating_sub(1));
        }
        if let Some(more) = page.len().checked_sub(spec.len()).filter(|more| *more > 0) {
            let (before, rest) = page.split_at(more);
            let is_base = before.iter().all(Part::is_base);
            return (is_base && !spec.is_empty())
                .then(|| fit_all(rest, spec))
                .flatten()
                .map(|fit| fit.saturating_sub(1));
        }
        fit_all(page, spec)
    }

    /// The names of the placeholders of both, in their order; from the end where one has more of them.
    pub(super) fn placeholders<'s>(&'s self, spec: &'s Self) -> Vec<(&'s str, &'s str)> {
        let names = |shape: &'s Self| {
            let names = shape.0.iter().rev().filter_map(|part| match part {
                Part::Placeholder { name, .. } => Some(name.as_str()),
                Part::Text(_) => None,
            });
            names.collect::<Vec<_>>()
        };
        let (own, others) = (names(self), names(spec));
        own.into_iter().zip(others).collect()
    }

    /// The words that are always in it, without beginnings that all paths have.
    pub(super) fn words(&self) -> Vec<String> {
        let texts = self
            .0
            .iter()
            .filter(|part| !part.is_base())
            .filter_map(|part| match part {
                Part::Text(text) => Some(text.as_str()),
                Part::Placeholder { .. } => None,
            });
        texts
            .flat_map(|text| text.split(['-', '_', '.']))
            .map(str::to_owned)
            .collect()
    }
}

impl Part {
    fn is_base(&self) -> bool {
        let Part::Text(text) = self else { return false };
        let version = text.strip_prefix('v').unwrap_or(text);
        let is_version = !version.is_empty() && version.chars().all(|it| it.is_ascii_digit() || it == '.');
        is_version || BASES.contains(&text.as_str())
    }

    fn fit(&self, spec: &Self) -> Option<u32> {
        match (self, spec) {
            (Part::Text(own), Part::Text(text)) => (own == text).then_some(10),
            (Part::Placeholder { .. }, Part::Placeholder { .. }) => Some(9),
            (Part::Text(own), Part::Placeholder { texts, .. }) if !texts.is_empty() => texts.contains(own).then_some(9),
            // An example in the place of a placeholder: `/orders/123`.
            (Part::Text(own), Part::Placeholder { .. }) => own.contains(|it: char| it.is_ascii_digit()).then_some(3),
            (Part::Placeholder { .. }, Part::Text(_)) => None,
        }
    }
}

fn fit_all(page: &[Part], spec: &[Part]) -> Option<u32> {
    let mut sum = 0;
    for (page, spec) in page.iter().zip(spec) {
        sum += page.fit(spec)?;
    }
    Some(sum)
}

/// The server's own paths, in their parts.
pub(super) fn bases(model: &Model) -> Vec<Vec<String>> {
    let mut bases = Vec::new();
    for server in &model.api.servers {
        let text: String = server
            .url
            .value
            .iter()
            .map(|part| match part {
                UrlPart::Literal(text) => text.as_str(),
                UrlPart::Variable(_) => "x",
            })
            .collect();
        let rest = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        bases.push(
            path.split('/')
                .filter(|it| !it.is_empty())
                .map(str::to_lowercase)
                .collect(),
        );
    }
    bases
}

fn parts(path: &str) -> Vec<Part> {
    let mut texts: Vec<&str> = path.split('/').filter(|text| !text.trim().is_empty()).collect();
    if let Some(last) = texts.last_mut() {
        for ending in [".json", ".xml", ".{format}", "{.format}", ".:format"] {
            *last = last.strip_suffix(ending).unwrap_or(last);
        }
    }
    texts.into_iter().map(part).collect()
}

fn part(text: &str) -> Part {
    let text = text.trim();
    let is_placeholder = text.contains('{') || text.starts_with([':', '<', '$', '#']) || text.starts_with('[');
    match is_placeholder {
        true => Part::Placeholder {
            name: text
                .trim_matches(['{', '}', ':', '<', '>', '[', ']', '$', '#', '+'])
                .to_owned(),
            texts: Vec::new(),
        },
        false => Part::Text(text.to_lowercase()),
    }
}

/// The texts of a placeholder of the spec, which goes by the field's own name there.
fn enum_of(operation: &SpecOperation, name: &str) -> Vec<String> {
    let is_field = |keys: &[String]| keys.last().is_some_and(|last| last == name);
    let in_path = operation
        .facts
        .iter()
        .find(|fact| fact.claim == Claim::Exists(Some(FieldPlace::Path)) && is_field(&fact.keys));
    let Some(field) = in_path else { return Vec::new() };
    let of_field = operation.facts.iter().filter(|fact| fact.subject == field.subject);
    let texts = of_field.filter_map(|fact| match &fact.claim {
        Claim::Enum { values, .. } => Some(values.iter().map(|value| value.text.to_lowercase())),
        _ => None,
    });
    texts.flatten().collect()
}
