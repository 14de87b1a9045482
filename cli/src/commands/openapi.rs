//! `specwright openapi`: an API as an OpenAPI document.

use std::collections::BTreeMap;
use std::path::Path;

use specwright_openapi::export::{Exported, export};

use crate::apis::Compiled;
use crate::arguments::openapi::{DocumentFormat, OpenapiArguments};
use crate::exit::{Exit, Failure};
use crate::files::{self, Plan};
use crate::output::{Output, coloured, count, remark, visible};

/// Shows the document or writes it into a file; what it cannot say is counted, or listed.
pub(super) fn run(arguments: &OpenapiArguments) -> Result<Exit, Failure> {
    let api = Compiled::load(&arguments.path)?;
    let Some(model) = api.model() else {
        remark(&api.findings(coloured(&std::io::stderr())));
        return Ok(Exit::Findings);
    };
    let exported = export(model);
    let text = match format(arguments) {
        DocumentFormat::Json => exported.document.to_json(),
        DocumentFormat::Yaml => exported.document.to_yaml(),
    };
    let mut output = Output::new();
    match &arguments.out {
        Some(path) => write(path, text)?,
        None if arguments.losses => {}
        None => output.text(&text)?,
    }
    if arguments.losses {
        list(&exported, &mut output)?;
    } else if !exported.losses.is_empty() {
        let lost = count(exported.losses.len(), "thing");
        remark(&format!("{lost} OpenAPI has no words for; `--losses` lists them\n"));
    }
    Ok(Exit::Clean)
}

fn format(arguments: &OpenapiArguments) -> DocumentFormat {
    let is_json = |path: &Path| {
        path.extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    };
    arguments
        .format
        .unwrap_or(match arguments.out.as_deref().is_some_and(is_json) {
            true => DocumentFormat::Json,
            false => DocumentFormat::Yaml,
        })
}

/// Into the file, or nothing at all.
fn write(path: &Path, text: String) -> Result<(), Failure> {
    let named = || Failure::new(format!("`{}` is no name of a file", path.display()));
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(named)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let plan = Plan::new(folder, BTreeMap::from([(name.to_owned(), text)]))?;
    files::write([&plan])
}

fn list(exported: &Exported, output: &mut Output) -> Result<(), Failure> {
    for loss in &exported.losses {
        output.line(&visible(&loss.to_string()))?;
    }
    output.line(&format!(
        "{} OpenAPI has no words for",
        count(exported.losses.len(), "thing")
    ))
}
