//! A whole page against a whole spec.

use std::collections::BTreeSet;

use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;

use crate::facts::{Certainty, Fact, Facts, Kind, PageOperation, Subject};
use crate::page::{NotChecked, Page as SavedPage};
use crate::spec::{self, SpecOperation, Trees};

use super::before;
use super::contradictions::contradictions;
use super::endpoint;
use super::finding::Finding;
use super::known::Meant;
use super::matching::{Matching, Pair, Search};
use super::operation::{Found, Page};
use super::renames;
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
        for (order, group) in groups(&matching).into_iter().enumerate() {
            let earlier = earlier
                .as_ref()
                .map(|(facts, matching)| (*facts, of_spec(facts, matching, group.spec)));
            let Some(spec) = operations.get(group.spec) else {
                continue;
            };
            self.operation(
                &settler,
                &search,
                spec,
                &group,
                earlier,
                order == 0,
                &matching,
                &mut comparison,
            );
        }
        comparison.read += self.facts.shared.len();
        self.unknown(&matching, &mut comparison);
        self.accept(&mut comparison);
        Ok(comparison)
    }

    #[allow(clippy::too_many_arguments)]
    fn operation(
        &self,
        settler: &Settler<'_>,
        search: &Search<'_>,
        spec: &SpecOperation,
        group: &Group,
        earlier: Option<(&Facts, Vec<&PageOperation>)>,
        is_first: bool,
        matching: &Matching,
        comparison: &mut Comparison,
    ) {
        let Some(known) = search.known(group.spec) else { return };
        let own: Vec<&PageOperation> = group
            .pairs
            .iter()
            .filter_map(|pair| self.facts.operations.get(pair.page))
            .collect();
        let Some(first) = own.first() else { return };
        comparison.operations.push((spec.name.clone(), first.request_line()));
        let placeholders: Vec<_> = own.iter().flat_map(|it| search.placeholders(it, group.spec)).collect();
        let own_facts: Vec<&Fact> = own.iter().flat_map(|it| &it.facts).collect();
        comparison.read += own_facts.len();
        let shared: Vec<&Fact> = self.facts.shared.iter().collect();
        let page = Page::new(known, &own_facts, &placeholders);
        let common = Page::new(known, &shared, &placeholders);

        let mut found = Vec::new();
        comparison.compared += page.compare(&mut found);
        let of_shared = common.compare(&mut found);
        comparison.compared += if is_first { of_shared } else { 0 };
        let earlier_facts: Option<Vec<&Fact>> = earlier.as_ref().map(|(facts, operations)| {
            let own = operations.iter().flat_map(|it| &it.facts);
            own.chain(&facts.shared).collect()
        });
        let earlier_page = earlier_facts
            .as_ref()
            .filter(|facts| !facts.is_empty())
            .map(|facts| Page::new(known, facts, &placeholders));
        page.strangers(&|_| false, earlier_page.as_ref(), &mut found);
        if is_first {
            // What the page says of all operations is said once.
            let others: Vec<_> = matching
                .pairs
                .iter()
                .filter_map(|pair| search.known(pair.spec))
                .collect();
            let is_known = |subject: &Subject| others.iter().any(|known| known.meant(subject, None) != Meant::Nothing);
            common.strangers(&is_known, earlier_page.as_ref(), &mut found);
        }

        let renamed: Vec<usize> = renames::find(&page, earlier_page.as_ref())
            .iter()
            .map(|(_, index)| *index)
            .collect();
        let start = comparison.findings.len();
        let mut findings = Vec::new();
        findings.extend(endpoint::findings(
            settler,
            known,
            &group.pairs,
            self.facts,
            earlier.as_ref().map(|it| &it.1),
        ));
        for found in found {
            let change = earlier_page
                .as_ref()
                .and_then(|earlier| changed(&page, &common, earlier, &found));
            findings.push(settler.finding(known, found, change));
        }
        if let Some(earlier) = &earlier_page {
            // An operation is what it says itself and what is said of all.
            let all: Vec<&Fact> = own_facts.iter().chain(&shared).copied().collect();
            let now = Page::new(known, &all, &placeholders);
            let renamed: Vec<usize> = renames::find(&now, Some(earlier))
                .iter()
                .map(|(_, index)| *index)
                .collect();
            before::come_round(settler, &now, earlier, &mut findings);
            before::given_up(settler, &now, earlier, &|index| renamed.contains(&index), &mut findings);
        }
        sort(&mut findings);
        comparison.findings.extend(findings);
        drop_doubles(&mut comparison.findings, start);
        let unmentioned = page.not_mentioned(&common, &renamed);
        if !unmentioned.is_empty() {
            comparison.not_on_page.push((spec.name.clone(), unmentioned));
        }
        for operation in own {
            comparison.contradictions.extend(contradictions(&spec.name, operation));
        }
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

/// What an earlier copy said instead, if the difference is new.
fn changed(
    page: &Page<'_>,
    common: &Page<'_>,
    earlier: &Page<'_>,
    found: &Found<'_>,
) -> Option<super::finding::Changed> {
    let is_own = |told: &&super::operation::Told<'_>| std::ptr::eq(told.subject, found.subject);
    let told = page
        .told
        .iter()
        .find(is_own)
        .or_else(|| common.told.iter().find(is_own))?;
    let before = match told.meant {
        Meant::One(index) => earlier.find(index),
        _ => earlier.spelt(told.subject),
    };
    let kind = match found.difference.kind {
        super::FindingKind::Name | super::FindingKind::Status if told.meant == Meant::Nothing => Kind::Name,
        _ => found.fact.claim.kind(),
    };
    before::changed(told, before, kind)
}

/// The operations of a page that are one of the spec.
struct Group {
    spec: usize,
    pairs: Vec<Pair>,
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

fn of_spec<'f>(facts: &'f Facts, matching: &Matching, spec: usize) -> Vec<&'f PageOperation> {
    let pairs = matching.pairs.iter().filter(|pair| pair.spec == spec);
    pairs.filter_map(|pair| facts.operations.get(pair.page)).collect()
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

/// What changed on the page first, then the gravest, then the surest; else as on the page.
fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| {
        let certainty = match finding.certainty {
            Certainty::Read => 0,
            Certainty::Parsed => 1,
            Certainty::Inferred => 2,
        };
        (finding.level, finding.before.is_none(), certainty)
    });
}

fn drop_doubles(findings: &mut Vec<Finding>, start: usize) {
    let mut seen = BTreeSet::new();
    let mut index = 0;
    findings.retain(|finding| {
        index += 1;
        index <= start || seen.insert(finding.id.clone())
    });
}
