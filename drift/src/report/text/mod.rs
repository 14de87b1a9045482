//! A run as one screen of text, at most 100 columns wide.

mod end;
mod finding;
mod many;
mod page;
mod plan;
mod screen;

use super::{Run, TextOptions, words};
use crate::compare::Outcome;
use plan::Plan;
use screen::Screen;

/// With so many findings a screen is kept short.
const MANY_FINDINGS: usize = 25;

/// How long a short screen may be.
const MOST_LINES: usize = 60;

/// For people, at most 100 columns wide. With 25 findings or more it has at most 60 lines, unless `all` is asked for;
/// sentences that were not understood, where they are asked for, come in addition.
#[must_use]
pub fn text(run: &Run, options: TextOptions) -> String {
    if options.all || run.tally().all() < MANY_FINDINGS {
        return draw(run, &Plan::full(options)).finish();
    }
    let unread = match options.unread {
        true => run
            .pages
            .iter()
            .filter_map(|page| page.compared())
            .map(|compared| compared.unread.len())
            .sum(),
        false => 0,
    };
    let mut shown = MOST_LINES;
    loop {
        let screen = draw(run, &Plan::short(run, options, shown));
        let over = screen.len().saturating_sub(MOST_LINES + unread);
        if over == 0 || shown == 0 {
            return screen.finish();
        }
        // A finding that is left out takes a line with it, and often its headings.
        shown = shown.saturating_sub((over / 4).max(1));
    }
}

fn draw(run: &Run, plan: &Plan) -> Screen {
    let mut screen = Screen::default();
    screen.wrap(0, 3, &words::headline(run));
    let mut is_bare = true;
    match run.pages.as_slice() {
        [] => {}
        [only] => {
            if let Outcome::Compared(compared) = &only.outcome
                && !page::is_all_clear(run, compared, plan)
            {
                is_bare = false;
                page::about(run, only, compared, &mut screen);
                page::details(run, (0, compared), plan, &mut screen);
            }
        }
        _ => many::pages(run, plan, &mut screen),
    }
    end::end(run, plan, is_bare, &mut screen);
    screen
}
