//! `specwright draft`: a first spec from a page that has none.

use std::collections::BTreeMap;

use specwright_drift::{draft, reader};

use crate::apis::Compiled;
use crate::arguments::drift::DraftArguments;
use crate::exit::{Exit, Failure};
use crate::files::{self, Change, Plan};
use crate::output::{Output, coloured, count, remark};
use crate::pages;

/// Writes the files of the spec, unless one of them is there already.
pub(super) fn run(arguments: &DraftArguments) -> Result<Exit, Failure> {
    let paths = pages::find(std::slice::from_ref(&arguments.page))?;
    let [path] = paths.as_slice() else {
        return Err(Failure::new("a draft is made from one page").help("name a file, not a folder"));
    };
    let page = match pages::read(path)? {
        Ok(page) => page,
        Err(not_checked) => return super::facts::not_checked(path, &not_checked),
    };
    let files = draft::draft(&arguments.api, &page, &reader::read(&page));
    let api = compiled(arguments, &files);
    if api.model().is_none() {
        remark(&api.findings(coloured(&std::io::stderr())));
        let message = format!("no spec that compiles can be drafted from `{}`", path.display());
        return Err(
            Failure::new(message).help("nothing was written; `specwright facts` shows what is read on the page")
        );
    }
    let plan = Plan::new(&arguments.out, files.into_iter().collect::<BTreeMap<_, _>>())?;
    if let Some(file) = plan.files().iter().find(|file| file.change != Change::Added) {
        let message = format!("`{}` is there already in `{}`", file.name, arguments.out.display());
        return Err(Failure::new(message).help("write into a new folder and take over what you need"));
    }
    files::write([&plan])?;
    let mut output = Output::new();
    for file in plan.files() {
        let path = arguments.out.join(&file.name);
        output.line(&format!("{}: {}", path.display(), count(file.lines(), "line")))?;
    }
    output.line(&api.summary())?;
    output.line(&format!("next: specwright check {}", arguments.out.display()))?;
    Ok(Exit::Clean)
}

/// The draft as the compiler sees it.
fn compiled(arguments: &DraftArguments, files: &[(String, String)]) -> Compiled {
    let path = |name: &str| arguments.out.join(name).to_string_lossy().into_owned();
    let files = files.iter().map(|(name, text)| (path(name), text.clone().into_bytes()));
    Compiled::of_files(&arguments.out, files.collect())
}
