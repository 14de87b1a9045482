//! A run for a pull request. It fits one comment.

mod page;

use super::escape::{cell, code};
use super::words::{answer_of_many, counted, page_name};
use super::{Run, Verdict};
use crate::compare::Outcome;

/// A comment may have 65,536 characters; some room is left for what a workflow adds.
const MOST_BYTES: usize = 60_000;

/// What is kept for the lines at the end.
const RESERVE: usize = 4_000;

/// For a pull request: a table of the findings of each page, what belongs to each folded below it. Texts of pages and specs
/// stand in it as code, so that none of them is a link, a mention or markup.
#[must_use]
pub fn markdown(run: &Run) -> String {
    let mut text = Comment::default();
    match run.pages.as_slice() {
        [only] => page::page(run, only, &mut text),
        _ => many(run, &mut text),
    }
    end(run, &mut text);
    text.text
}

/// A text that knows when it is full.
#[derive(Debug, Default)]
struct Comment {
    text: String,
    left_out: usize,
}

impl Comment {
    /// A line, unless the comment is full.
    fn line(&mut self, line: &str) -> bool {
        if self.text.len() + line.len() > MOST_BYTES - RESERVE {
            self.left_out += 1;
            return false;
        }
        self.text += line;
        self.text.push('\n');
        true
    }

    /// An empty line.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

fn many(run: &Run, text: &mut Comment) {
    text.line(&format!("### {}: {}", code(&run.api, 60), prose(&answer_of_many(run))));
    text.gap();
    text.line("| page | breaks | loosens | notes | self | unread | compared |");
    text.line("|---|---|---|---|---|---|---|");
    let mut clean = 0;
    for report in &run.pages {
        let Some(compared) = report.compared() else { continue };
        let tally = run.tally_of(compared);
        if tally.all() == 0 && !run.is_low(compared) && compared.contradictions.is_empty() {
            clean += 1;
            continue;
        }
        let low = if run.is_low(compared) { ", low" } else { "" };
        text.line(&format!(
            "| {} | {} | {} | {} | {} | {} | {}/{}{low} |",
            cell(&page_name(run, report), 60),
            tally.breaks,
            tally.loosens,
            tally.notes,
            compared.contradictions.len(),
            compared.unread.len(),
            compared.compared,
            compared.read,
        ));
    }
    text.gap();
    if clean > 0 {
        text.line(&format!("{} without drift.", counted(clean, "page", "pages")));
        text.gap();
    }
    for report in &run.pages {
        let asks = match &report.outcome {
            Outcome::NotChecked(_) => true,
            Outcome::Compared(compared) => run.tally_of(compared).all() > 0 || !compared.contradictions.is_empty(),
        };
        if asks {
            text.gap();
            page::page(run, report, text);
        }
    }
}

/// The columns of the screen mean nothing here.
fn prose(words: &str) -> String {
    words.replace("   ->", " →").replace("   ", " · ")
}

fn end(run: &Run, text: &mut Comment) {
    let verdict = run.verdict();
    let code_of = verdict.exit_code();
    let says = match verdict {
        Verdict::Clean => "no finding fails this run".to_owned(),
        Verdict::Drift => format!("{} to look at", counted(run.tally().failing, "finding", "findings")),
        Verdict::NotChecked => "not everything could be checked".to_owned(),
    };
    text.gap();
    if text.left_out > 0 {
        let left = counted(text.left_out, "line is", "lines are");
        text.text += &format!("The comment is full: {left} left out. The JSON report has everything.\n\n");
    }
    if !run.stale_acceptances.is_empty() {
        let ids: Vec<_> = run.stale_acceptances.iter().take(20).map(|id| code(id, 20)).collect();
        text.text += &format!("Accepted, but found no more: {}.\n\n", ids.join(", "));
    }
    text.text += &format!("Exit {code_of}: {says}.\n");
}
