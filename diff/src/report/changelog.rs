//! An entry for a changelog, in the sections that such files have.

use std::fmt::Write as _;

use super::{ApiChange, Run};
use crate::{Finding, Verdict};

/// The sections, in the order of <https://keepachangelog.com>.
const SECTIONS: [&str; 4] = ["Added", "Changed", "Deprecated", "Removed"];

/// An entry for each API that changed, what breaks first in each section.
#[must_use]
pub fn changelog(run: &Run) -> String {
    let mut text = String::new();
    for api in &run.apis {
        let heading = match run.apis.len() {
            1 => "## Unreleased".to_owned(),
            _ => format!("## Unreleased: {}", api.api()),
        };
        if api.verdict() > Verdict::None {
            let _ = writeln!(text, "{}{heading}\n", if text.is_empty() { "" } else { "\n" });
            text += &entry(api);
        }
    }
    text
}

fn entry(api: &ApiChange) -> String {
    match api {
        ApiChange::Added { api, .. } => format!("### Added\n\n- The client for {api}.\n"),
        ApiChange::Removed { api, .. } => format!("### Removed\n\n- **Breaking:** the client for {api}.\n"),
        ApiChange::Compared(changes) => {
            let mut sections: Vec<_> = SECTIONS
                .iter()
                .map(|section| (*section, lines(section, &changes.findings)))
                .collect();
            sections.retain(|(_, lines)| !lines.is_empty());
            let sections: Vec<_> = sections
                .into_iter()
                .map(|(section, lines)| format!("### {section}\n\n{}\n", lines.join("\n")))
                .collect();
            sections.join("\n")
        }
    }
}

fn lines(section: &str, findings: &[Finding]) -> Vec<String> {
    let mut here: Vec<_> = findings
        .iter()
        .filter(|finding| finding.verdict() > Verdict::None && section_of(finding) == section)
        .collect();
    here.sort_by_key(|finding| std::cmp::Reverse(finding.verdict()));
    let mut lines: Vec<String> = Vec::new();
    for finding in here {
        let line = match finding.verdict() {
            Verdict::Major => format!("- **Breaking:** {}.", finding.entry),
            _ => format!("- {}.", finding.entry),
        };
        // What is sent and received is judged twice and told once.
        let line = line.replace(['\n', '\r'], " ");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn section_of(finding: &Finding) -> &'static str {
    let id = finding.rule.id;
    let parts: Vec<_> = id.split('-').collect();
    let has = |word: &str| parts.contains(&word);
    match () {
        () if has("deprecated") => "Deprecated",
        () if has("removed") => "Removed",
        () if has("added") => "Added",
        () => "Changed",
    }
}
