//! What was found on one page.

use super::finding;
use super::plan::{Plan, accepted, by_operation};
use super::screen::Screen;
use crate::compare::{Comparison, Contradiction, Finding, Level, PageReport};
use crate::report::Run;
use crate::report::visible::{cut, cut_start, padded, quoted_words, visible, wrapped};
use crate::report::words::{counted, coverage, page_place, title};

/// Whether two lines say everything.
pub(super) fn is_all_clear(run: &Run, compared: &Comparison, plan: &Plan) -> bool {
    run.tally_of(compared).all() == 0
        && !run.is_low(compared)
        && open_contradictions(compared).next().is_none()
        && compared.unknown_operations.is_empty()
        && !(plan.all || plan.unread)
}

fn open_contradictions(compared: &Comparison) -> impl Iterator<Item = &Contradiction> {
    compared.contradictions.iter().filter(|found| found.accepted.is_none())
}

/// What was compared with what.
pub(super) fn about(run: &Run, page: &PageReport, compared: &Comparison, screen: &mut Screen) {
    let mut text = format!("page  {}", cut_start(&visible(&page.page), 60));
    if let Some(saved) = &page.saved {
        text += &format!("   saved {}", visible(saved));
    }
    let sha: String = page.sha256.chars().take(8).collect();
    if !sha.is_empty() {
        text += &format!("   sha {sha}..");
    }
    screen.line(&text);
    if let Some(address) = &page.address {
        screen.line(&format!("      {}", visible(address)));
    }
    let operations: Vec<_> = compared.operations.iter().map(|(name, _)| visible(name)).collect();
    screen.wrap_at_most(
        2,
        0,
        6,
        &format!("spec  {}   {}", visible(&run.folder), operations.join(", ")),
    );
    if !page.repairs.is_empty() {
        let repairs: Vec<_> = page.repairs.iter().map(|repair| visible(repair)).collect();
        screen.wrap_at_most(3, 0, 6, &format!("repaired: {}", repairs.join("; ")));
    }
}

/// Findings by operation, then everything that is no drift.
pub(super) fn details(run: &Run, (at, compared): (usize, &Comparison), plan: &Plan, screen: &mut Screen) {
    groups(run, (at, compared), plan, screen);
    contradictions(compared, plan, screen);
    screen.gap();
    counts(run, compared, plan, screen);
}

/// Findings by operation.
pub(super) fn groups(run: &Run, (at, compared): (usize, &Comparison), plan: &Plan, screen: &mut Screen) {
    for (operation, findings) in by_operation(compared) {
        group(run, operation, (at, &findings), compared, plan, screen);
    }
}

fn group(
    run: &Run,
    operation: &str,
    (at, findings): (usize, &[(usize, &Finding)]),
    compared: &Comparison,
    plan: &Plan,
    screen: &mut Screen,
) {
    let (notes, others): (Vec<_>, Vec<_>) = findings
        .iter()
        .copied()
        .partition(|(_, finding)| finding.level == Level::Note);
    let shown: Vec<_> = others.iter().filter(|(index, _)| plan.shows(at, *index)).collect();
    let hidden = others.len() - shown.len();
    if !plan.is_short() || !shown.is_empty() {
        screen.gap();
    }
    let line = compared.operations.iter().find(|(name, _)| name == operation);
    let line = line.map(|(_, line)| visible(line));
    screen.line(&match line {
        Some(line) => format!("{}   {}", cut(&line, 64), visible(operation)),
        None => visible(operation),
    });
    for (nth, (_, found)) in shown.iter().enumerate() {
        match plan.is_short() {
            true => finding::short(run, found, screen),
            false => {
                if nth > 0 {
                    screen.gap();
                }
                finding::full(run, found, plan.all, screen);
            }
        }
    }
    if hidden > 0 {
        screen.line(&format!("   and {}", counted(hidden, "more finding", "more findings")));
    }
    notes_of(&notes, plan, screen);
}

fn notes_of(notes: &[(usize, &Finding)], plan: &Plan, screen: &mut Screen) {
    if notes.is_empty() {
        return;
    }
    if plan.is_short() {
        let titles: Vec<_> = notes.iter().map(|(_, finding)| title(finding)).collect();
        let count = counted(notes.len(), "note", "notes");
        return screen.line(&format!(" ! {count}: {}", titles.join(", ")));
    }
    screen.gap();
    screen.line(" notes");
    for (_, found) in notes {
        finding::note(found, screen);
    }
}

