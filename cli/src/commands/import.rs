//! `specwright import`: a spec from an OpenAPI document.

use serde_json::json;
use specwright_openapi::document::open_file;
use specwright_openapi::import::{Imported, Options, import_opened};

use crate::arguments::Format;
use crate::arguments::import::ImportArguments;
use crate::exit::{Exit, Failure};
use crate::files::{self, Change, Plan};
use crate::output::{Output, count, visible};

/// Writes the files of the spec, unless one of them is there already.
pub(super) fn run(arguments: &ImportArguments) -> Result<Exit, Failure> {
    let path = arguments.file.display();
    let bytes = std::fs::read(&arguments.file)
        .map_err(|error| Failure::io(format_args!("read the document `{path}`"), &error))?;
    let opened = open_file(&arguments.file.to_string_lossy(), &bytes)
        .map_err(|error| Failure::new(format!("`{path}` is not read: {error}")))?;
    let options = Options {
        api: arguments.api.clone(),
    };
    let imported = import_opened(&opened, &options);
    let plan = Plan::new(&arguments.out, imported.files.clone())?;
    if let Some(file) = plan.files().iter().find(|file| file.change != Change::Added) {
        let message = format!("`{}` is there already in `{}`", file.name, arguments.out.display());
        return Err(Failure::new(message).help("write into a new folder and take over what you need"));
    }
    files::write([&plan])?;
    let mut output = Output::new();
    match arguments.format {
        Format::Text => show(arguments, &imported, &mut output)?,
        Format::Json => output.json(&json!({
            "version": 1,
            "operations_in": imported.operations_in,
            "operations_out": imported.operations_out,
            "files": imported.files.keys().collect::<Vec<_>>(),
            "report": imported.report.json(),
        }))?,
    }
    Ok(Exit::Clean)
}

fn show(arguments: &ImportArguments, imported: &Imported, output: &mut Output) -> Result<(), Failure> {
    output.text(&imported.report.text(&arguments.file.to_string_lossy()))?;
    let out = visible(&arguments.out.to_string_lossy());
    for (name, text) in &imported.files {
        output.line(&format!("{out}/{name}: {}", count(text.lines().count(), "line")))?;
    }
    let lines = count(imported.report.remarks.len(), "line");
    let (written, known) = (imported.operations_out, count(imported.operations_in, "operation"));
    output.line(&format!("{written} of {known} imported, {lines} in the report"))?;
    output.line(&format!("next: specwright check {out}"))
}
