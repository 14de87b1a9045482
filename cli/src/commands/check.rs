//! `specwright check`: reports the findings of every API named.

use std::io;

use crate::apis::{Compiled, findings_json};
use crate::arguments::{CheckArguments, Format};
use crate::exit::{Exit, Failure};
use crate::output::{Output, coloured};
use crate::workspace::{Workspace, find_apis};

/// Compiles everything before it shows anything, so that a folder that cannot be read is not lost among findings.
pub(super) fn run(arguments: &CheckArguments) -> Result<Exit, Failure> {
    let apis = load(arguments)?;
    let mut output = Output::new();
    match arguments.format {
        Format::Json => output.json(&findings_json(&apis))?,
        Format::Text => {
            for api in &apis {
                show(api, &mut output)?;
            }
        }
    }
    let exits = apis.iter().map(|api| api.exit(arguments.deny_warnings));
    Ok(exits.max().unwrap_or(Exit::Clean))
}

fn load(arguments: &CheckArguments) -> Result<Vec<Compiled>, Failure> {
    let mut folders = Vec::new();
    if arguments.paths.is_empty() {
        folders = Workspace::find()?.apis()?;
    }
    for path in &arguments.paths {
        folders.extend(find_apis(path)?);
    }
    folders.iter().map(|folder| Compiled::load(folder)).collect()
}

fn show(api: &Compiled, output: &mut Output) -> Result<(), Failure> {
    if api.has_findings() {
        output.text(&api.findings(coloured(&io::stdout())))?;
    }
    let Some(model) = api.model() else {
        return Ok(());
    };
    output.line(&format!("{}: ok, {}", model.api.name.spec, api.summary()))
}
