//! One operation after the other, and what is found of each.

use std::collections::BTreeSet;

use crate::facts::{Certainty, Fact, Facts, Kind, PageOperation, Subject};

use super::contradictions::contradictions;
use super::finding::Finding;
use super::known::Meant;
use super::matching::{Matching, Search};
use super::operation::{Found, Page};
use super::session::Group;
use super::settle::Settler;
use super::{Comparison, before, endpoint, gone, renames};

/// What the operations of a page are compared with.
pub(super) struct Round<'r> {
    pub(super) facts: &'r Facts,
    pub(super) matching: &'r Matching,
    /// An earlier copy of the page.
    pub(super) earlier: Option<(&'r Facts, &'r Matching)>,
    pub(super) search: &'r Search<'r>,
    pub(super) settler: &'r Settler<'r>,
}

impl Round<'_> {
    /// Operations that an earlier copy described and that the page does not describe any more.
    pub(super) fn gone(&self, comparison: &mut Comparison) {
        let Some((facts, matching)) = self.earlier else { return };
        let mut seen = BTreeSet::new();
        for pair in &matching.pairs {
            let is_there = self.matching.pairs.iter().any(|now| now.spec == pair.spec);
            if is_there || !seen.insert(pair.spec) {
                continue;
            }
            let known = self.search.known(pair.spec);
            if let Some((known, operation)) = known.zip(facts.operations.get(pair.page)) {
                comparison.findings.push(endpoint::gone(self.settler, known, operation));
            }
        }
    }

    /// Adds what is found of one operation. What the page says of all of them is said with the first.
    pub(super) fn operation(&self, group: &Group, is_first: bool, comparison: &mut Comparison) {
        let (settler, search) = (self.settler, self.search);
        let Some(known) = search.known(group.spec) else { return };
        let spec = known.operation;
        let earlier = self
            .earlier
            .map(|(facts, matching)| (facts, of_spec(facts, matching, group.spec)));
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
            let others: Vec<_> = self
                .matching
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
            gone::given_up(settler, &now, earlier, &|index| renamed.contains(&index), &mut findings);
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

fn of_spec<'f>(facts: &'f Facts, matching: &Matching, spec: usize) -> Vec<&'f PageOperation> {
    let pairs = matching.pairs.iter().filter(|pair| pair.spec == spec);
    pairs.filter_map(|pair| facts.operations.get(pair.page)).collect()
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
