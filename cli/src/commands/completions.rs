//! `specwright completions SHELL`.

use clap::CommandFactory;

use crate::arguments::{Arguments, CompletionsArguments};
use crate::exit::{Exit, Failure};
use crate::output::Output;

/// Prints the completions script.
pub(super) fn run(arguments: &CompletionsArguments) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "specwright", &mut script);
    Output::new().text(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}
