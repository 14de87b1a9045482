//! The readings of a folder's pages against the lists beside them.

use std::fs;
use std::path::Path;

use specwright_drift::score::{Score, score_page};

use crate::exit::{Exit, Failure};
use crate::output::{Output, visible};
use crate::pages;

/// Prints the table, and the lines behind it.
pub(super) fn run(folder: &Path, details: bool) -> Result<Exit, Failure> {
    let mut sum = Score::default();
    let mut lists = 0;
    for (page, list) in pages::with_lists(folder)? {
        let shown = list.display().to_string();
        let text = fs::read_to_string(&list).map_err(|error| Failure::io(format_args!("read `{shown}`"), &error))?;
        let score = score_page(&pages::name(&page), &pages::bytes(&page)?, &text);
        sum += score.map_err(|error| Failure::new(format!("{shown}: {error}")))?;
        lists += 1;
    }
    if lists == 0 {
        let message = format!("no page in `{}` has a list beside it", folder.display());
        return Err(Failure::new(message).help("the list of `orders.html` is `orders.facts`"));
    }
    let mut output = Output::new();
    output.text(&sum.table())?;
    if details {
        for (title, lines) in [("invented", &sum.invented), ("missed", &sum.missed)] {
            output.line(&format!("\n{title}: {}", lines.len()))?;
            for line in lines {
                output.line(&format!("  {}", visible(line)))?;
            }
        }
    }
    Ok(Exit::Clean)
}
