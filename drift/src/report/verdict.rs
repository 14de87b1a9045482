//! How a run ends.

use super::Run;
use crate::compare::{Comparison, Finding, Level, Outcome, PageReport};
use crate::facts::Certainty;

/// How a run ends.
///
/// Findings win over pages that were not checked, since they ask for something to be done; a report that ends with them
/// names the pages that were not checked all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No drift, and enough was compared.
    Clean,
    /// Findings at or above the failing level.
    Drift,
    /// At least one page could not be checked, or too little of it was compared.
    NotChecked,
}

/// How many findings of each level there are. Accepted ones do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) breaks: usize,
    pub(crate) loosens: usize,
    pub(crate) notes: usize,
    pub(crate) failing: usize,
}

impl Verdict {
    /// The exit code of the command; 1 is left for bad use.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Verdict::Clean => 0,
            Verdict::Drift => 2,
            Verdict::NotChecked => 3,
        }
    }

    /// As JSON writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Clean => "clean",
            Verdict::Drift => "drift",
            Verdict::NotChecked => "not_checked",
        }
    }
}

impl Run {
    /// How the run ends. A run without a page checked nothing.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.tally().failing > 0 {
            return Verdict::Drift;
        }
        let is_checked =
            |page: &PageReport| matches!(&page.outcome, Outcome::Compared(compared) if !self.is_low(compared));
        match !self.pages.is_empty() && self.pages.iter().all(is_checked) {
            true => Verdict::Clean,
            false => Verdict::NotChecked,
        }
    }

    /// Whether a finding fails the run: it was not accepted, it is grave enough, and it was not merely inferred.
    #[must_use]
    pub fn fails(&self, finding: &Finding) -> bool {
        finding.accepted.is_none() && finding.certainty != Certainty::Inferred && finding.level <= self.fail_on
    }

    /// Whether too little of a page was compared. A page of which nothing was read says nothing, whatever the floor.
    #[must_use]
    pub fn is_low(&self, compared: &Comparison) -> bool {
        let share = u128::from(self.floor) * compared.read as u128;
        compared.read == 0 || (compared.compared as u128) * 100 < share
    }

    /// The findings of all pages.
    pub(crate) fn tally(&self) -> Tally {
        let compared = self.pages.iter().filter_map(PageReport::compared);
        compared
            .map(|compared| self.tally_of(compared))
            .fold(Tally::default(), Tally::plus)
    }

    /// The findings of a page.
    pub(crate) fn tally_of(&self, compared: &Comparison) -> Tally {
        let mut tally = Tally::default();
        for finding in open(compared) {
            match finding.level {
                Level::Breaks => tally.breaks += 1,
                Level::Loosens => tally.loosens += 1,
                Level::Note => tally.notes += 1,
            }
            tally.failing += usize::from(self.fails(finding));
        }
        tally
    }
}

/// The findings that nobody accepted.
pub(crate) fn open(compared: &Comparison) -> impl Iterator<Item = &Finding> {
    compared.findings.iter().filter(|finding| finding.accepted.is_none())
}

impl Tally {
    /// Of every level.
    pub(crate) fn all(self) -> usize {
        self.breaks + self.loosens + self.notes
    }

    fn plus(self, other: Self) -> Self {
        Self {
            breaks: self.breaks + other.breaks,
            loosens: self.loosens + other.loosens,
            notes: self.notes + other.notes,
            failing: self.failing + other.failing,
        }
    }
}

impl PageReport {
    /// What came of it, if it was compared.
    #[must_use]
    pub fn compared(&self) -> Option<&Comparison> {
        match &self.outcome {
            Outcome::Compared(compared) => Some(compared),
            Outcome::NotChecked(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accept::Accepted;
    use crate::compare::{FindingKind, Sign};
    use crate::facts::Subject;
    use crate::page::NotChecked;

    fn page(outcome: Outcome) -> PageReport {
        PageReport {
            page: "a.html".to_owned(),
            address: None,
            saved: None,
            sha256: String::new(),
            format: None,
            repairs: Vec::new(),
            outcome,
        }
    }

    fn compared(compared: usize, read: usize, findings: Vec<Finding>) -> PageReport {
        page(Outcome::Compared(Comparison {
            compared,
            read,
            findings,
            ..Comparison::default()
        }))
    }

    fn not_checked() -> PageReport {
        page(Outcome::NotChecked(NotChecked {
            reason: "empty".to_owned(),
            line: None,
            cure: String::new(),
        }))
    }

    fn finding(level: Level, certainty: Certainty, is_accepted: bool) -> Finding {
        let accepted = Accepted {
            date: "2026-01-01".to_owned(),
            who: None,
            why: "known".to_owned(),
            until: None,
        };
        Finding {
            id: "d-000001".to_owned(),
            kind: FindingKind::Type,
            sign: Sign::Differs,
            level,
            certainty,
            direction: None,
            operation: "a.b".to_owned(),
            subject: Subject::Operation,
            page: None,
            spec: None,
            before: None,
            edit: None,
            remark: None,
            accepted: is_accepted.then_some(accepted),
            related: Vec::new(),
        }
    }

    fn verdict(fail_on: Level, pages: Vec<PageReport>) -> Verdict {
        let run = Run {
            api: "shop".to_owned(),
            folder: "spec/shop".to_owned(),
            pages,
            stale_acceptances: Vec::new(),
            fail_on,
            floor: 70,
        };
        run.verdict()
    }

    #[test]
    fn only_what_was_read_or_parsed_and_not_accepted_fails_a_run() {
        use Certainty::{Inferred, Parsed, Read};
        use Level::{Breaks, Loosens, Note};
        let cases = [
            (Breaks, finding(Breaks, Read, false), Verdict::Drift),
            (Breaks, finding(Breaks, Parsed, false), Verdict::Drift),
            (Breaks, finding(Breaks, Inferred, false), Verdict::Clean),
            (Breaks, finding(Breaks, Read, true), Verdict::Clean),
            (Breaks, finding(Loosens, Read, false), Verdict::Clean),
            (Loosens, finding(Loosens, Read, false), Verdict::Drift),
            (Loosens, finding(Note, Read, false), Verdict::Clean),
            (Note, finding(Note, Parsed, false), Verdict::Drift),
        ];
        for (fail_on, finding, expected) in cases {
            let shown = format!("{fail_on:?} {finding:?}");
            assert_eq!(
                verdict(fail_on, vec![compared(9, 10, vec![finding])]),
                expected,
                "{shown}"
            );
        }
    }

    #[test]
    fn too_little_is_not_checked_and_findings_win() {
        let drift = || compared(9, 10, vec![finding(Level::Breaks, Certainty::Read, false)]);
        let cases = [
            (vec![compared(7, 10, vec![])], Verdict::Clean),
            (vec![compared(69, 100, vec![])], Verdict::NotChecked),
            (vec![compared(0, 0, vec![])], Verdict::NotChecked),
            (vec![], Verdict::NotChecked),
            (vec![compared(9, 10, vec![]), not_checked()], Verdict::NotChecked),
            (vec![not_checked(), drift()], Verdict::Drift),
        ];
        for (pages, expected) in cases {
            assert_eq!(verdict(Level::Breaks, pages), expected);
        }
        let codes = [Verdict::Clean, Verdict::Drift, Verdict::NotChecked].map(Verdict::exit_code);
        assert_eq!(codes, [0, 2, 3]);
    }
}
