//! Changes for a pull request.

use std::fmt::Write as _;

use super::{ApiChange, Run, words};
use crate::{Changes, Finding, Judgement, Verdict};

/// As many rows as a reader of a pull request looks at; the rest is counted.
const MOST_ROWS: usize = 60;

/// One table for each API, the gravest first.
#[must_use]
pub fn markdown(run: &Run) -> String {
    let mut text = format!("**{}**\n", escaped(&words::headline(run)));
    for api in &run.apis {
        match api {
            ApiChange::Added { api, operations } => {
                let _ = writeln!(
                    text,
                    "\n{}: new, {}.",
                    code(api),
                    words::count(*operations, "operation")
                );
            }
            ApiChange::Removed { api, operations } => {
                let _ = writeln!(
                    text,
                    "\n{}: gone, {}.",
                    code(api),
                    words::count(*operations, "operation")
                );
            }
            ApiChange::Compared(changes) => of_api(changes, &mut text),
        }
    }
    text
}

fn of_api(changes: &Changes, text: &mut String) {
    let compared = words::count(changes.compared, "operation");
    if changes.findings.is_empty() {
        let _ = writeln!(text, "\n{}: no change in {compared}.", code(&changes.api));
        return;
    }
    let _ = writeln!(
        text,
        "\n{}: {} in {compared}.\n\n| change | calls | programs |\n|---|---|---|",
        code(&changes.api),
        words::counts(changes.findings.iter())
    );
    let groups = words::groups(&changes.findings);
    let findings: Vec<_> = groups.into_iter().flat_map(|(_, findings)| findings).collect();
    for finding in findings.iter().take(MOST_ROWS) {
        let _ = writeln!(text, "{}", row(finding));
    }
    if let Some(more) = findings.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        let _ = writeln!(text, "\nand {more} more.");
    }
}

fn row(finding: &Finding) -> String {
    let place = finding.new.as_ref().or(finding.old.as_ref());
    let place = place.map_or(String::new(), |written| {
        let place = &written.place;
        format!(
            "<br><sub>{}:{}, {}</sub>",
            escaped(&place.file),
            place.line,
            finding.rule.id
        )
    });
    format!(
        "| {}{place} | {} | {} |",
        cell(&finding.entry),
        judgement(&finding.wire),
        judgement(&finding.rust)
    )
}

fn judgement(judgement: &Judgement) -> String {
    match judgement.verdict {
        Verdict::None => String::new(),
        Verdict::Major => format!("**major**: {}", cell(&judgement.why)),
        verdict => format!("{}: {}", verdict.as_str(), cell(&judgement.why)),
    }
}

/// Back-quotes stay, since rules write names in them; all else that Markdown or HTML would take for its own is escaped.
fn cell(text: &str) -> String {
    let mut is_code = false;
    let mut cell = String::new();
    for character in text.chars() {
        match character {
            '`' => {
                is_code = !is_code;
                cell.push('`');
            }
            '|' => cell += "\\|",
            '\n' | '\r' => cell.push(' '),
            character if is_code => cell.push(character),
            character => push_escaped(character, &mut cell),
        }
    }
    // A quote that nobody closed would swallow the rest of the table.
    if is_code {
        cell.push('`');
    }
    cell
}

fn code(text: &str) -> String {
    cell(&format!("`{}`", text.replace('`', "'")))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        push_escaped(character, &mut escaped);
    }
    escaped
}

fn push_escaped(character: char, text: &mut String) {
    match character {
        '<' => *text += "&lt;",
        '>' => *text += "&gt;",
        '&' => *text += "&amp;",
        // An `@` would call people, a `#` would link issues.
        '@' => *text += "&#64;",
        '#' => *text += "&#35;",
        '\\' | '*' | '_' | '[' | ']' | '|' | '~' | '`' => {
            text.push('\\');
            text.push(character);
        }
        '\n' | '\r' => text.push(' '),
        character => text.push(character),
    }
}
