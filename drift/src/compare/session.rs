//! A whole page against a whole spec.

use std::collections::BTreeSet;

use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;

use crate::facts::{Facts, PageOperation};
use crate::page::{NotChecked, Page as SavedPage};
use crate::spec::{self, Trees};

use super::matching::{Matching, Pair, Search};
use super::round::Round;
use super::settle::Settler;
use super::{Comparison, Options};

/// The most operations that a message names.
const MOST_NAMED: usize = 4;

pub(super) struct Session<'a> {
    pub(super) page: &'a SavedPage,
    pub(super) facts: &'a Facts,
    pub(super) before: Option<&'a Facts>,
    pub(super) model: &'a Model,
    pub(super) sources: &'a SourceSet,
    pub(super) options: &'a Options<'a>,
}

impl Session<'_> {
    pub(super) fn run(&self) -> Result<Comparison, NotChecked> {
        let operations = spec::operations(self.model, self.sources);
        let trees = Trees::new(self.sources);
        let settler = Settler {
            sources: self.sources,
            trees: &trees,
        };
        let search = Search::new(self.page, &operations, self.model, self.options.only);
        let earlier = self.before.map(|before| (before, search.run(before, &[], false)));
        let known_before: Vec<_> = earlier
            .iter()
            .flat_map(|(facts, matching)| titles(facts, matching))
            .collect();
        let is_forced = self.options.only.len() == 1;
        let matching = search.run(self.facts, &known_before, is_forced);
        if matching.pairs.is_empty() {
            return Err(self.nothing_matches());
        }
        let mut comparison = Comparison {
            unread: self.facts.unread.clone(),
            ..Comparison::default()
        };
        let round = Round {
            facts: self.facts,
            matching: &matching,
            earlier: earlier.as_ref().map(|(facts, matching)| (*facts, matching)),
            search: &search,
            settler: &settler,
        };
        for (order, group) in groups(&matching).iter().enumerate() {
            round.operation(group, order == 0, &mut comparison);
        }
        round.gone(&mut comparison);
        comparison.read += self.facts.shared.len();
        self.unknown(&matching, &mut comparison);
        self.accept(&mut comparison);
        Ok(comparison)
    }

    /// Operations that the spec does not have. A section without any address that matched nothing is none.
    fn unknown(&self, matching: &Matching, comparison: &mut Comparison) {
        for operation in matching
            .unknown
            .iter()
            .filter_map(|index| self.facts.operations.get(*index))
        {
            if operation.path.is_some() {
                let line = (operation.request_line(), operation.place.clone());
                comparison.unknown_operations.push(line);
            }
        }
    }

    fn accept(&self, comparison: &mut Comparison) {
        let holds = |id: &str| self.options.accepted.holds(id, self.options.today).cloned();
        let mut open = Vec::new();
        for mut finding in std::mem::take(&mut comparison.findings) {
            finding.accepted = holds(&finding.id);
            match finding.accepted {
                Some(_) => comparison.accepted.push(finding),
                None => open.push(finding),
            }
        }
        comparison.findings = open;
        let mut seen = BTreeSet::new();
        comparison
            .contradictions
            .retain(|contradiction| seen.insert(contradiction.id.clone()));
        for contradiction in &mut comparison.contradictions {
            contradiction.accepted = holds(&contradiction.id);
        }
    }

    fn nothing_matches(&self) -> NotChecked {
        let api = &self.model.api.name.spec;
        let named = |operation: &PageOperation| match (&operation.method, &operation.path) {
            (None, None) => operation.title.clone(),
            _ => operation.request_line(),
        };
        let mut all: Vec<String> = self
            .facts
            .operations
            .iter()
            .map(named)
            .filter(|it| !it.trim().is_empty())
            .collect();
        all.dedup();
        let shown = all.get(..MOST_NAMED).unwrap_or(&all).join(", ");
        let more = all.len().saturating_sub(MOST_NAMED);
        let found = match (all.is_empty(), more) {
            (true, _) => "no operation was found on it".to_owned(),
            (false, 0) => format!("it describes {shown}"),
            (false, more) => format!("it describes {shown} and {more} more"),
        };
        let which = match self.options.only {
            [] => format!("no operation of {api}"),
            only => format!("none of {}", only.join(", ")),
        };
        NotChecked {
            reason: format!("the page describes {which}: {found}"),
            line: self.facts.operations.first().map(|operation| operation.place.line),
            cure: "give a page of this API, or say with --operation which operation it is".to_owned(),
        }
    }
}

/// The operations of a page that are one of the spec.
pub(super) struct Group {
    pub(super) spec: usize,
    pub(super) pairs: Vec<Pair>,
}

fn groups(matching: &Matching) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for pair in &matching.pairs {
        match groups.iter_mut().find(|group| group.spec == pair.spec) {
            Some(group) => group.pairs.push(*pair),
            None => groups.push(Group {
                spec: pair.spec,
                pairs: vec![*pair],
            }),
        }
    }
    groups
}

fn titles(facts: &Facts, matching: &Matching) -> Vec<(String, String, usize)> {
    let pairs = matching
        .pairs
        .iter()
        .filter_map(|pair| Some((facts.operations.get(pair.page)?, pair.spec)));
    pairs
        .map(|(operation, spec)| (operation.title.clone(), operation.request_line(), spec))
        .collect()
}
