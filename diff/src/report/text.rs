//! Changes for a person at a terminal.

use std::fmt::Write as _;

use super::{ApiChange, Run, words};
use crate::rules::RULES;
use crate::{Changes, Finding, Verdict, Written};

/// The verdict first, then each API's changes with the gravest on top, then what was compared. Texts of a spec stand in
/// it as they are: whoever shows it at a terminal makes hidden characters visible.
#[must_use]
pub fn text(run: &Run) -> String {
    let mut text = format!("{}\n", words::headline(run));
    for api in &run.apis {
        match api {
            ApiChange::Added { api, operations } => {
                let _ = writeln!(text, "\n{api}: new, {}", words::count(*operations, "operation"));
            }
            ApiChange::Removed { api, operations } => {
                let _ = writeln!(text, "\n{api}: gone, {}", words::count(*operations, "operation"));
            }
            ApiChange::Compared(changes) => of_api(changes, &mut text),
        }
    }
    text
}

fn of_api(changes: &Changes, text: &mut String) {
    for (owner, findings) in words::groups(&changes.findings) {
        let _ = writeln!(text, "\n{}", owner.map_or(changes.api.as_str(), |owner| owner));
        for finding in findings {
            of_finding(finding, text);
        }
    }
    let compared = format!(
        "{} compared by {}",
        words::count(changes.compared, "operation"),
        words::count(RULES.len(), "rule")
    );
    let found = match changes.findings.len() {
        0 => "no change".to_owned(),
        number => format!(
            "{} ({})",
            words::count(number, "change"),
            words::counts(changes.findings.iter())
        ),
    };
    let _ = writeln!(text, "\n{}: {compared}: {found}", changes.api);
}

fn of_finding(finding: &Finding, text: &mut String) {
    let subject = match finding.subject.as_str() {
        "" => String::new(),
        subject => format!(" {subject}"),
    };
    let _ = writeln!(
        text,
        "  {} {}{subject}  [{}]",
        finding.sign(),
        finding.verdict().as_str(),
        finding.rule.id
    );
    for (side, written) in [("old", &finding.old), ("new", &finding.new)] {
        if let Some(written) = written {
            let _ = writeln!(text, "      {side} {}", of_written(written));
        }
    }
    for (what, judgement) in [("calls", &finding.wire), ("programs", &finding.rust)] {
        if judgement.verdict > Verdict::None {
            let _ = writeln!(text, "      {what}: {}, {}", judgement.verdict.as_str(), judgement.why);
        }
    }
}

fn of_written(written: &Written) -> String {
    let place = &written.place;
    let place = format!("{}:{}:{}", place.file, place.line, place.column);
    match written.value.as_str() {
        "" => place,
        value => format!("{place}  {}", value.replace('\n', " ")),
    }
}
