//! What is shown, and how much of it.

use std::collections::BTreeSet;

use crate::compare::{Comparison, Finding, Level};
use crate::report::verdict::open;
use crate::report::{Run, TextOptions};

/// What is shown, and how much of it.
#[derive(Debug)]
pub(super) struct Plan {
    /// Whether to list what was not understood.
    pub(super) unread: bool,
    /// Whether everything was asked for.
    pub(super) all: bool,
    /// The findings to show when not all of them fit, by page and place in its list, each in one line.
    short: Option<BTreeSet<(usize, usize)>>,
}

impl Plan {
    /// Every finding in full.
    pub(super) fn full(options: TextOptions) -> Self {
        Self {
            unread: options.unread || options.all,
            all: options.all,
            short: None,
        }
    }

    /// So many findings, the gravest first, and notes only as a count.
    pub(super) fn short(run: &Run, options: TextOptions, shown: usize) -> Self {
        let mut ranked = Vec::new();
        for (at, page) in run.pages.iter().enumerate() {
            let findings = page
                .compared()
                .map(|compared| compared.findings.as_slice())
                .unwrap_or_default();
            let worth = |finding: &Finding| finding.accepted.is_none() && finding.level < Level::Note;
            let worth = findings.iter().enumerate().filter(|(_, finding)| worth(finding));
            ranked.extend(worth.map(|(index, finding)| (!run.fails(finding), finding.level, at, index)));
        }
        ranked.sort_unstable();
        let gravest = ranked.into_iter().take(shown);
        Self {
            unread: options.unread,
            all: false,
            short: Some(gravest.map(|(.., page, index)| (page, index)).collect()),
        }
    }

    /// Whether only a choice is shown.
    pub(super) fn is_short(&self) -> bool {
        self.short.is_some()
    }

    /// Whether a finding of a page is shown by itself.
    pub(super) fn shows(&self, page: usize, index: usize) -> bool {
        self.short.as_ref().is_none_or(|short| short.contains(&(page, index)))
    }

    /// Whether a page has findings that are shown.
    pub(super) fn shows_some(&self, page: usize) -> bool {
        self.short
            .as_ref()
            .is_none_or(|short| short.range((page, 0)..=(page, usize::MAX)).next().is_some())
    }

    /// How many findings are shown when not all of them are.
    pub(super) fn shown(&self) -> Option<usize> {
        self.short.as_ref().map(BTreeSet::len)
    }

    /// How many items of a list are shown.
    pub(super) fn most(&self, full: usize, short: usize) -> usize {
        match (self.all, self.is_short()) {
            (true, _) => usize::MAX,
            (false, true) => short,
            (false, false) => full,
        }
    }
}

/// The findings of a page by operation, in the order of the page; within it changes since the earlier copy come first, then
/// the gravest. Each with its place in the page's list.
pub(super) fn by_operation(compared: &Comparison) -> Vec<(&str, Vec<(usize, &Finding)>)> {
    let mut groups: Vec<(&str, Vec<(usize, &Finding)>)> = Vec::new();
    for (name, _) in &compared.operations {
        if groups.iter().all(|(known, _)| known != name) {
            groups.push((name, Vec::new()));
        }
    }
    for (index, finding) in compared
        .findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.accepted.is_none())
    {
        match groups.iter_mut().find(|(name, _)| *name == finding.operation) {
            Some((_, group)) => group.push((index, finding)),
            None => groups.push((&finding.operation, vec![(index, finding)])),
        }
    }
    groups.retain(|(_, findings)| !findings.is_empty());
    for (_, findings) in &mut groups {
        findings.sort_by_key(|(_, finding)| (finding.level == Level::Note, finding.before.is_none(), finding.level));
    }
    groups
}

/// What was accepted, wherever the comparison put it.
pub(super) fn accepted(compared: &Comparison) -> Vec<(&str, &crate::accept::Accepted)> {
    let kept = compared.findings.iter().chain(&compared.accepted);
    let mut all: Vec<_> = kept
        .filter_map(|finding| Some((finding.id.as_str(), finding.accepted.as_ref()?)))
        .collect();
    let contradictions = compared.contradictions.iter();
    all.extend(contradictions.filter_map(|found| Some((found.id.as_str(), found.accepted.as_ref()?))));
    all.sort_by_key(|(id, _)| *id);
    all.dedup_by_key(|(id, _)| *id);
    all
}

/// The first finding that fails the run and has what is asked for.
pub(super) fn first_failing<'a, T>(
    run: &'a Run,
    wanted: impl Fn(&'a crate::compare::PageReport, &'a Finding) -> Option<T>,
) -> Option<T> {
    run.pages.iter().find_map(|page| {
        let findings = page
            .compared()
            .into_iter()
            .flat_map(open)
            .filter(|finding| run.fails(finding));
        let mut wanted = findings.filter_map(|finding| wanted(page, finding));
        wanted.next()
    })
}
