//! Which operation of the spec an operation on a page is.

use specwright_codegen::model::Model;

use crate::facts::{Facts, PageOperation, Subject};
use crate::page::Page;
use crate::spec::SpecOperation;

use super::known::{Known, Meant};
use super::paths::{self, Shape};
use super::titles;

/// An operation on a page and the one of the spec that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) page: usize,
    pub(super) spec: usize,
    /// Whether the page gives it another method or path.
    pub(super) is_moved: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Matching {
    pub(super) pairs: Vec<Pair>,
    /// Operations of the page that the spec does not have.
    pub(super) unknown: Vec<usize>,
}

/// What the search works on.
pub(super) struct Search<'a> {
    address: Option<&'a str>,
    pub(super) spec: &'a [SpecOperation],
    known: Vec<Known<'a>>,
    pub(super) shapes: Vec<Shape>,
    pub(super) bases: Vec<Vec<String>>,
    /// Which of them to look for.
    wanted: Vec<bool>,
}

impl<'a> Search<'a> {
    pub(super) fn new(page: &'a Page, spec: &'a [SpecOperation], model: &Model, only: &[String]) -> Self {
        Self {
            address: page.address.as_deref(),
            spec,
            known: spec.iter().map(Known::new).collect(),
            shapes: spec.iter().map(Shape::of_spec).collect(),
            bases: paths::bases(model),
            wanted: spec
                .iter()
                .map(|it| only.is_empty() || only.contains(&it.name))
                .collect(),
        }
    }

