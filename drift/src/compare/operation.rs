//! One operation of the spec against all that the page says of it.

use std::collections::BTreeMap;

use specwright_codegen::source::Span;

use crate::facts::text::write_subject;
use crate::facts::{Claim, Fact, FieldPlace, Kind, Subject};
use crate::spec::SpecFact;

use super::known::{Known, KnownSubject, Meant, field_name};
use super::rules::{self, Case, Difference, Verdict};
use super::words;

/// A subject of the page and what it stands for.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) meant: Meant,
    /// As the page spells it first.
    pub(super) subject: &'a Subject,
    pub(super) facts: Vec<&'a Fact>,
}

/// A difference, and which words of the page make it.
pub(super) struct Found<'a> {
    pub(super) subject: &'a Subject,
    pub(super) fact: &'a Fact,
    pub(super) difference: Difference<'a>,
    /// What the page says, if not that fact's claim.
    pub(super) page_value: Option<String>,
}

/// What the page says of one operation, by subject.
pub(super) struct Page<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) told: Vec<Told<'a>>,
    /// The name that the page puts around the fields that are sent, and around those that are received.
    roots: [Option<String>; 2],
    /// Places in `told`, by the spec's subjects.
    by_meant: BTreeMap<usize, usize>,
    /// Places in `told`, by names in one spelling.
    by_key: BTreeMap<String, usize>,
}

impl<'a> Page<'a> {
    /// `placeholders` are the names of those of the path, on the page and in the spec.
    pub(super) fn new(known: &'a Known<'a>, facts: &[&'a Fact], placeholders: &[(String, String)]) -> Self {
        let roots = [root(facts, true), root(facts, false)];
        let mut page = Self {
            known,
            told: Vec::new(),
            roots,
            by_meant: BTreeMap::new(),
            by_key: BTreeMap::new(),
        };
        let mut seen: BTreeMap<&Subject, usize> = BTreeMap::new();
        for fact in facts {
            let place = match seen.get(&fact.subject) {
                Some(place) => *place,
                None => page.place(&fact.subject, placeholders),
            };
            seen.insert(&fact.subject, place);
            if let Some(told) = page.told.get_mut(place) {
                told.facts.push(fact);
            }
        }
        page
    }

    /// The place of a subject, which may be there under another spelling.
    fn place(&mut self, subject: &'a Subject, placeholders: &[(String, String)]) -> usize {
        let meant = self.meant(subject, placeholders);
        let next = self.told.len();
        let place = match &meant {
            Meant::One(index) => *self.by_meant.entry(*index).or_insert(next),
            _ => self.by_key.get(&key(subject)).copied().unwrap_or(next),
        };
        if place == next {
            self.by_key.entry(key(subject)).or_insert(next);
            self.told.push(Told {
                meant,
                subject,
                facts: Vec::new(),
            });
        }
        place
    }

    /// What is told of a subject, whatever its spelling.
    pub(super) fn spelt(&self, subject: &Subject) -> Option<&Told<'a>> {
        self.told.get(*self.by_key.get(&key(subject))?)
    }

