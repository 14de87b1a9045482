//! The fields, statuses and codes of an operation of the spec, found by the names that a page gives them.

use std::collections::BTreeMap;

use crate::facts::{Claim, Kind, Subject};
use crate::spec::{SpecFact, SpecOperation};

use super::words;

/// What an operation of the spec says, by subject.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) operation: &'a SpecOperation,
    pub(super) subjects: Vec<KnownSubject<'a>>,
    /// Places of fields by their names as they are, and whether they are sent.
    by_name: BTreeMap<(bool, &'a str), usize>,
    /// Places of fields by the last of their names in one spelling, and whether they are sent.
    by_last: BTreeMap<(bool, String), Vec<usize>>,
}

/// A subject of the spec and all that is said of it.
#[derive(Debug)]
pub(super) struct KnownSubject<'a> {
    pub(super) subject: &'a Subject,
    /// Of a field, each of its names in its parts.
    names: Vec<Vec<String>>,
    pub(super) facts: Vec<&'a SpecFact>,
}

/// What a name on the page stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    Nothing,
    One(usize),
    /// Which of them cannot be told.
    OneOf(Vec<usize>),
}

impl<'a> Known<'a> {
    pub(super) fn new(operation: &'a SpecOperation) -> Self {
        let mut subjects: Vec<KnownSubject<'a>> = Vec::new();
        let mut places: BTreeMap<&Subject, usize> = BTreeMap::new();
        for fact in &operation.facts {
            let place = *places.entry(&fact.subject).or_insert(subjects.len());
            match subjects.get_mut(place) {
                Some(known) => known.facts.push(fact),
                None => subjects.push(KnownSubject::new(fact)),
            }
        }
        let mut known = Self {
            operation,
            subjects: Vec::new(),
            by_name: BTreeMap::new(),
            by_last: BTreeMap::new(),
        };
        for (place, subject) in subjects.iter().enumerate() {
            known.remember(place, subject);
        }
        known.subjects = subjects;
        known
    }

    fn remember(&mut self, place: usize, subject: &KnownSubject<'a>) {
        let is_sent = is_sent(subject.subject);
        for fact in &subject.facts {
            let others = fact.other_names.iter().map(String::as_str);
            for name in field_name(&fact.subject).into_iter().chain(others) {
                self.by_name.entry((is_sent, name)).or_insert(place);
            }
        }
        for last in subject.names.iter().filter_map(|name| name.last()) {
            let places = self.by_last.entry((is_sent, last.clone())).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&KnownSubject<'a>> {
        self.subjects.get(index)
    }

    /// What a subject of the page stands for. `root` is the name that the page puts around all fields.
    pub(super) fn meant(&self, subject: &Subject, root: Option<&str>) -> Meant {
        match subject {
            Subject::Request(name) | Subject::Response(name) => self.field(subject, name, root),
            Subject::Code(code) => {
                let wanted = code.trim().trim_start_matches('0');
                let code_of = |known: &KnownSubject<'_>| match known.subject {
                    Subject::Code(own) => own == code || own.trim_start_matches('0') == wanted,
                    _ => false,
                };
                self.subjects
                    .iter()
                    .position(code_of)
                    .map_or(Meant::Nothing, Meant::One)
            }
            Subject::Operation | Subject::Status(_) => {
                let place = self.subjects.iter().position(|known| known.subject == subject);
                place.map_or(Meant::Nothing, Meant::One)
            }
        }
    }

    fn field(&self, subject: &Subject, name: &str, root: Option<&str>) -> Meant {
        let is_sent = is_sent(subject);
        if let Some(place) = self.by_name.get(&(is_sent, name)) {
            return Meant::One(*place);
        }
        let wanted = words::segments(name);
        let Some(last) = wanted.last() else {
            return Meant::Nothing;
        };
        let places = self
            .by_last
            .get(&(is_sent, last.clone()))
            .map_or(&[][..], Vec::as_slice);
        let fields: Vec<_> = places
            .iter()
            .filter_map(|place| Some((*place, self.subjects.get(*place)?)))
            .collect();
        match best(&fields, &wanted) {
            Meant::Nothing => match wanted.split_first() {
                Some((first, rest)) if !rest.is_empty() && root.is_some_and(|root| root == first) => {
                    best(&fields, rest)
                }
                _ => Meant::Nothing,
            },
            found => found,
        }
    }
}

/// The fields whose names end like the wanted one, with the fewest names around it.
fn best(fields: &[(usize, &KnownSubject<'_>)], wanted: &[String]) -> Meant {
    if wanted.is_empty() {
        return Meant::Nothing;
    }
    let mut found: Vec<(usize, bool, usize)> = Vec::new();
    for (index, known) in fields {
        let around = known.names.iter().filter_map(|name| names_around(name, wanted)).min();
        if let Some(around) = around {
            found.push((around, !known.is_described(), *index));
        }
    }
    found.sort_unstable();
    let Some((around, bare, first)) = found.first().copied() else {
        return Meant::Nothing;
    };
    let same: Vec<_> = found
        .iter()
        .filter(|it| (it.0, it.1) == (around, bare))
        .map(|it| it.2)
        .collect();
    match same.len() {
        1 => Meant::One(first),
        _ => Meant::OneOf(same),
    }
}

/// How many names stand before the wanted ones, if the name ends with them.
fn names_around(name: &[String], wanted: &[String]) -> Option<usize> {
    let around = name.len().checked_sub(wanted.len())?;
    let end = name.get(around..)?;
    let is_same = |(own, wanted): (&String, &String)| own == wanted || own == "*";
    // A name that is any name says nothing when it is all there is.
    let says = end.iter().any(|own| own != "*");
    (says && end.iter().zip(wanted).all(is_same)).then_some(around)
}

impl<'a> KnownSubject<'a> {
    fn new(fact: &'a SpecFact) -> Self {
        let name = field_name(&fact.subject);
        let all = name.into_iter().chain(fact.other_names.iter().map(String::as_str));
        Self {
            subject: &fact.subject,
            names: all.map(words::segments).collect(),
            facts: vec![fact],
        }
    }

    /// Whether the spec says what it holds. Credentials and what is always sent have only names.
    pub(super) fn is_described(&self) -> bool {
        !matches!(self.subject, Subject::Request(_) | Subject::Response(_)) || self.claim(Kind::Type).is_some()
    }

    pub(super) fn claim(&self, kind: Kind) -> Option<&'a SpecFact> {
        self.facts.iter().find(|fact| fact.claim.kind() == kind).copied()
    }

    /// The fact that says that it is there.
    pub(super) fn itself(&self) -> Option<&'a SpecFact> {
        self.claim(Kind::Name).or_else(|| self.facts.first().copied())
    }

    /// Whether the page may say of it what it wants: any JSON value, or a map, whose names are not the spec's.
    pub(super) fn is_open(&self) -> bool {
        use crate::facts::FieldType;
        self.facts
            .iter()
            .any(|fact| matches!(fact.claim, Claim::Type(FieldType::Any)))
    }
}

/// The name of a field.
pub(super) fn field_name(subject: &Subject) -> Option<&str> {
    match subject {
        Subject::Request(name) | Subject::Response(name) => Some(name),
        _ => None,
    }
}

/// Whether it is of a field that is sent.
pub(super) fn is_sent(subject: &Subject) -> bool {
    !matches!(subject, Subject::Response(_))
}
