//! The pages of a run: saved files, or what the spec's addresses give.

use std::path::{Path, PathBuf};
use std::time::Duration;

use specwright_codegen::model::Model;
use specwright_codegen::source::SourceSet;
use specwright_drift::facts::Facts;
use specwright_drift::page::{LARGEST_PAGE, NotChecked, Page};
use specwright_drift::reader;
use specwright_drift::spec;

use crate::arguments::drift::DriftArguments;
use crate::exit::Failure;
use crate::fetch::{Manners, fetch};
use crate::output::remark;
use crate::pages;

/// A page of a run.
#[derive(Debug)]
pub(super) struct Input {
    /// The file as it was named; the address of a page that could not be fetched.
    pub(super) name: String,
    /// Its address, if it was fetched.
    pub(super) address: Option<String>,
    /// What is on it.
    pub(super) content: Result<(Page, Facts), NotChecked>,
    /// What an earlier copy said.
    pub(super) before: Option<Facts>,
}

/// Where fetched pages are kept, unless the arguments say it.
const PAGES: &str = "target/specwright/pages";

/// The longest time to wait when a site asks for it.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// Reads saved pages, each with its earlier copy.
pub(super) fn saved(paths: &[PathBuf], before: Option<&Path>) -> Result<Vec<Input>, Failure> {
    let paths = pages::find(paths)?;
    if paths.len() > 1 && before.is_some_and(Path::is_file) {
        let message = "one earlier copy, and several pages";
        return Err(Failure::new(message).help("name a folder of earlier copies with the names of the pages"));
    }
    paths.iter().map(|path| read(path, None, before)).collect()
}

fn read(path: &Path, address: Option<(&str, &str)>, before: Option<&Path>) -> Result<Input, Failure> {
    let content = pages::read(path)?.map(|mut page| {
        if let Some((address, day)) = address {
            page.address = Some(address.to_owned());
            page.saved = Some(day.to_owned());
        }
        let facts = reader::read(&page);
        (page, facts)
    });
    Ok(Input {
        name: path.to_string_lossy().into_owned(),
        address: address.map(|(address, _)| address.to_owned()),
        content,
        before: before.map(|before| earlier(path, before)).transpose()?.flatten(),
    })
}

/// What the earlier copy of a page said: the file itself, or the one of the same name in the folder.
fn earlier(path: &Path, before: &Path) -> Result<Option<Facts>, Failure> {
    let copy = match before.is_dir() {
        true => before.join(path.file_name().unwrap_or_default()),
        false => before.to_owned(),
    };
    if !copy.is_file() {
        if before.is_dir() {
            remark(&format!("there is no earlier copy `{}`\n", copy.display()));
            return Ok(None);
        }
        return Err(Failure::new(format!("there is no earlier copy `{}`", before.display())));
    }
    match pages::read(&copy)? {
        Ok(page) => Ok(Some(reader::read(&page))),
        Err(not_checked) => {
            let message = format!(
                "`{}` is no earlier copy of a page: {}",
                copy.display(),
                not_checked.reason
            );
            Err(Failure::new(message).help(not_checked.cure))
        }
    }
}

/// Fetches the pages that the spec's operations name, in the order of the spec.
pub(super) fn fetched(
    arguments: &DriftArguments,
    model: &Model,
    sources: &SourceSet,
    today: &str,
) -> Result<Vec<Input>, Failure> {
    let operations = spec::operations(model, sources);
    let is_wanted = |name: &String| arguments.operations.is_empty() || arguments.operations.contains(name);
    let addresses = operations.iter().filter(|operation| is_wanted(&operation.name));
    let addresses: Vec<_> = addresses.map(|operation| operation.docs.clone()).collect();
    let default = || Path::new(PAGES).join(&model.api.name.spec);
    let folder = arguments.pages_folder.clone().unwrap_or_else(default);
    let manners = Manners {
        pause: Duration::from_secs_f64(arguments.pause),
        timeout: Duration::from_secs_f64(arguments.timeout),
        longest_wait: LONGEST_WAIT,
        largest_page: LARGEST_PAGE,
    };
    let fetched = fetch(&addresses, &folder, &manners, today)?;
    let inputs = fetched.iter().map(|fetched| match &fetched.page {
        Ok((path, day)) => read(path, Some((&fetched.address, day)), arguments.before.as_deref()),
        Err(reason) => Ok(not_fetched(&fetched.address, reason)),
    });
    inputs.collect()
}

fn not_fetched(address: &str, reason: &str) -> Input {
    Input {
        name: address.to_owned(),
        address: Some(address.to_owned()),
        content: Err(NotChecked {
            reason: reason.to_owned(),
            line: None,
            cure: "open it in a browser, save it, and run again with the file".to_owned(),
        }),
        before: None,
    }
}
