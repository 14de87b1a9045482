//! The last lines: how the run ends and what to type next.

use super::plan::{Plan, accepted, first_failing};
use super::screen::Screen;
use crate::compare::Outcome;
use crate::report::visible::{cut, visible};
use crate::report::words::{accept_command, counted, fix_command, page_name, spec_place};
use crate::report::{Run, Verdict};

/// The last lines: how the run ends and what to type next. `is_bare` says that of no page the details were shown.
pub(super) fn end(run: &Run, plan: &Plan, is_bare: bool, screen: &mut Screen) {
    stale(run, plan, screen);
    let verdict = run.verdict();
    let code = verdict.exit_code();
    let next = match verdict {
        Verdict::Clean if !is_bare => "nothing to do".to_owned(),
        Verdict::Clean => also(run),
        Verdict::NotChecked => format!("next: {}", next_not_checked(run)),
        Verdict::Drift => {
            screen.gap();
            drift(run, screen);
            format!("next: {}", next_drift(run))
        }
    };
    if verdict != Verdict::Drift && screen.len() > 1 {
        screen.gap();
    }
    screen.wrap(1, 9, format!("exit {code}   {next}").trim_end());
}

fn stale(run: &Run, plan: &Plan, screen: &mut Screen) {
    if run.stale_acceptances.is_empty() {
        return;
    }
    screen.gap();
    let ids: Vec<_> = run.stale_acceptances.iter().map(|id| visible(id)).collect();
    let file = format!("{}/{}", visible(&run.folder), crate::accept::ACCEPT_FILE);
    let text = format!(
        "accepted, but found no more: {}   (take them out of {file})",
        ids.join(", ")
    );
    screen.wrap_at_most(plan.most(4, 2), 1, 2, &text);
}

fn drift(run: &Run, screen: &mut Screen) {
    let failing = run.tally().failing;
    let fail = if failing == 1 { "fails" } else { "fail" };
    let accept = first_failing(run, |_, finding| Some(accept_command(run, &finding.id))).unwrap_or_default();
    let count = counted(failing, "finding", "findings");
    screen.line(&format!(" {count} {fail} this run. To leave one as it is:"));
    screen.wrap(3, 2, &accept);
    let names = unchecked(run);
    if !names.is_empty() {
        let text = format!(
            "{} could not be checked: {}",
            counted(names.len(), "page", "pages"),
            names.join(", ")
        );
        screen.wrap_at_most(2, 1, 2, &text);
    }
}

/// The names of the pages that were not checked, or too little.
fn unchecked(run: &Run) -> Vec<String> {
    let names = run.pages.iter().filter_map(|page| match &page.outcome {
        Outcome::NotChecked(_) => Some(page_name(run, page)),
        Outcome::Compared(compared) if run.is_low(compared) => Some(format!("{} (low coverage)", page_name(run, page))),
        Outcome::Compared(_) => None,
    });
    names.collect()
}

/// The certain edits if there are any, else the first place to look at.
fn next_drift(run: &Run) -> String {
    let is_certain = |finding: &crate::compare::Finding| finding.edit.as_ref().is_some_and(|edit| edit.is_certain);
    let fix = first_failing(run, |page, finding| is_certain(finding).then(|| fix_command(run, page)));
    let place = || first_failing(run, |_, finding| finding.spec.as_ref().map(spec_place));
    let file = || first_failing(run, |_, finding| finding.edit.as_ref().map(|edit| visible(&edit.file)));
    fix.or_else(|| place().or_else(file).map(|place| format!("edit {place}")))
        .unwrap_or_else(|| format!("edit the files in {}", visible(&run.folder)))
}

fn next_not_checked(run: &Run) -> String {
    let cure = run.pages.iter().find_map(|page| match &page.outcome {
        Outcome::NotChecked(not) if !not.cure.is_empty() => Some(cut(&visible(&not.cure), 180)),
        _ => None,
    });
    cure.unwrap_or_else(|| match run.pages.is_empty() {
        true => "name the pages to compare".to_owned(),
        false => "see what was not understood, with --unread".to_owned(),
    })
}

/// What else there is when there is nothing to do.
fn also(run: &Run) -> String {
    let compared = || run.pages.iter().filter_map(|page| page.compared());
    let missing = compared()
        .flat_map(|compared| &compared.not_on_page)
        .map(|(_, names)| names.len())
        .sum::<usize>();
    let unread = compared().map(|compared| compared.unread.len()).sum::<usize>();
    let accepted = compared().map(|compared| accepted(compared).len()).sum::<usize>();
    let parts = [
        (missing, "only in the spec"),
        (unread, "not understood (--unread)"),
        (accepted, "accepted earlier"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, what)| format!("{count} {what}")).collect();
    match parts.is_empty() {
        true => "nothing to do".to_owned(),
        false => format!("nothing to do   also: {}", parts.join(", ")),
    }
}