    /// What is told of the fields inside of a field.
    pub(super) fn inside(&self, outer: &Subject) -> impl Iterator<Item = &Told<'a>> {
        let prefix = key(outer) + ".";
        let from = self.by_key.range(prefix.clone()..);
        let inside = from.take_while(move |(key, _)| key.starts_with(&prefix));
        inside.filter_map(|(_, place)| self.told.get(*place))
    }

    /// What is told of the fields around a field.
    pub(super) fn around(&self, inner: &Subject) -> impl Iterator<Item = &Told<'a>> {
        let key = key(inner);
        let ends: Vec<usize> = key.match_indices('.').map(|(at, _)| at).collect();
        let places = ends.into_iter().filter_map(move |end| self.by_key.get(key.get(..end)?));
        places.filter_map(|place| self.told.get(*place))
    }

    fn meant(&self, subject: &Subject, placeholders: &[(String, String)]) -> Meant {
        let root = self.root(subject);
        if let Subject::Request(name) = subject
            && let Some((_, own)) = placeholders
                .iter()
                .find(|(page, _)| words::canonical(page) == words::canonical(name))
            && let Some(index) = in_path(self.known, own)
        {
            return Meant::One(index);
        }
        match self.known.meant(subject, root) {
            Meant::Nothing if self.is_inside_any(subject, root) => Meant::OneOf(Vec::new()),
            meant => meant,
        }
    }

    pub(super) fn root(&self, subject: &Subject) -> Option<&str> {
        let [sent, received] = &self.roots;
        match subject {
            Subject::Response(_) => received.as_deref(),
            _ => sent.as_deref(),
        }
    }

    /// Whether a field is inside of one that the spec takes as any value.
    fn is_inside_any(&self, subject: &Subject, root: Option<&str>) -> bool {
        let Some(name) = field_name(subject) else { return false };
        let parts = words::segments(name);
        (1..parts.len()).any(|end| {
            let outer = parts.get(..end).unwrap_or_default().join(".");
            let outer = match subject {
                Subject::Response(_) => Subject::Response(outer),
                _ => Subject::Request(outer),
            };
            match self.known.meant(&outer, root) {
                Meant::One(index) => self.known.get(index).is_some_and(KnownSubject::is_open),
                _ => false,
            }
        })
    }

    pub(super) fn find(&self, index: usize) -> Option<&Told<'a>> {
        self.told.get(*self.by_meant.get(&index)?)
    }

    /// Compares what both sides know; gives the differences and how many facts were compared.
    pub(super) fn compare(&'a self, found: &mut Vec<Found<'a>>) -> usize {
        let mut compared = 0;
        for told in &self.told {
            match &told.meant {
                Meant::One(index) => {
                    let Some(known) = self.known.get(*index) else { continue };
                    compared += self.compare_subject(told, &known.facts, found);
                }
                Meant::OneOf(several) => {
                    // One of them agrees, or it cannot be told which one does not.
                    for fact in &told.facts {
                        let agrees = several
                            .iter()
                            .filter_map(|index| self.known.get(*index))
                            .any(|known| matches!(rules::compare(&self.case(fact, told, &known.facts)), Verdict::Same));
                        compared += usize::from(agrees);
                    }
                }
                Meant::Nothing if *told.subject == Subject::Operation => {
                    compared += self.compare_subject(told, &[], found);
                }
                Meant::Nothing => {}
            }
        }
        compared
    }

    /// Whether the page's claim disagrees with the spec.
    pub(super) fn disagrees(&self, fact: &Fact, told: &Told<'_>) -> bool {
        let Meant::One(index) = told.meant else { return false };
        let Some(known) = self.known.get(index) else {
            return false;
        };
        let case = Case {
            fact,
            page: &told.facts,
            spec: &known.facts,
            known: self.known,
            root: self.root(told.subject),
        };
        matches!(rules::compare(&case), Verdict::Differs(_))
    }

    fn case<'c>(&'c self, fact: &'c Fact, told: &'c Told<'a>, spec: &'c [&'c SpecFact]) -> Case<'c>
    where
        'a: 'c,
    {
        Case {
            fact,
            page: &told.facts,
            spec,
            known: self.known,
            root: self.root(told.subject),
        }
    }

    fn compare_subject(&'a self, told: &'a Told<'a>, spec: &'a [&'a SpecFact], found: &mut Vec<Found<'a>>) -> usize {
        let mut compared = 0;
        let mut agreed: Vec<(Kind, crate::facts::Certainty)> = Vec::new();
        let mut differing: Vec<(&'a Fact, Difference<'a>)> = Vec::new();
        for fact in &told.facts {
            match rules::compare(&self.case(fact, told, spec)) {
                Verdict::Same => {
                    compared += 1;
                    agreed.push((fact.claim.kind(), fact.certainty));
                }
                Verdict::Unlike => {}
                Verdict::Differs(difference) => {
                    compared += 1;
                    differing.push((fact, difference));
                }
            }
        }
        for (fact, difference) in differing {
            // Where the page says it in two ways, the surer one counts.
            let kind = fact.claim.kind();
            let is_settled = is_single(kind)
                && agreed
                    .iter()
                    .any(|(other, sure)| *other == kind && *sure <= fact.certainty);
            if !is_settled {
                found.push(Found {
                    subject: told.subject,
                    fact,
                    difference,
                    page_value: None,
                });
            }
        }
        compared
    }
}

/// Whether a subject has one claim of the kind, so that two of them contradict each other.
fn is_single(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Type
            | Kind::Required
            | Kind::Format
            | Kind::Name
            | Kind::Place
            | Kind::Default
            | Kind::Code
            | Kind::Enum
            | Kind::Meaning
    )
}

/// A subject in one spelling.
fn key(subject: &Subject) -> String {
    match subject {
        Subject::Request(name) => format!("> {}", words::canonical(name)),
        Subject::Response(name) => format!("< {}", words::canonical(name)),
        other => write_subject(other),
    }
}

fn in_path(known: &Known<'_>, name: &str) -> Option<usize> {
    known.subjects.iter().position(|subject| {
        subject.facts.iter().any(|fact| {
            fact.claim == Claim::Exists(Some(FieldPlace::Path)) && fact.keys.last().is_some_and(|last| last == name)
        })
    })
}

/// The first name of all fields of a page that have names around them; a single such field proves nothing, unless every
/// field of its direction has it.
fn root(facts: &[&Fact], is_sent: bool) -> Option<String> {
    let names = facts.iter().filter_map(|fact| match (&fact.subject, is_sent) {
        (Subject::Request(name), true) | (Subject::Response(name), false) => Some(words::segments(name)),
        _ => None,
    });
    let (mut inside, mut alone) = (Vec::new(), 0);
    for name in names {
        match name.as_slice() {
            [first, _, ..] => inside.push(first.clone()),
            [_] => alone += 1,
            [] => {}
        }
    }
    let first = inside.first()?.clone();
    let is_common = inside.iter().all(|name| *name == first);
    (is_common && (alone == 0 || inside.len() >= 3)).then_some(first)
}

/// Where a fact of the spec stands, or the operation where there is none.
pub(super) fn span_of(fact: Option<&SpecFact>, known: &Known<'_>) -> Span {
    fact.map_or(known.operation.span, |fact| fact.span)
}