fn contradictions(compared: &Comparison, plan: &Plan, screen: &mut Screen) {
    let count = open_contradictions(compared).count();
    if count == 0 {
        return;
    }
    let most = plan.most(20, 3);
    screen.gap();
    screen.line(" page against itself (not drift)");
    for found in open_contradictions(compared).take(most) {
        let text = format!("? {}: {}", cut(&visible(&found.subject), 60), visible(&found.text));
        let lines = wrapped(&text, 82);
        for (nth, line) in lines.iter().take(3).enumerate() {
            match nth {
                0 => screen.line(&format!("{} {}", padded(&format!(" {line}"), 87), found.id)),
                _ => screen.line(&format!("   {line}")),
            }
        }
        if !plan.is_short() && !found.places.is_empty() {
            let places = found.places.iter().take(8).map(|place| page_place(place, 44));
            screen.wrap_at_most(3, 5, 0, &places.collect::<Vec<_>>().join("; "));
        }
    }
    left_out(count, most, screen);
}

fn left_out(count: usize, most: usize, screen: &mut Screen) {
    if count > most {
        screen.line(&format!("   and {} more: --all", count - most));
    }
}

/// How much was compared, and what was not.
fn counts(run: &Run, compared: &Comparison, plan: &Plan, screen: &mut Screen) {
    screen.line(&format!(" {}", coverage(run, compared)));
    not_on_page(compared, plan, screen);
    let unknown = &compared.unknown_operations;
    if !unknown.is_empty() {
        screen.line(&format!(
            " on the page, but no operation of the spec: {}",
            unknown.len()
        ));
        let most = plan.most(20, 3);
        for (line, place) in unknown.iter().take(most) {
            screen.line(&format!("   {}   {}", cut(&visible(line), 60), page_place(place, 40)));
        }
        left_out(unknown.len(), most, screen);
    }
    if !compared.unread.is_empty() {
        let hint = if plan.unread { "" } else { "   show with --unread" };
        screen.line(&format!(" not understood: {}{hint}", compared.unread.len()));
    }
    if plan.unread {
        unread(compared, screen);
    }
    accepted_earlier(compared, plan, screen);
}

/// The sentences that were not understood.
pub(super) fn unread(compared: &Comparison, screen: &mut Screen) {
    for unread in &compared.unread {
        let quote = quoted_words(&unread.text);
        screen.line(&format!("   {}: \"{quote}\"", page_place(&unread.place, 44)));
    }
}

fn not_on_page(compared: &Comparison, plan: &Plan, screen: &mut Screen) {
    let count: usize = compared.not_on_page.iter().map(|(_, names)| names.len()).sum();
    if count == 0 {
        return;
    }
    let is_single = compared.operations.len() <= 1 && compared.not_on_page.len() == 1;
    let names = compared
        .not_on_page
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(operation, names)| {
            let names: Vec<_> = names.iter().map(|name| visible(name)).collect();
            match is_single {
                true => names.join(", "),
                false => format!("{}: {}", visible(operation), names.join(", ")),
            }
        });
    let names = names.collect::<Vec<_>>().join("; ");
    let text = format!("not on the page but in the spec: {count} ({names})");
    screen.wrap_at_most(plan.most(4, 1), 1, 2, &text);
}

fn accepted_earlier(compared: &Comparison, plan: &Plan, screen: &mut Screen) {
    let accepted = accepted(compared);
    if accepted.is_empty() {
        return;
    }
    let ids = accepted.iter().map(|(id, accepted)| match &accepted.until {
        Some(until) => format!("{}, until {}", visible(id), visible(until)),
        None => visible(id),
    });
    let text = format!(
        "accepted earlier: {} ({})",
        accepted.len(),
        ids.collect::<Vec<_>>().join("; ")
    );
    screen.wrap_at_most(plan.most(3, 1), 1, 2, &text);
    if plan.all {
        for (id, accepted) in accepted {
            let who = accepted
                .who
                .as_deref()
                .map_or_else(String::new, |who| format!(" {}", visible(who)));
            screen.wrap(
                3,
                4,
                &format!(
                    "{}   {}{who}: {}",
                    visible(id),
                    visible(&accepted.date),
                    visible(&accepted.why)
                ),
            );
        }
    }
}
