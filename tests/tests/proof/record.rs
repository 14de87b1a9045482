//! What cargo-semver-checks says of each case, beside what we say: `semver/semver-checks.txt`, a line for each case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::case::{Case, Verdict};

/// What stands where there is no lint, or no reason.
pub(crate) const NOTHING: &str = "-";

/// The verdicts on one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) ours: Verdict,
    pub(crate) theirs: Verdict,
    pub(crate) lints: Vec<String>,
    /// The name of a reason that `docs/diff.md` explains.
    pub(crate) reason: Option<String>,
}

/// By the names of the cases.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) entries: BTreeMap<String, Entry>,
}

impl Entry {
    /// Documentation and nothing at all are one for a tool that looks at types.
    pub(crate) fn agrees(&self) -> bool {
        let visible = |verdict: Verdict| verdict.max(Verdict::Patch);
        visible(self.ours) == visible(self.theirs)
    }
}

impl Record {
    pub(crate) fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let entries = lines.map(|line| entry(line).unwrap_or_else(|| panic!("not an entry: {line}")));
        Self {
            entries: entries.collect(),
        }
    }

    /// The reasons that are given, each with the rules whose cases it explains.
    pub(crate) fn reasons(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut reasons: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (case, entry) in &self.entries {
            if let Some(reason) = &entry.reason {
                let rule = case.split('/').next().unwrap_or_default();
                reasons.entry(reason).or_default().insert(rule);
            }
        }
        reasons
    }

    /// The figures, as a Markdown table.
    pub(crate) fn table(&self) -> String {
        let verdicts = [Verdict::Major, Verdict::Minor, Verdict::Patch, Verdict::None];
        let mut text = "| we say | cases | it demands major | it demands minor | it demands nothing |\n".to_owned();
        text.push_str("|---|---|---|---|---|\n");
        for ours in verdicts {
            let of_ours = || self.entries.values().filter(|entry| entry.ours == ours);
            let count = |theirs: Verdict| of_ours().filter(|entry| entry.theirs == theirs).count();
            let all = of_ours().count();
            let [major, minor, none] = [Verdict::Major, Verdict::Minor, Verdict::None].map(count);
            let _ = writeln!(text, "| {ours} | {all} | {major} | {minor} | {none} |");
        }
        text
    }

    /// What is not true of these cases, or not explained in this text. Cases may be missing: the tool is not everywhere.
    pub(crate) fn problems(&self, cases: &[Case], explanations: &str) -> Vec<String> {
        let by_name: BTreeMap<&str, Verdict> = cases.iter().map(|case| (case.name.as_str(), case.verdict)).collect();
        let mut problems = Vec::new();
        for (case, entry) in &self.entries {
            match by_name.get(case.as_str()) {
                None => problems.push(format!("{case}: there is no such case")),
                Some(ours) if *ours != entry.ours => problems.push(format!("{case}: our verdict is {ours}")),
                Some(_) if entry.agrees() == entry.reason.is_some() => {
                    problems.push(format!("{case}: a reason, exactly if the verdicts differ"));
                }
                Some(_) => {}
            }
        }
        let given = self.reasons();
        let explained: BTreeSet<&str> = explained(explanations).collect();
        let unexplained = given.keys().filter(|reason| !explained.contains(*reason));
        problems.extend(unexplained.map(|reason| format!("docs/diff.md does not explain `{reason}`")));
        let needless = explained.iter().filter(|reason| !given.contains_key(*reason));
        problems.extend(needless.map(|reason| format!("docs/diff.md explains `{reason}`, which is no reason")));
        problems
    }
}

fn entry(line: &str) -> Option<(String, Entry)> {
    let parts: Vec<&str> = line.split(" | ").collect();
    let [case, ours, theirs, lints, reason] = parts.as_slice() else {
        return None;
    };
    let entry = Entry {
        ours: Verdict::named(ours)?,
        theirs: Verdict::named(theirs)?,
        lints: lints
            .split(' ')
            .filter(|lint| *lint != NOTHING)
            .map(str::to_owned)
            .collect(),
        reason: Some(*reason).filter(|reason| *reason != NOTHING).map(str::to_owned),
    };
    Some(((*case).to_owned(), entry))
}

/// The reasons that a text explains, in a list in which each item begins with its name in bold.
fn explained(text: &str) -> impl Iterator<Item = &str> {
    let (_, list) = text.split_once("\nWhere the two differ:\n").unwrap_or_default();
    list.lines()
        .take_while(|line| !line.starts_with('#'))
        .filter_map(|line| line.strip_prefix("- **")?.split_once("**:"))
        .map(|(reason, _)| reason)
}
