//! `specwright facts`: what is read on a page, and how well pages are read.

mod score;
mod show;

use std::path::Path;

use specwright_drift::page::NotChecked;
use specwright_drift::reader;

use crate::arguments::Format;
use crate::arguments::drift::FactsArguments;
use crate::exit::{Exit, Failure};
use crate::output::{Output, remark, visible};
use crate::pages;

/// Shows the facts of a page, or the figures of a folder of pages.
pub(super) fn run(arguments: &FactsArguments) -> Result<Exit, Failure> {
    if let Some(folder) = &arguments.score {
        return score::run(folder, arguments.details);
    }
    let paths = pages::find(arguments.page.as_slice())?;
    let [path] = paths.as_slice() else {
        return Err(Failure::new("facts are shown of one page").help("name a file, not a folder"));
    };
    let page = match pages::read(path)? {
        Ok(page) => page,
        Err(not_checked) => return self::not_checked(path, &not_checked),
    };
    let facts = reader::read(&page);
    let mut output = Output::new();
    match arguments.format {
        Format::Text => output.text(&show::text(&facts, arguments.places))?,
        Format::Json => output.json(&show::json(&page, &facts))?,
    }
    Ok(Exit::Clean)
}

/// Says why a page is none.
pub(super) fn not_checked(path: &Path, not_checked: &NotChecked) -> Result<Exit, Failure> {
    let line = not_checked
        .line
        .map(|line| format!(" (line {line})"))
        .unwrap_or_default();
    let path = path.display();
    remark(&visible(&format!("{path}: {}{line}", not_checked.reason)));
    remark(&format!("\n  = help: {}\n", visible(&not_checked.cure)));
    Ok(Exit::NotChecked)
}
