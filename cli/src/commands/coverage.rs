//! `specwright coverage`: where the spec has each fact of a list.

use std::fs;

use specwright_drift::coverage::{FactList, cover};

use crate::apis::Compiled;
use crate::arguments::CoverageArguments;
use crate::exit::{Exit, Failure};
use crate::output::{Output, coloured};

/// Prints the table, or only what is missing; with something missing the run ends with findings.
pub(super) fn run(arguments: &CoverageArguments) -> Result<Exit, Failure> {
    let path = arguments.facts.display();
    let text = fs::read_to_string(&arguments.facts).map_err(|error| Failure::io(format!("read {path}"), &error))?;
    let list = FactList::parse(&text).map_err(|error| Failure::new(format!("{path}: {error}")))?;
    let api = Compiled::load(&arguments.path)?;
    let mut output = Output::new();
    let Some(model) = api.model() else {
        output.text(&api.findings(coloured(&std::io::stdout())))?;
        return Ok(Exit::Findings);
    };
    let table = cover(&list, model, api.sources());
    match arguments.missing {
        true => {
            for row in table.missing() {
                output.line(&format!("{} {}: {}", row.fact, row.what, row.place))?;
            }
        }
        false => output.line(&table.to_string())?,
    }
    let is_whole = table.missing().next().is_none();
    Ok(if is_whole { Exit::Clean } else { Exit::Findings })
}