    pub(super) fn known(&self, index: usize) -> Option<&Known<'a>> {
        self.known.get(index)
    }

    /// The names of the placeholders of both paths, by position.
    pub(super) fn placeholders(&self, page: &PageOperation, spec: usize) -> Vec<(String, String)> {
        let (Some(path), Some(shape)) = (&page.path, self.shapes.get(spec)) else {
            return Vec::new();
        };
        let own = Shape::of_page(path, &self.bases);
        let pairs = own.placeholders(shape).into_iter();
        pairs.map(|(page, spec)| (page.to_owned(), spec.to_owned())).collect()
    }

    /// Finds the operations of a page. `before` are the pairs of an earlier copy, by the page operation's title and request
    /// line.
    pub(super) fn run(&self, facts: &Facts, before: &[(String, String, usize)], is_forced: bool) -> Matching {
        let mut matching = Matching::default();
        let mut open = Vec::new();
        for (index, operation) in facts.operations.iter().enumerate() {
            match self.find(operation) {
                Some(spec) => matching.pairs.push(Pair {
                    page: index,
                    spec,
                    is_moved: false,
                }),
                None => open.push(index),
            }
        }
        self.add_moved(facts, before, is_forced, &mut open, &mut matching);
        matching.pairs.sort_by_key(|pair| pair.page);
        matching.unknown = open;
        matching
    }

    fn find(&self, operation: &PageOperation) -> Option<usize> {
        match &operation.path {
            Some(path) => self.by_path(operation, path),
            None => self.by_address(operation).or_else(|| self.by_words(operation)),
        }
    }

    pub(super) fn indexes(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.spec.len()).filter(|index| self.wanted.get(*index).copied().unwrap_or(false))
    }

    pub(super) fn has_method(&self, operation: &PageOperation, index: usize) -> bool {
        let Some(method) = operation.method.as_deref() else {
            return true;
        };
        self.spec
            .get(index)
            .is_some_and(|spec| spec.method.eq_ignore_ascii_case(method))
    }

    fn by_path(&self, operation: &PageOperation, path: &str) -> Option<usize> {
        let own = Shape::of_page(path, &self.bases);
        let mut fits: Vec<(u32, usize)> = self
            .indexes()
            .filter(|index| self.has_method(operation, *index))
            .filter_map(|index| Some((own.fit(self.shapes.get(index)?)?, index)))
            .collect();
        fits.sort_by_key(|(fit, index)| (std::cmp::Reverse(*fit), *index));
        let best = fits.first()?.0;
        let same: Vec<_> = fits
            .iter()
            .filter(|(fit, _)| *fit == best)
            .map(|(_, index)| *index)
            .collect();
        match same.as_slice() {
            [only] => Some(*only),
            several => self.closest(operation, several),
        }
    }

    /// Of operations that share method and path, the one whose page it is, or that has most of the fields.
    fn closest(&self, operation: &PageOperation, several: &[usize]) -> Option<usize> {
        let of_address: Vec<_> = several
            .iter()
            .copied()
            .filter(|index| self.has_address(*index))
            .collect();
        if let [only] = of_address.as_slice() {
            return Some(*only);
        }
        let score = |index: usize| {
            let words = self.spec.get(index).zip(self.shapes.get(index));
            let title = words.map_or(0.0, |(spec, shape)| titles::score(&operation.title, spec, shape));
            self.share_of_fields(operation, index) * 2.0 + title
        };
        several
            .iter()
            .copied()
            .reduce(|best, other| match score(other) > score(best) + 1e-9 {
                true => other,
                false => best,
            })
    }

    pub(super) fn has_address(&self, index: usize) -> bool {
        let docs = self.spec.get(index).map(|spec| spec.docs.as_str());
        docs.zip(self.address)
            .is_some_and(|(docs, address)| is_same_address(docs, address))
    }

    fn by_address(&self, operation: &PageOperation) -> Option<usize> {
        let fits = self
            .indexes()
            .filter(|index| self.has_address(*index) && self.has_method(operation, *index));
        match fits.collect::<Vec<_>>().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// By the words of the title, where the page states no path: the best one, if it is better than all others.
    fn by_words(&self, operation: &PageOperation) -> Option<usize> {
        let method = operation.method.clone().or_else(|| titles::method(&operation.title));
        let fits_method = |index: usize| match (&method, self.spec.get(index)) {
            (Some(method), Some(spec)) => spec.method.eq_ignore_ascii_case(method),
            _ => true,
        };
        let mut scores: Vec<(f64, usize)> = Vec::new();
        for index in self.indexes().filter(|index| fits_method(*index)) {
            let Some((spec, shape)) = self.spec.get(index).zip(self.shapes.get(index)) else {
                continue;
            };
            let title = titles::score(&operation.title, spec, shape);
            if title < 1.2 {
                continue;
            }
            let fields = self.share_of_fields(operation, index);
            let has_fields = sent(operation).count() >= 3;
            if !has_fields || fields >= 0.3 {
                scores.push((title + fields, index));
            }
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match scores.as_slice() {
            [(_, only)] => Some(*only),
            [(first, best), (second, _), ..] if first - second > 0.2 => Some(*best),
            _ => None,
        }
    }

    /// How many of the page's fields the operation knows, from 0 to 1.
    pub(super) fn share_of_fields(&self, operation: &PageOperation, index: usize) -> f64 {
        let Some(known) = self.known.get(index) else { return 0.0 };
        let (mut all, mut found) = (0.0, 0.0);
        for subject in subjects(operation) {
            all += 1.0;
            if known.meant(subject, None) != Meant::Nothing {
                found += 1.0;
            }
        }
        if all == 0.0 { 0.0 } else { found / all }
    }

    /// How many of the fields that the spec sends are on the page, from 0 to 1.
    pub(super) fn share_of_spec(&self, operation: &PageOperation, index: usize) -> f64 {
        let Some(known) = self.known.get(index) else { return 0.0 };
        let found: Vec<_> = sent(operation).map(|subject| known.meant(subject, None)).collect();
        let (mut all, mut named) = (0.0, 0.0);
        for (place, subject) in known.subjects.iter().enumerate() {
            let is_field = matches!(subject.subject, Subject::Request(_)) && subject.is_described();
            if is_field && !is_object(subject) {
                all += 1.0;
                if found.contains(&Meant::One(place)) {
                    named += 1.0;
                }
            }
        }
        if all == 0.0 { 0.0 } else { named / all }
    }
}

fn is_object(subject: &super::known::KnownSubject<'_>) -> bool {
    use crate::facts::{Claim, FieldType};
    subject
        .facts
        .iter()
        .any(|fact| matches!(fact.claim, Claim::Type(FieldType::Object)))
}

/// The fields that are sent, each once.
pub(super) fn sent(operation: &PageOperation) -> impl Iterator<Item = &Subject> {
    subjects(operation).filter(|subject| matches!(subject, Subject::Request(_)))
}

fn subjects(operation: &PageOperation) -> impl Iterator<Item = &Subject> {
    let mut seen = std::collections::BTreeSet::new();
    let fields = operation.facts.iter().map(|fact| &fact.subject);
    fields
        .filter(|subject| matches!(subject, Subject::Request(_) | Subject::Response(_)))
        .filter(move |subject| seen.insert((*subject).clone()))
}

/// Whether two addresses are of one page: scheme, case of the host, the slash at the end and `www.` do not count.
pub(super) fn is_same_address(a: &str, b: &str) -> bool {
    let plain = |address: &str| {
        let address = address.trim();
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        rest.replace("%20", "+")
            .replace("%2b", "+")
            .replace("%2B", "+")
            .replace("%3F", "?")
            .replace("%3f", "?")
            .trim_end_matches(['/', '#'])
            .to_lowercase()
    };
    plain(a) == plain(b)
}
