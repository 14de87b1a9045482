//! Many pages: a line for each that asks for something, then what was found on it.

use std::cmp::Reverse;

use super::page;
use super::plan::Plan;
use super::screen::Screen;
use crate::compare::{Comparison, Outcome, PageReport};
use crate::report::Run;
use crate::report::verdict::Tally;
use crate::report::visible::{cut, cut_start, padded, visible};
use crate::report::words::{answer, counted, page_name, why};

/// How wide the names of pages are.
const NAME: usize = 40;

/// A page that was compared.
struct Row<'a> {
    at: usize,
    page: &'a PageReport,
    compared: &'a Comparison,
    tally: Tally,
    is_low: bool,
    /// Contradictions that nobody accepted.
    own: usize,
}

/// The table and, below it, the pages that ask for something.
pub(super) fn pages(run: &Run, plan: &Plan, screen: &mut Screen) {
    let rows = rows(run);
    let (asking, clean): (Vec<_>, Vec<_>) = rows.into_iter().partition(Row::asks);
    screen.gap();
    if !asking.is_empty() {
        table(run, &asking, plan, screen);
    }
    if !clean.is_empty() {
        screen.line(&format!("- {} without drift", counted(clean.len(), "page", "pages")));
    }
    not_checked(run, plan, screen);
    let unread = |row: &&Row<'_>| plan.all || plan.unread && !row.compared.unread.is_empty();
    for row in asking.iter().chain(clean.iter().filter(unread)) {
        match plan.is_short() {
            true => short_details(run, row, plan, screen),
            false => details(run, row, plan, screen),
        }
    }
    let shown = plan.shown();
    if let Some(shown) = shown {
        let grave = asking
            .iter()
            .map(|row| row.tally.breaks + row.tally.loosens)
            .sum::<usize>();
        if grave > shown {
            screen.gap();
            screen.line(&format!(
                " and {}: --all",
                counted(grave - shown, "more finding", "more findings")
            ));
        }
    }
}

fn details(run: &Run, row: &Row<'_>, plan: &Plan, screen: &mut Screen) {
    screen.gap();
    screen.wrap_at_most(
        3,
        0,
        3,
        &format!("{}   {}", page_name(run, row.page), answer(run, row.page)),
    );
    page::about(run, row.page, row.compared, screen);
    page::details(run, (row.at, row.compared), plan, screen);
}

/// Only the findings that are shown; the table has everything else as a count.
fn short_details(run: &Run, row: &Row<'_>, plan: &Plan, screen: &mut Screen) {
    if plan.shows_some(row.at) {
        screen.gap();
        screen.line(&page_name(run, row.page));
        page::groups(run, (row.at, row.compared), plan, screen);
    }
    if plan.unread && !row.compared.unread.is_empty() {
        screen.line(&page_name(run, row.page));
        page::unread(row.compared, screen);
    }
}

fn rows(run: &Run) -> Vec<Row<'_>> {
    let compared = run
        .pages
        .iter()
        .enumerate()
        .filter_map(|(at, page)| Some((at, page, page.compared()?)));
    let mut rows: Vec<_> = compared
        .map(|(at, page, compared)| Row {
            at,
            page,
            compared,
            tally: run.tally_of(compared),
            is_low: run.is_low(compared),
            own: compared
                .contradictions
                .iter()
                .filter(|found| found.accepted.is_none())
                .count(),
        })
        .collect();
    rows.sort_by_key(|row| {
        let tally = row.tally;
        let grave = Reverse((
            tally.failing > 0,
            tally.breaks,
            tally.loosens,
            row.is_low,
            tally.notes,
            row.own,
        ));
        (grave, row.at)
    });
    rows
}

impl Row<'_> {
    fn asks(&self) -> bool {
        self.tally.all() > 0 || self.is_low || self.own > 0 || !self.compared.unknown_operations.is_empty()
    }

    fn sign(&self) -> char {
        match (self.tally.failing > 0 || self.is_low, self.tally.all() > 0) {
            (true, _) => 'x',
            (false, true) => '~',
            (false, false) => '?',
        }
    }
}

fn table(run: &Run, rows: &[Row<'_>], plan: &Plan, screen: &mut Screen) {
    let name = rows
        .iter()
        .map(|row| page_name(run, row.page).chars().count())
        .max()
        .unwrap_or(0)
        .clamp(26, NAME);
    screen.line(&format!(
        "  {} breaks loosens notes  self  unread   compared",
        padded("page", name)
    ));
    let most = plan.most(60, 12);
    for row in rows.iter().take(most) {
        let share = format!("{}/{}", row.compared.compared, row.compared.read);
        let low = if row.is_low { "   low coverage" } else { "" };
        screen.line(&format!(
            "{} {} {:>6} {:>7} {:>5} {:>5} {:>7} {share:>10}{low}",
            row.sign(),
            padded(&cut_start(&page_name(run, row.page), name), name),
            row.tally.breaks,
            row.tally.loosens,
            row.tally.notes,
            row.own,
            row.compared.unread.len(),
        ));
    }
    if rows.len() > most {
        screen.line(&format!(
            "  and {}: --all",
            counted(rows.len() - most, "more page", "more pages")
        ));
    }
}

fn not_checked(run: &Run, plan: &Plan, screen: &mut Screen) {
    let not_checked = run.pages.iter().filter_map(|page| match &page.outcome {
        Outcome::NotChecked(not) => Some((page, not)),
        Outcome::Compared(_) => None,
    });
    let not_checked: Vec<_> = not_checked.collect();
    if not_checked.is_empty() {
        return;
    }
    screen.line(&format!("! {} not checked:", not_checked.len()));
    let most = plan.most(20, 5);
    for (page, not) in not_checked.iter().take(most) {
        let lines = if plan.is_short() { 1 } else { 3 };
        screen.wrap_at_most(lines, 4, 2, &format!("{}   {}", page_name(run, page), why(not)));
        if !plan.is_short() && !not.cure.is_empty() {
            screen.wrap_at_most(2, 6, 0, &cut(&visible(&not.cure), 180));
        }
    }
    if not_checked.len() > most {
        let others = not_checked.iter().skip(most).map(|(page, _)| page_name(run, page));
        let others = others.collect::<Vec<_>>().join(", ");
        screen.wrap_at_most(2, 4, 2, &format!("and {} more: {others}", not_checked.len() - most));
    }
}
